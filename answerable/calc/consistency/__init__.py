"""What does not hold together in documents: one rule a file, listed in `rules.RULES`."""
