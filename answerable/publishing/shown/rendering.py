"""What every public page is given: the way about, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.kit.components import Link, Tag, Tone
from answerable.kit.wording import british_date
from answerable.publishing import addresses
from answerable.publishing.pages.parts import Count, Mark, Ref

# So many words fit in one line of a desk's screen. The name of the body leads to the front page; where papers disagree is led to from
# there and from the measures.
NAVIGATION = (
    ("Plan", addresses.PLANS),
    ("Measures", addresses.MEASURES),
    ("Decisions", addresses.DECISIONS),
    ("Recommendations", addresses.RECOMMENDATIONS),
    ("Papers", addresses.PAPERS),
    ("Meetings", addresses.MEETINGS),
    ("Questions", addresses.QUESTIONS),
    ("Promises", addresses.PROMISES),
    ("Search", addresses.SEARCH),
)

ABOUT = (
    ("Contact and complaints", addresses.CONTACT),
    ("My area", addresses.AREAS),
    ("Newsletter", addresses.NEWS),
    ("Feeds", addresses.FEEDS),
    ("Open data", addresses.DATA),
    ("What must be published", addresses.DUTIES),
    ("Releases", addresses.CHANGES),
    ("Copies of this site", addresses.COPIES),
    ("Corrections", addresses.CORRECTIONS),
    ("How fresh the figures are", addresses.FRESHNESS),
    ("How figures are checked", addresses.HOW_CHECKED),
    ("Accessibility", addresses.ACCESSIBILITY),
)
"""The places that the foot of every page leads to, where the release has them."""
ALWAYS = (addresses.CHANGES, addresses.COPIES, addresses.FEEDS)
"""Those among them that every release has, though they are no page of it."""

TONES = {
    "circle": Tone.GREEN,
    "triangle": Tone.AMBER,
    "square": Tone.RED,
    "cross": Tone.RED,
    "dash": Tone.UNKNOWN,
    "question": Tone.UNKNOWN,
}
"""A rating's shape says how it is drawn; an unknown one is drawn as a plain tag."""


@dataclass(frozen=True)
class Changed:
    """The release in which a page last changed."""

    number: int
    on: date


@dataclass(frozen=True)
class Frame:
    """The site round a page: whose it is, as of when, and the page's own address."""

    body_name: str
    known_on: date
    path: str
    # How absolute addresses begin ("https://example.org/"); "" where the site does not know its own.
    address: str = ""
    # The places of ABOUT that the release has: nothing leads where nothing is.
    places: tuple[str, ...] = (addresses.HOW_CHECKED, addresses.ACCESSIBILITY)
    # None where that is not known: a live page, and the list of releases.
    changed: Changed | None = None

    @property
    def root(self) -> str:
        return addresses.root_of(self.path)

    def link(self, ref: Ref) -> Link:
        return Link(ref.text, self.root + ref.path)

    def links(self, refs: tuple[Ref, ...]) -> list[Link]:
        return [self.link(ref) for ref in refs]

    @property
    def navigation(self) -> list[Link]:
        """The places of the site; the one this page lies in is current."""
        return [Link(text, self.root + path, current=self._lies_in(path)) for text, path in NAVIGATION]

    def _lies_in(self, place: str) -> bool:
        folder = place.removesuffix("index.html")
        return self.path.startswith(folder) if folder and folder != place else self.path == place

    @property
    def _last_changed(self) -> str:
        """ "release 12 on 8 November 2024"; "" where that is not known."""
        return f"release {self.changed.number} on {british_date(self.changed.on)}" if self.changed else ""

    def context(self) -> dict[str, object]:
        """What `kit/public.html` asks for."""
        return {
            "root": self.root,
            "body_name": self.body_name,
            "navigation": self.navigation,
            "as_at": british_date(self.known_on),
            "foot": [Link(text, self.root + path) for text, path in ABOUT if path in self.places],
            "last_changed": self._last_changed,
        }


@dataclass(frozen=True)
class Rendering:
    """A template with what it is given; `breadcrumbs` lead down to the page, without it."""

    template: str
    title: str
    breadcrumbs: tuple[Ref, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict)


def rating_tag(mark: Mark) -> Tag:
    return Tag(mark.word, TONES.get(mark.shape, Tone.NEUTRAL))


def count_tags(counts: tuple[Count, ...]) -> list[Tag]:
    """How many of each: "12 green"."""
    return [Tag(f"{one.number} {one.mark.word.lower()}", TONES.get(one.mark.shape, Tone.NEUTRAL)) for one in counts]


def remark_tag(remark: str) -> Tag:
    """ "disputed" or "restated" as a tag."""
    return Tag(remark.capitalize(), Tone.AMBER)


def hours(begins: str, ends: str) -> str:
    """ "10:30 to 12:30", as far as it is known."""
    return f"{begins} to {ends}" if begins and ends else begins


def dated(day: date, *, assumed: bool) -> str:
    return british_date(day) + (" (date assumed)" if assumed else "")


HOME = Ref("Home", addresses.HOME)
PLANS = Ref("Plans", addresses.PLANS)
MEASURES = Ref("Measures", addresses.MEASURES)
PAPERS = Ref("Papers", addresses.PAPERS)
DECISIONS = Ref("Decisions", addresses.DECISIONS)
RECOMMENDATIONS = Ref("Recommendations", addresses.RECOMMENDATIONS)
