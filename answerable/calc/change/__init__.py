"""What may be compared, and whether a difference is more than chance: counts, shares, rates, and two blocks of months."""
