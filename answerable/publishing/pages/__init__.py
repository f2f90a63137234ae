"""What each public page says, as frozen dataclasses named after the pages. They hold facts and words, never markup."""
