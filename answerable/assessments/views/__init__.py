"""Pages of judgements."""
