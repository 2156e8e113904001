"""The library file: the only rooms that speak SQL."""
