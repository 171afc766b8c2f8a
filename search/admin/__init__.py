"""What editors see of searching: words that mean the same, and what people could not find."""
