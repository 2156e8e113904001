"""What comes in: a file or pasted text becomes an article draft."""
