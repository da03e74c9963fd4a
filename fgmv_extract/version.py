"""Which release this is. It stands alone so that every room can tell."""

__version__ = "0.1.0"
