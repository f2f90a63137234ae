"""From outside form: rules as a file, judgements of an office folder."""
