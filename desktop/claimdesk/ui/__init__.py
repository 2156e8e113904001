"""The window and all that is drawn in it: the only rooms that speak Qt."""
