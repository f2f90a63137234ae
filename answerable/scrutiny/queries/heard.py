"""What was answered aloud to a question from the public: its written answer begins with that."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from answerable.scrutiny.models import Exchange, PublicQuestion


@dataclass(frozen=True)
class Heard:
    """An answer as it was caught. `text` is ready to cite figures in; `role` is who spoke last, `recording_at` where its item begins."""

    text: str
    on: date
    role: str = ""
    recording_at: str = ""


def heard(question: PublicQuestion) -> Heard | None:
    """What was answered aloud to it, or to one that was merged into it: a paragraph each, of the last such meeting. One query.

    Nothing of a restricted item: an answer is published.
    """
    asked = Q(public_question=question) | Q(public_question__merged_into=question)
    rows = Exchange.objects.filter(asked, struck_because="", kind=Exchange.Kind.ANSWER, item__restricted=False)
    said = list(rows.select_related("meeting", "item").order_by("said_at", "pk"))
    if not said:
        return None
    last = said[-1]
    told = [one for one in said if one.meeting_id == last.meeting_id]
    return Heard(
        text="\n\n".join(_uncited(one.text) for one in told),
        on=last.meeting.date,
        role=next((one.speaker_role for one in reversed(told) if one.speaker_role), ""),
        recording_at=last.item.recording_at,
    )


def _uncited(text: str) -> str:
    """What was said is no citation: a brace in it stays one."""
    return text.replace("{", "{{").replace("}", "}}")
