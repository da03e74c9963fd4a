"""``python -m tests.interpretation.counting`` writes anew how much is read of made tables and header blocks (``tests/cases``).

By hand, and never by a test. Read the difference before you commit it: what was right and is no more is a loss.
"""

import os
import sys

from tests.interpretation import test_flowing_made, test_heads_made, test_tables_drawn


def main() -> int:
    """Write the three files; return the exit status, 2 where the switch is off."""
    if os.environ.get("CI"):
        print("what is counted is written by hand, not in CI", file=sys.stderr)  # noqa: T201  a command
        return 2
    for path, lines in (
        (test_flowing_made.FILE, [test_flowing_made.line(*case) for case in test_flowing_made.CASES]),
        (test_heads_made.FILE, [test_heads_made.line(*case) for case in test_heads_made.CASES]),
        (test_tables_drawn.FILE, [line for case in test_tables_drawn.CASES for line in test_tables_drawn.lines(*case)]),
    ):
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
