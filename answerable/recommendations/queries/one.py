"""One recommendation with all that is known of it, and the whole of its life in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from answerable.measures.queries.pages import roles_of
from answerable.people.models import User
from answerable.recommendations.models import Move, Recommendation, Recurrence, Slip
from answerable.recommendations.queries.deadline_words import slip_words
from answerable.recommendations.queries.moves import Step, next_steps
from answerable.recommendations.queries.register import Line, lines_of


@dataclass(frozen=True)
class Happened:
    """One thing that happened to it: the report, a move or a slip. `who` wrote it down, a role in words."""

    day: date
    heading: str
    words: str = ""
    evidence: str = ""
    evidence_address: str = ""
    said_by: str = ""
    who: str = ""
    state: str = ""


@dataclass(frozen=True)
class RecommendationPage:
    """What the page of one recommendation says. `again` are the others that find the same; `steps` the ways it may go."""

    row: Recommendation
    life: tuple[Happened, ...]
    slips: tuple[Slip, ...]
    steps: tuple[Step, ...]
    finding: Recurrence | None
    again: tuple[Line, ...]
    below: tuple[Line, ...]
    replaces: tuple[Line, ...]

    @property
    def reports(self) -> int:
        """In how many reports it was found."""
        return len({self.row.report.code, *(one.report_code for one in self.again)})


RELATED = ("report", "under", "objective__plan", "superseded_by__report", "recurrence")


def recommendation_page(row: Recommendation, *, user: User, day: date) -> RecommendationPage:
    """All of it, as `user` may see it: what they may not see of the others is left out."""
    moves, slips = list(row.moves.all()), tuple(row.slips.all())
    visible = (
        Recommendation.objects.visible_to(user).with_due().select_related("report").order_by("report__published", "pk")
    )
    finding = row.recurrence
    others = visible.filter(recurrence=finding).exclude(pk=row.pk) if finding else visible.none()
    return RecommendationPage(
        row=row,
        life=life_of(row, moves, slips),
        slips=slips,
        steps=next_steps(row, by=user.actor, last=moves[-1] if moves else None),
        finding=finding,
        again=lines_of(list(others), day),
        below=lines_of(list(visible.filter(under=row)), day),
        replaces=lines_of(list(visible.filter(superseded_by=row)), day),
    )


def life_of(row: Recommendation, moves: list[Move], slips: tuple[Slip, ...]) -> tuple[Happened, ...]:
    """The report, every move and every slip in order of their days."""
    roles = roles_of({*(one.by for one in moves), *(one.by for one in slips)})
    made = Happened(
        row.report.published,
        f"{row.get_kind_display()} made",
        said_by=row.report.author or row.report.get_origin_display(),
    )
    told = [made, *(_moved(one, roles) for one in moves), *(_slipped(one, roles) for one in slips)]
    return tuple(sorted(told, key=lambda one: one.day))


def _moved(one: Move, roles: Mapping[str, str]) -> Happened:
    return Happened(
        day=one.on,
        heading=f"From “{one.get_before_display().lower()}” to",
        words=one.words,
        evidence=one.evidence,
        evidence_address=one.evidence_address,
        said_by=one.said_by,
        who=roles[one.by],
        state=one.after,
    )


def _slipped(one: Slip, roles: Mapping[str, str]) -> Happened:
    return Happened(localtime(one.at).date(), slip_words(one), one.reason, who=roles[one.by])
