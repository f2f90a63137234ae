"""What decisions on findings and matches are refused by."""


class ReasonMissing(Exception):
    """A decision that others must be able to follow needs its reason."""


class NotNow(Exception):
    """The state does not allow it, often because somebody else was quicker: the message says what stands now."""


class TextMissing(Exception):
    """What is asked, answered or told to the public has no words."""


class NotKnown(Exception):
    """A code or a key that nothing goes by here."""
