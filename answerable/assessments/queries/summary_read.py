"""A strategic summary as it is read: a draft as it stands now, or what was submitted, with what has changed since."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.timezone import localtime

from answerable.assessments.models import Summary
from answerable.assessments.queries.summary import SummaryPage, since_submitted, submitted_page
from answerable.assessments.queries.summary_building import build
from answerable.assessments.queries.summary_paper import Address, Standing, paper
from answerable.kit.paper import PaperPart


@dataclass(frozen=True)
class Read:
    """A summary with what it says."""

    kept: Summary
    page: SummaryPage

    @cached_property
    def state(self) -> Standing:
        kept = self.kept
        if not kept.submitted_at:
            return Standing()
        return Standing(kept.submitted_to, localtime(kept.submitted_at).date(), since_submitted(self.page))

    def parts(self, address: Address = lambda _: "") -> tuple[PaperPart, ...]:
        """Every statement in its order: what the page, the Word file and the PDF are drawn from."""
        return paper(self.page, self.state, address)


def read(kept: Summary) -> Read:
    return Read(kept, submitted_page(kept) if kept.submitted_at else build(kept))
