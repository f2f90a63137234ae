"""A linter for the promises of a plan: text and what is known of the measures in, findings with a repair out."""
