"""JSON Lines: a statement a line, as ``extract`` writes it."""

from pathlib import Path

from fgmv_extract.archive.store.reading import Store


def write(store: Store, target: Path) -> None:
    """Write every statement; its JSON stands in the store as it is."""
    with target.open("wb") as file:
        for json in store.packed():
            file.write(json + b"\n")
