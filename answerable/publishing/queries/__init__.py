"""What the public pages say, built from the live tables, and what releases hold."""
