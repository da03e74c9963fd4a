"""What one document of an archive may cost."""

from typing import final

from attrs import frozen


@final
@frozen(kw_only=True)
class Bounds:
    """What one document may cost: seconds of processor and wall time, bytes of memory; a child serves ``documents`` of them.

    The wall limit is far above the processor's, so that an honest document on a busy machine is spared.
    """

    cpu_seconds: float = 30.0
    wall_seconds: float = 120.0
    memory_bytes: int = 1 << 30
    documents: int = 500
