"""What is written to whoever asked: always through the outbox, and only to an address that was confirmed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from answerable.bodies.queries import body
from answerable.kit import outbox
from answerable.kit.models import OutboxMessage
from answerable.scrutiny.models import PublicQuestion
from answerable.scrutiny.queries.question_secrets import CONFIRM, secret_of, status_path

TO_CONFIRM = "Confirm your question"
type Address = Callable[[str], str]
"""Makes an address of the public site, such as "questions/status/…/", one that can stand in a mail."""


def tell(question: PublicQuestion, subject: str, paragraphs: Sequence[str], *, at: datetime, address: Address) -> bool:
    """Writes to the asker, inside the caller's transaction. Whether there is somebody to write to."""
    if not question.email or question.confirmed_at is None:
        return False
    path = status_path(question)
    where = [f"What becomes of your question is shown here, to you alone:\n{address(path)}"] if path else []
    text = "\n\n".join(["Hello,", *paragraphs, *where, _from()])
    # The link is the key to a private page: it is cut out of the copy that is kept here, once the mail has gone.
    subject = f"Question {question.reference}: {subject}"
    outbox.send(to=question.email, subject=subject, text=text, at=at, one_time_link=True)
    return True


def with_merged(question: PublicQuestion) -> Iterable[PublicQuestion]:
    """The question and those that were merged into it: all who asked it."""
    yield question
    yield from question.merged.order_by("pk")


def ask_to_confirm(question: PublicQuestion, *, at: datetime, address: Address) -> None:
    """The first mail: the address counts once its owner has opened the link and pressed the button."""
    link = address(CONFIRM.format(secret_of(question.reference)))
    text = "\n\n".join(
        [
            "Hello,",
            f"A question was sent to us with this address. It has the number {question.reference}.",
            *(_known(link) if question.confirmed_at else _to_press(link)),
            _from(),
        ]
    )
    subject = f"{TO_CONFIRM} {question.reference}"
    outbox.send(to=question.email, subject=subject, text=text, at=at, one_time_link=True)


def _to_press(link: str) -> Sequence[str]:
    return (
        f"Open this page and press the button, so that we know the address is yours:\n{link}",
        "The same page shows you later what became of the question. Keep this mail, and do not pass the link on.",
        "If you did not send a question, do nothing: nobody writes to you again.",
    )


def _known(link: str) -> Sequence[str]:
    """For somebody who sends it again: it may be the link that was lost."""
    return (
        f"It was confirmed before, and counts as asked. What becomes of it is shown here, to you alone:\n{link}",
        "Keep this mail, and do not pass the link on.",
    )


def asked_to_confirm(email: str, *, since: datetime) -> int:
    """How many mails have asked this address for a button since then."""
    rows = OutboxMessage.objects.filter(created__gt=since, subject__startswith=TO_CONFIRM, to__iexact=email)
    return rows.count()


def _from() -> str:
    office = body()
    return office.name if office else "The office"
