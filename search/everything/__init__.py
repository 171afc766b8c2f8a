"""One search over all kinds: from an address to what its page shows, and what it proposes."""
