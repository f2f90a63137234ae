"""What a recommendation that is held says, in the form in which it is written down."""

from answerable.recommendations.intake.entries import Entry
from answerable.recommendations.models import Recommendation


def entry_of(one: Recommendation) -> Entry:
    return Entry(
        title=one.title,
        number=one.number,
        kind=one.kind,
        under=one.under.number if one.under else "",
        text=one.text,
        addressee=one.addressee,
        deadline_kind=one.deadline_kind,
        deadline=one.deadline,
        local_target=one.local_target,
        owner_role=one.owner_role,
        objective=one.objective_id,
        source_line=one.source_line,
        source_page=one.source_page,
    )
