"""Everything that is owed in the whole office, whichever part keeps it, as one list."""
