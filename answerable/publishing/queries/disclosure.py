"""What on the pages of a proposal may have to stay inside."""

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.crypto import salted_hmac

from answerable.bodies.models import Contact, LocalPolicingBody
from answerable.calc.disclosure.numbers_told import small_counts, uncited
from answerable.calc.disclosure.personal import masked, personal, squeezed
from answerable.calc.disclosure.reading import reading
from answerable.calc.disclosure.shingles import RUN, Stretch, shared
from answerable.measures.models import Measure
from answerable.publishing.models import Change, Disclosure, Proposal, ProposedPage
from answerable.publishing.queries.closed_texts import Closed, closed
from answerable.publishing.queries.frozen_texts import Text, joined, texts
from answerable.publishing.queries.taken_words import TakenWords, taken_words

BATCH = 500
LONGEST_TITLE = 150
"""In characters: more does not fit in a list, a tab or the page of a search engine."""
OLDEST_READER = 14.0
"""Years. GOV.UK writes for readers of nine; hardly a page of the example asks for one of fourteen."""
LISTED = 5
"""So many figures of one text are named."""
SAID_BY_THE_OFFICE = (
    "MeetingPage",
    "PackCopy",
    "MinutesCopy",
    "PanelPaperCopy",
    "HandoverCopy",
    "JudgementsPage",
    "ObjectivePage",
    "QuestionPage",
)
"""The kinds of pages that hold prose of the office about figures."""
PROSE = ("reason", "differs_because", "minute", "why", "opening")
"""Fields of those pages that are written as plain text and cite nothing."""
NOT_READ = ("SearchPage", "StonePage", "WithdrawnPage")
"""Kinds that only repeat other pages, or were said about a withdrawal."""

Sort = Disclosure.Sort


@dataclass(frozen=True)
class Found:
    """One finding, ready to be kept: `words` are masked, `key` is the digest of its sort, its address and the words themselves."""

    path: str
    sort: str
    place: str
    words: str
    stops: bool
    key: str


@dataclass(frozen=True)
class _Hit:
    """Something in a text, before it is of a page: `raw` are the words themselves, which are kept nowhere."""

    sort: str
    raw: str
    words: str
    stops: bool = True


@dataclass
class _Look:
    """What every text is held against. Many pages repeat one text: what was found in it is remembered."""

    closed: Closed
    known: Set[str]
    small: Mapping[str, int]
    taken: TakenWords
    seen: dict[str, tuple[_Hit, ...]] = field(default_factory=dict)

    @cached_property
    def all_closed(self) -> Set[int]:
        return frozenset(run for kept in self.closed.texts.values() for run in kept)

    def hits(self, text: str) -> tuple[_Hit, ...]:
        if text not in self.seen:
            self.seen[text] = (*self._personal(text), *self._named(text), *self._restricted(text), *self._small(text))
        return self.seen[text]

    def _personal(self, text: str) -> Iterator[_Hit]:
        for one in personal(text, self.known):
            yield _Hit(Sort.PERSON, one.text, f"{one.what.value}: {masked(one.text)}")
        for words in self.taken.found(text):
            yield _Hit(Sort.PERSON, words, f"words that were taken out of the site before: {masked(words)}")

    def _named(self, text: str) -> Iterator[_Hit]:
        for length, names in self.closed.names.items():
            for one in shared(text, names, length):
                raw = text[one.start : one.end]
                yield _Hit(Sort.PERSON, raw, f"the name of somebody who asked and is not to be named: {masked(raw)}")

    def _restricted(self, text: str) -> Iterator[_Hit]:
        for one in shared(text, self.all_closed):
            raw = text[one.start : one.end]
            where = self._where(raw)
            yield _Hit(Sort.RESTRICTED, raw, f"{one.words} words in a row of {where}: {_beginning(raw, one)}")

    def _where(self, raw: str) -> str:
        """Of which closed text the first of them are."""
        found = (what for what, kept in self.closed.texts.items() if any(shared(raw, kept)))
        return next(found, "a closed text")

    def _small(self, text: str) -> Iterator[_Hit]:
        lower = text.casefold()
        for name, threshold in self.small.items():
            if name in lower:
                for one in small_counts(text, threshold):
                    words = f"{one.printed}, below {threshold}, in a text on “{name}”"
                    yield _Hit(Sort.SMALL, f"{one.printed} {text}", words, stops=False)


def _beginning(raw: str, one: Stretch) -> str:
    return f"“{' '.join(raw.split()[:2])} …”" if one.words >= RUN else masked(raw)


