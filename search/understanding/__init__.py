"""What somebody means by the words typed: spelling, other words for the same, dates, numbers."""
