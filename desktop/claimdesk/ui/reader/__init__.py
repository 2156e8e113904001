"""The article with its highlights. Inside this room alone, places are also counted in Qt's UTF-16 units."""
