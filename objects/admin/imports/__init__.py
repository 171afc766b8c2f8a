"""The import screens: upload, look at what would change, put in, undo."""
