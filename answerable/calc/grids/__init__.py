"""Sheets as people fill them in: what stands where, which of it is a table, and what its cells say."""
