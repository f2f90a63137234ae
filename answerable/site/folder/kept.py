"""Files of an office folder that one part each keeps: how each is read, taken in and written, in the order of taking in.

A part offers a reader, an operation and a query; here they get their file. What a part keeps with a history that only the
program writes is JSON, what a person may write is TOML.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from answerable.areas.intake import postcode_table, read_postcodes
from answerable.areas.operations import PostcodesRefused, name_postcodes
from answerable.areas.queries import postcode_lines
from answerable.assessments.intake import summary as summaries
from answerable.assessments.intake.judgements import read_judgements, written_judgements
from answerable.assessments.intake.rules import read_rules
from answerable.assessments.intake.showing import read_showings, showing_tables
from answerable.assessments.operations.loading import JudgingRefused, load_judgements, load_showings
from answerable.assessments.operations.refusals import RulesRefused
from answerable.assessments.operations.rules import load_rules
from answerable.assessments.operations.summary import SummariesRefused, load_summaries
from answerable.assessments.queries.lines import judgements_file, showing_lines
from answerable.assessments.queries.summary_lists import summary_lines
from answerable.bodies.intake import contact_table, read_contacts
from answerable.bodies.operations import BodyRefused, name_contacts
from answerable.bodies.queries import contact_lines
from answerable.clocks.intake import folder as clocks
from answerable.clocks.intake.register import read_duties
from answerable.clocks.operations.folder import ClocksRefused, load_clocks
from answerable.clocks.operations.register import DutiesRefused, load_duties
from answerable.clocks.queries.folder import clock_lines, duty_lines
from answerable.decisions.intake.folder import decision_table, read_decisions
from answerable.decisions.operations.loading import load_decisions
from answerable.decisions.operations.refusals import DecisionsRefused
from answerable.decisions.queries.lines import decision_lines
from answerable.kit.audit import Actor
from answerable.plans.intake.delivery import delivery_tables, for_the_public, read_delivery
from answerable.plans.intake.folder import read_drafts, written_drafts
from answerable.plans.operations.delivery_faults import DeliveryRefused
from answerable.plans.operations.delivery_loading import load_delivery
from answerable.plans.operations.loading import DraftsRefused, load_drafts
from answerable.plans.queries.delivery_lines import delivery_lines
from answerable.plans.queries.folder import draft_lines
from answerable.recommendations.intake.folder import read_register
from answerable.recommendations.operations.loading import RegisterRefused, load_recommendations
from answerable.recommendations.queries.lines import recommendations_lines, register_tables
from answerable.site.folder.kept_file import KeptFile, json_text, toml_of, toml_text
from answerable.site.folder.kept_scrutiny import OF_SCRUTINY


def _delivery(restricted: bool) -> str:
    held = delivery_lines()
    return toml_text(delivery_tables(held if restricted else for_the_public(held)))


def _recommendations(restricted: bool) -> str:
    return toml_text(register_tables(recommendations_lines(restricted=restricted)))


def _decisions(restricted: bool) -> str:
    return toml_text({"decision": [decision_table(line) for line in decision_lines(restricted=restricted)]})


def _summaries(restricted: bool) -> str:
    return json_text([summaries.written(line) for line in summary_lines(restricted=restricted)])


def _drafts(restricted: bool) -> str:
    return written_drafts(draft_lines()) if restricted else ""


def _duties(_: bool) -> str:
    return toml_text({"duty": [clocks.duty_table(line) for line in duty_lines()]})


def _clocks(restricted: bool) -> str:
    return json_text([clocks.written(line) for line in clock_lines()]) if restricted else ""


def _showings(_: bool) -> str:
    return toml_text(showing_tables(showing_lines()))


def _judgements(restricted: bool) -> str:
    return written_judgements(judgements_file(restricted=restricted))


def _postcodes(_: bool) -> str:
    return toml_text({"postcode": [postcode_table(line) for line in postcode_lines()]})


def _contacts(_: bool) -> str:
    return toml_text({"contact": [contact_table(line) for line in contact_lines()]})


KEPT = (
    KeptFile("postcodes.toml", toml_of(read_postcodes), name_postcodes, PostcodesRefused, _postcodes),
    KeptFile("contacts.toml", toml_of(read_contacts), name_contacts, BodyRefused, _contacts),
    KeptFile("drafts.json", read_drafts, load_drafts, DraftsRefused, _drafts),
    KeptFile("duties.toml", toml_of(read_duties), load_duties, DutiesRefused, _duties),
    KeptFile("clocks.json", clocks.read_clocks, load_clocks, ClocksRefused, _clocks),
    KeptFile("delivery.toml", toml_of(read_delivery), load_delivery, DeliveryRefused, _delivery),
    KeptFile("recommendations.toml", toml_of(read_register), load_recommendations, RegisterRefused, _recommendations),
    KeptFile("decisions.toml", toml_of(read_decisions), load_decisions, DecisionsRefused, _decisions),
    # What an office writes for itself; its versions are exported with the judgements.
    KeptFile("rules.toml", read_rules, load_rules, RulesRefused, lambda _: ""),
    KeptFile("judging.toml", read_showings, load_showings, JudgingRefused, _showings),
    KeptFile("judgements.json", read_judgements, load_judgements, JudgingRefused, _judgements),
    KeptFile("summaries.json", summaries.read_summaries, load_summaries, SummariesRefused, _summaries),
    *OF_SCRUTINY,
)
"""In the order of taking in: what is referred to comes before what refers to it."""


def take_in(kept: Mapping[str, Any], problems: list[object], *, by: Actor, at: datetime) -> int:
    """Takes in what was read of each file; how much was new. What a part refuses is noted with the file that says it."""
    changed = 0
    for one in KEPT:
        if one.name in kept:
            try:
                changed += one.load(kept[one.name], by=by, at=at)
            except one.refused as error:
                problems += [f"{one.name}: {problem}" for problem in getattr(error, "problems", None) or [error]]
    return changed


def files(*, restricted: bool) -> Iterator[tuple[str, str]]:
    """The files that have something in them, by name."""
    for one in KEPT:
        if text := one.write(restricted):
            yield one.name, text
