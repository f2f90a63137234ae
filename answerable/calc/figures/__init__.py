"""Numbers in prose: what they count, of when, and what they are said to be."""
