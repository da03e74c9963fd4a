"""Reads ITU-T liaison statements into typed records with their provenance."""

__version__ = "0.1.0"
