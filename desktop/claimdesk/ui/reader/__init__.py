"""The article with its highlights."""
