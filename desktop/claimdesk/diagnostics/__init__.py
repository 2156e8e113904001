"""Bugs of ours: noticed, kept in a log that holds nothing of a person's work, and told about."""
