"""Why something cannot be done with a newsletter; each sentence says what to do."""


class NewsletterRefused(Exception):
    """What was to be done with a newsletter cannot be done. `field` is the one at fault, or empty."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class SavedMeanwhile(NewsletterRefused):
    """Somebody else did something with it since it was opened."""


class NothingToTell(NewsletterRefused):
    """Nothing was released in that month, or there is a newsletter of it already."""


class NotADraft(NewsletterRefused):
    """It is approved: it is opened again before it is changed."""


class SecondPerson(NewsletterRefused):
    """Who edited it last does not approve it."""


class NotPublic(NewsletterRefused):
    """Its page is not what the public sees: it is released first."""


class ElectionNear(NewsletterRefused):
    """In a pre-election period it goes out only with a reason and a name."""


class SentAlready(NewsletterRefused):
    """It was sent, and goes to nobody twice."""
