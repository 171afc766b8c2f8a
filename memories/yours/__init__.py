"""One's own memory, behind the private link: where it is, changing it, taking it back."""
