"""How a command ends: the exit statuses, and the error that says a command cannot be carried out as asked."""

DONE = 0
FOUND = 1
"""Findings at or above ``--fail-on``."""
REFUSED = 2
"""Wrong usage, an output that cannot be written, a package that is missing."""
UNREAD = 3
"""An input could not be read."""
BUG = 70
"""EX_SOFTWARE of sysexits.h: a fault of this program."""
INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


class RefusedError(Exception):
    """The command cannot be carried out as asked; the message says why and what would help."""
