"""What curators see in Wagtail's admin: the "Collection" menu and all behind it."""
