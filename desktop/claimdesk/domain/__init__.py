"""What the app is about, on the standard library alone."""
