"""The panel of the review page: what it is given to be drawn, with the forms that decide on the chosen figure."""

from dataclasses import dataclass, field

from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from answerable.calc.periods import Period
from answerable.evidence.forms.panel import FalseAlarmForm, MatchForm, QuestionForm, SettleForm
from answerable.evidence.models import Claim, Document
from answerable.evidence.queries.review_panel import Card, Panel
from answerable.evidence.views.asked_for import AskedFor, step
from answerable.evidence.views.panel_words import (
    FindingWords,
    asked,
    finding_words,
    held_lines,
    match_rows,
    question_words,
    readings,
    standing_tag,
)
from answerable.kit.components import Link, Row
from answerable.people.permissions import Permission, may

ASK, SETTLE, FALSE_ALARM, MATCH = "ask", "settle", "false_alarm", "match"
FORMS = {ASK: QuestionForm, SETTLE: SettleForm, FALSE_ALARM: FalseAlarmForm}


@dataclass(frozen=True)
class Refused:
    """A form that was sent and not carried out: which, for which finding (0 for the figure itself), with what is wrong."""

    sort: str
    key: int
    form: Form


@dataclass(frozen=True)
class OneForm:
    """A form of the panel: closed until somebody opens it, or until something is wrong with it."""

    sort: str
    heading: str
    button: str
    form: Form
    is_open: bool = False


@dataclass(frozen=True)
class FindingBlock:
    """A finding with what may be done about it."""

    words: FindingWords
    forms: tuple[OneForm, ...]
    may_reopen: bool


@dataclass(frozen=True)
class MatchBlock:
    """What measure the figure is of, as said in words, and what may be done about it."""

    rows: list[Row]
    may_confirm: bool
    may_refuse: bool
    form: OneForm | None


@dataclass(frozen=True)
class PanelPage:
    """All that the panel's template is given."""

    panel: Panel
    heading: str
    document: Document
    findings: tuple[FindingBlock, ...]
    match: MatchBlock | None
    steps: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Viewer:
    """What the one who looks may do."""

    may_match: bool
    may_ask: bool
    may_settle: bool

    @classmethod
    def of(cls, request: HttpRequest) -> "Viewer":
        user = request.user
        return cls(may(user, Permission.ACCEPT), may(user, Permission.ASK), may(user, Permission.SETTLE))


def panel_html(
    request: HttpRequest, document: Document, panel: Panel, asked_: AskedFor, refused: Refused | None = None
) -> SafeString:
    """The panel as it stands within the paper, and as it is sent alone to a page that changes only this."""
    viewer = Viewer.of(request)
    page = PanelPage(
        panel=panel,
        heading=heading(panel),
        document=document,
        findings=tuple(finding_block(card, document, viewer, refused) for card in panel.cards),
        match=match_block(panel, viewer, refused),
        steps=steps(panel, asked_),
    )
    context = {
        "page": page,
        "readings": readings(panel.claim) if panel.claim else [],
        "known": standing_tag(panel.claim),
        "is_suggested": panel.claim is not None and panel.claim.match == Claim.Match.SUGGESTED,
        "held": held_lines(panel),
        "asked": [asked(one, document.code) for one in panel.queries],
        "ask": ask_form(panel, viewer, refused),
        "keep": asked_.keep,
        "show": asked_.show,
    }
    return render_to_string("evidence/panel.html", context, request)


def heading(panel: Panel) -> str:
    if panel.claim is None:
        return f"Finding {panel.cards[0].number}"
    return f"{panel.claim.printed}: figure {panel.number:,} of {panel.of:,}"


def steps(panel: Panel, asked_: AskedFor) -> list[Link]:
    """The ways on from here."""
    found = (
        step(asked_, panel.steps.previous, "Previous figure"),
        step(asked_, panel.steps.next, "Next figure"),
        step(asked_, panel.steps.previous_found, "Previous finding"),
        step(asked_, panel.steps.next_found, "Next finding"),
    )
    return [one for one in found if one]


def finding_block(card: Card, document: Document, viewer: Viewer, refused: Refused | None) -> FindingBlock:
    words = finding_words(card, document.pk)
    forms = tuple(_forms(card, words, viewer, refused)) if card.waits else ()
    if refused and refused.key == words.key and not any(one.is_open for one in forms):
        # Somebody else was quicker: what was typed still stands, with the words that say so.
        forms = (*forms, OneForm(refused.sort, "What you were about to do", "Try it again", refused.form, is_open=True))
    may_reopen = viewer.may_settle and not card.waits and not words.is_gone
    return FindingBlock(words, forms, may_reopen)


def _forms(card: Card, words: FindingWords, viewer: Viewer, refused: Refused | None) -> list[OneForm]:
    key, waiting = words.key, any(one.answered_at is None for one in card.queries)
    found = []
    if viewer.may_ask and not waiting:
        found.append(one_form(ASK, "Ask the author", "Ask this", key, refused, {"text": question_words(card)}))
    if viewer.may_settle:
        found.append(one_form(SETTLE, "Settle it", "Settle it", key, refused))
        found.append(one_form(FALSE_ALARM, "It is a false alarm", "Keep as a false alarm", key, refused))
    return found


def one_form(
    sort: str, heading_: str, button: str, key: int, refused: Refused | None, start: dict[str, str] | None = None
) -> OneForm:
    """A form, or the one that was sent before with what is wrong with it."""
    if refused and (refused.sort, refused.key) == (sort, key):
        return OneForm(sort, heading_, button, refused.form, is_open=True)
    return OneForm(sort, heading_, button, FORMS[sort](auto_id=f"{sort}-{key}-%s", initial=start or {}))


def ask_form(panel: Panel, viewer: Viewer, refused: Refused | None) -> OneForm | None:
    """The form that asks about the figure itself, where no finding asks about it already."""
    claim = panel.claim
    waiting = any(one.answered_at is None for one in panel.queries)
    if claim is None or not viewer.may_ask or waiting or any(card.waits for card in panel.cards):
        return None
    start = {"text": f"“{claim.quote}” What does {claim.printed} rest on: which count, of which period?"}
    return one_form(ASK, "Ask the author about this figure", "Ask this", 0, refused, start)


def match_block(panel: Panel, viewer: Viewer, refused: Refused | None) -> MatchBlock | None:
    claim = panel.claim
    if claim is None:
        return None
    suggested, refused_before = claim.match == Claim.Match.SUGGESTED, claim.match == Claim.Match.REFUSED
    form = None
    if viewer.may_match and not claim.taken:
        heading_ = "Another measure, period or area" if claim.measure else "Say which measure it is of"
        sent = refused.form if refused and refused.sort == MATCH else None
        form = OneForm(
            MATCH, heading_, "Keep this", sent or MatchForm(initial=match_start(claim)), is_open=sent is not None
        )
    may_change = viewer.may_match and not claim.taken
    return MatchBlock(match_rows(claim), may_change and suggested, may_change and not refused_before, form)


def match_start(claim: Claim) -> dict[str, object]:
    """What the form of the match begins with: what is matched, or what was read."""
    start, end = claim.matched_start or claim.period_start, claim.matched_end or claim.period_end
    return {
        "measure": claim.measure.title if claim.measure else "",
        "period": Period(start, end) if start and end else None,
        "area": claim.area,
        "breakdown": claim.breakdown,
    }
