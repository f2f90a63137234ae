"""Every write to measures, each with its entry in the audit trail."""

from answerable.measures.operations.decisions import (
    AlreadyDecided,
    NotARestatement,
    NotDisputed,
    ReasonMissing,
    Restatement,
    VerdictOutOfDate,
    accept,
    receive,
    reject,
    resettle,
    restate,
    settle,
)
from answerable.measures.operations.definitions import (
    DEFINITION_FIELDS,
    MeaningChanged,
    UnknownSubjects,
    define,
    definition_facts,
    name_sources,
    name_subjects,
)
from answerable.measures.operations.figures import RowsRefused, record

__all__ = [
    "DEFINITION_FIELDS",
    "AlreadyDecided",
    "MeaningChanged",
    "NotARestatement",
    "NotDisputed",
    "ReasonMissing",
    "Restatement",
    "RowsRefused",
    "UnknownSubjects",
    "VerdictOutOfDate",
    "accept",
    "define",
    "definition_facts",
    "name_sources",
    "name_subjects",
    "receive",
    "record",
    "reject",
    "resettle",
    "restate",
    "settle",
]
