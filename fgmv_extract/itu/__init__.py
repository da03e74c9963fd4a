"""The ITU's vocabulary: groups, Questions, identifiers, dates and study periods, with its facts in ``data/*.toml``."""
