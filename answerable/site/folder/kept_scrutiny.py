"""The files of scrutiny in an office folder: how meetings are held, agendas, questions, enquiries, promises, packs, the panel."""

from answerable.scrutiny.intake import (
    agendas,
    enquiries,
    exchanges,
    packs,
    panel,
    programme,
    promises,
    questions,
)
from answerable.scrutiny.operations.enquiries_refusals import LinesRefused
from answerable.scrutiny.operations.live_refusals import ExchangesRefused
from answerable.scrutiny.operations.loading_agendas import AgendasRefused, load_agendas
from answerable.scrutiny.operations.loading_enquiries import load_enquiries
from answerable.scrutiny.operations.loading_exchanges import load_exchanges
from answerable.scrutiny.operations.loading_packs import load_minutes, load_packs
from answerable.scrutiny.operations.loading_panel import PanelNotLoaded, load_panel
from answerable.scrutiny.operations.loading_programme import ProgrammeRefused, load_programme
from answerable.scrutiny.operations.loading_promises import load_promises
from answerable.scrutiny.operations.loading_questions import load_questions
from answerable.scrutiny.operations.pack_refusals import PacksRefused
from answerable.scrutiny.operations.promises import PromisesRefused
from answerable.scrutiny.operations.question_refusals import QuestionsRefused
from answerable.scrutiny.queries.lines_agendas import agendas_lines
from answerable.scrutiny.queries.lines_enquiries import enquiry_lines
from answerable.scrutiny.queries.lines_exchanges import exchange_lines
from answerable.scrutiny.queries.lines_packs import minutes_lines, pack_lines
from answerable.scrutiny.queries.lines_panel import panel_lines
from answerable.scrutiny.queries.lines_programme import programme_lines
from answerable.scrutiny.queries.lines_promises import promises_lines
from answerable.scrutiny.queries.lines_questions import questions_lines
from answerable.site.folder.kept_file import KeptFile, json_text, toml_of, toml_text


def _programme(restricted: bool) -> str:
    return toml_text(programme.programme_tables(programme_lines(restricted=restricted)))


def _agendas(restricted: bool) -> str:
    return toml_text(agendas.agenda_tables(agendas_lines(restricted=restricted)))


def _questions(restricted: bool) -> str:
    return toml_text({"question": [questions.question_table(line) for line in questions_lines(restricted=restricted)]})


def _enquiries(restricted: bool) -> str:
    return toml_text(enquiries.enquiry_tables(enquiry_lines(restricted=restricted)))


def _exchanges(restricted: bool) -> str:
    return json_text([exchanges.written_exchanges(line) for line in exchange_lines(restricted=restricted)])


def _promises(restricted: bool) -> str:
    return toml_text(promises.promises_tables(promises_lines(restricted=restricted)))


def _packs(restricted: bool) -> str:
    return json_text([packs.written_pack(line) for line in pack_lines(restricted=restricted)])


def _minutes(restricted: bool) -> str:
    return json_text([packs.written_minutes(line) for line in minutes_lines(restricted=restricted)])


def _panel(restricted: bool) -> str:
    lines = panel_lines(restricted=restricted)
    return panel.panel_json(lines) if lines.papers or lines.matters or lines.handovers else ""


OF_SCRUTINY = (
    KeptFile("programme.toml", toml_of(programme.read_programme), load_programme, ProgrammeRefused, _programme),
    KeptFile("agendas.toml", toml_of(agendas.read_agendas), load_agendas, AgendasRefused, _agendas),
    KeptFile("questions.toml", toml_of(questions.read_questions), load_questions, QuestionsRefused, _questions),
    KeptFile("enquiries.toml", toml_of(enquiries.read_enquiries), load_enquiries, LinesRefused, _enquiries),
    KeptFile("exchanges.json", exchanges.read_exchanges, load_exchanges, ExchangesRefused, _exchanges),
    KeptFile("promises.toml", toml_of(promises.read_promises), load_promises, PromisesRefused, _promises),
    KeptFile("packs.json", packs.read_packs, load_packs, PacksRefused, _packs),
    KeptFile("minutes.json", packs.read_minutes, load_minutes, PacksRefused, _minutes),
    KeptFile("panel.json", panel.read_panel, load_panel, PanelNotLoaded, _panel),
)
"""In the order of taking in: agendas before what is asked under their items, questions before what is promised in answer."""
