"""Everything that writes judgements, computed statuses and rules."""
