"""Measures this library against the floor under it and against its peers: ``python -m benchmarks``."""
