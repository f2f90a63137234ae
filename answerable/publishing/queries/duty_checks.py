"""What a check of the duties finds: of the page that was released, on a day, with what is held of its files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from answerable.calc import publication
from answerable.calc.publication import Every, Rule
from answerable.publishing import addresses
from answerable.publishing.intake.accessible import Found, html_lacks, look
from answerable.publishing.intake.reaching import Reached
from answerable.publishing.models import (
    PublicationCheck,
    PublicationEvidence,
    PublicationItem,
    Release,
    ReleasedFile,
    ReleasedPage,
)
from answerable.publishing.pages.duties import DutyLine
from answerable.publishing.pages.stones import StonePage
from answerable.publishing.queries.duties import code_of, last_page

type Answers = Mapping[str, Reached]


@dataclass(frozen=True)
class Outcome:
    """How an item stands on a day, as far as can be told. `lacks` says what is missing, in words."""

    present: bool
    current: bool | None = None
    reachable: bool | None = None
    accessible: bool | None = None
    open_form: bool | None = None
    last_released: date | None = None
    next_due: date | None = None
    words: str = ""


def outcomes(on: date, answers: Answers) -> Mapping[int, Outcome]:
    """How every item stands, by key; `answers` are what came of following the addresses elsewhere."""
    page = last_page()
    lines = {one.code: one for one in page.lines} if page else {}
    there = _there(lines.values())
    found = {}
    for item in PublicationItem.objects.order_by("position", "pk"):
        line = lines.get(item.code)
        found[item.pk] = _outcome(item, line, on, answers, there) if line else Outcome(False, words="Not released yet.")
    return found


def addresses_to_follow() -> list[str]:
    """Every address elsewhere that shows an item and was not withdrawn, once."""
    rows = PublicationEvidence.objects.filter(withdrawn_at=None).exclude(address="").order_by("pk")
    return list(dict.fromkeys(rows.values_list("address", flat=True)))


def checked_since(on: date) -> bool:
    """Whether the items were checked on a day of the calendar or later, and after the last release."""
    last = PublicationCheck.objects.order_by("-at").values_list("at", flat=True).first()
    return last is not None and localtime(last).date() >= on and not _released_after(last)


def _released_after(moment: datetime) -> bool:
    return Release.objects.filter(released_at__gt=moment).exists()


def _there(lines: Collection[DutyLine]) -> Collection[str]:
    """Those of the pages that show items that the last release has, and not as a stone."""
    named = {held.path for line in lines for held in line.held if held.path}
    last = Release.objects.order_by("-number").values("pk")[:1]
    rows = ReleasedPage.objects.filter(release=last, path__in=named).exclude(copy__kind=StonePage.__name__)
    return set(rows.values_list("path", flat=True))


def _outcome(item: PublicationItem, line: DutyLine, on: date, answers: Answers, there: Collection[str]) -> Outcome:
    present = any(held.address or held.path in there for held in line.held)
    if not present:
        return Outcome(False, words="Nothing is here that shows it.")
    due = publication.next_due(Rule(Every(item.every), item.within_days), line.until) if line.until else None
    reached = _reached(line, answers)
    read = _read(item, line, there)
    bad = [one.words for one in (answers.get(held.address) for held in line.held) if one and not one.answered]
    lacks = f"Lacks {'; '.join(read.lacks)}." if read.lacks else ""
    return Outcome(
        True,
        publication.is_current(due, on),
        reached,
        read.passed,
        line.open_form,
        line.last,
        due,
        " ".join(dict.fromkeys([*bad, lacks])).strip()[:500],
    )


def _reached(line: DutyLine, answers: Answers) -> bool | None:
    """False where an address does not answer, None where nobody asked; pages of this site are there."""
    asked = [answers.get(held.address) for held in line.held if held.address]
    if any(one is not None and not one.answered for one in asked):
        return False
    return None if any(one is None for one in asked) else True


def _read(item: PublicationItem, line: DutyLine, there: Collection[str]) -> Found:
    """Whether the files of an item, and the pages that hold it, can be read by everybody."""
    shown = {held.path for held in line.held if held.path in there}
    found = [
        look(row.file_name.rpartition(".")[2], bytes(row.content or b""))
        for row in PublicationEvidence.objects.filter(item=item, withdrawn_at=None).exclude(file_name="")
        if addresses.document(code_of(row)) in shown
    ]
    own = [path for path in shown if not path.startswith("documents/")]
    last = Release.objects.order_by("-number").values("pk")[:1]
    pages = ReleasedFile.objects.filter(release=last, path__in=own).select_related("blob")
    found += [html_lacks(bytes(row.blob.content)) for row in pages]
    lacks = tuple(dict.fromkeys(one for each in found for one in each.lacks))
    told = [one.passed for one in found]
    passed = False if False in told else None if None in told or not told else True
    return Found(passed, lacks)
