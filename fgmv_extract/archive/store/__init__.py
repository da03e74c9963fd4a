"""The store: one SQLite file that is the journal of a run and holds what was read."""
