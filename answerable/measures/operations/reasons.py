"""What a decision without its reason is refused by."""


class ReasonMissing(Exception):
    """A decision that is published needs its reason."""