def found_in(proposal: Proposal) -> list[Found]:
    """Everything that is found on the new and changed pages of a proposal, in their order, each once a page."""
    look = _Look(closed(), known_words(), _small_measures(), taken_words())
    rows = proposal.pages.exclude(change=Change.SAME).exclude(copy__kind__in=NOT_READ)
    found: dict[str, Found] = {}
    for row in rows.select_related("copy").order_by("position").iterator(chunk_size=200):
        for place, hit in _on_page(row, look):
            one = Found(row.path, hit.sort, place, hit.words[:500], hit.stops, key_of(hit.sort, row.path, hit.raw))
            found.setdefault(one.key, one)
    return list(found.values())


def key_of(sort: str, path: str, raw: str) -> str:
    """What tells a finding again in another proposal, and gives nothing of its words away without this installation's secret key."""
    return salted_hmac("answerable.publishing.disclosure", f"{sort}\n{path}\n{raw}", algorithm="sha256").hexdigest()


def _on_page(row: ProposedPage, look: _Look) -> Iterator[tuple[str, _Hit]]:
    if len(row.title) > LONGEST_TITLE:
        words = f"{len(row.title)} characters: “{row.title[:80]}…”"
        yield "title", _Hit(Sort.LONG_TITLE, row.title, words, stops=False)
    every = list(texts(row.copy.data))
    for one in every:
        for hit in look.hits(one.text):
            yield one.place, hit
    if row.copy.kind in SAID_BY_THE_OFFICE:
        yield from _uncited(row, every)
    yield from _reading(every)


def _uncited(row: ProposedPage, every: Collection[Text]) -> Iterator[tuple[str, _Hit]]:
    """Figures that stand in the office's own prose and lead nowhere."""
    plain = [(one.place, one.text) for one in every if one.field in PROSE and "computed" not in one.trail]
    for trail, runs in joined(row.copy.data):
        place = Text(trail, "").place
        plain += [(place, run["text"]) for run in runs if not run.get("figure") and not run.get("path")]
    for place, text in plain:
        if told := uncited(text):
            named = ", ".join(one.printed for one in told[:LISTED])
            more = f" and {len(told) - LISTED} more" if len(told) > LISTED else ""
            yield place, _Hit(Sort.UNCITED, text, f"{named}{more}", stops=False)


def _reading(every: Collection[Text]) -> Iterator[tuple[str, _Hit]]:
    told = reading(one.text for one in every if one.text.rstrip()[-1:] in ".!?" and one.text.count(" ") >= LISTED)
    if told and told.age > OLDEST_READER:
        average = told.words / told.sentences
        words = f"Flesch-Kincaid takes its reader to be {told.age:.0f} years old: {average:.0f} words a sentence"
        # The same page may have its figures renewed each month without being written anew.
        yield "the whole page", _Hit(Sort.READING, "page", words, stops=False)


def known_words() -> Set[str]:
    """Addresses, numbers and postcodes that are the office's own, or those it sends people to: public by their nature."""
    told = [text for row in LocalPolicingBody.objects.values_list("about", "contact") for text in row]
    contacts = Contact.objects.values_list("email", "telephone", "post", "note")
    told += [text for row in contacts for text in row]
    return frozenset(squeezed(one.text) for text in told for one in personal(text))


def _small_measures() -> Mapping[str, int]:
    """The thresholds of measures whose small numbers are hidden, by the names that a text may call them."""
    rows = Measure.objects.filter(suppress_below__gt=0).values_list("title", "aliases", "suppress_below")
    return {
        name.casefold(): threshold for title, aliases, threshold in rows for name in (title, *(aliases or ())) if name
    }


def settled_before(proposal: Proposal, keys: Collection[str]) -> Mapping[str, str]:
    """Why those of some findings that were settled in an earlier proposal may go out, by key."""
    reasons: dict[str, str] = {}
    every = sorted(set(keys))
    for start in range(0, len(every), BATCH):
        rows = Disclosure.objects.filter(key__in=every[start : start + BATCH], settled_at__isnull=False)
        rows = rows.exclude(proposal=proposal).order_by("settled_at")
        reasons |= dict(rows.values_list("key", "settled_because"))
    return reasons


def stopping(proposal: Proposal) -> int:
    """How many findings stop a proposal and are not settled."""
    return proposal.disclosures.filter(stops=True, settled_at__isnull=True).count()
