"""Every table of open data, those that others point at first."""

from answerable.publishing.opendata.decided import DECISIONS, RECOMMENDATIONS, REPORTS
from answerable.publishing.opendata.figures import MEASURES, OBSERVATIONS, TELLINGS
from answerable.publishing.opendata.forms import Table
from answerable.publishing.opendata.papers import AREAS, CORRECTIONS, PAPERS, RELEASES
from answerable.publishing.opendata.plans import EVIDENCE, JUDGEMENTS, OBJECTIVES, RATINGS
from answerable.publishing.opendata.scrutiny import AGENDA_ITEMS, MEETINGS, PROMISES, QUESTIONS

TABLES: tuple[Table, ...] = (
    AREAS,
    PAPERS,
    MEASURES,
    OBSERVATIONS,
    TELLINGS,
    OBJECTIVES,
    EVIDENCE,
    RATINGS,
    JUDGEMENTS,
    DECISIONS,
    REPORTS,
    RECOMMENDATIONS,
    MEETINGS,
    AGENDA_ITEMS,
    QUESTIONS,
    PROMISES,
    CORRECTIONS,
    RELEASES,
)
