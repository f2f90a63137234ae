"""What each text of scrutiny is to the public, declared field by field, and a secret planted in all that stays inside.

A field that is declared nowhere makes a test fail: whoever adds one says here what it is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from answerable.scrutiny import models as scrutiny

SHOWN: Mapping[str, str] = {
    "MeetingName": "function name note",
    "MeetingForm": "function purpose standing_items",
    "AssuranceStep": "code word meaning shape",
    "Paper": "code kind author_role purpose recommendation attachments",
    "AgendaItem": "ground",
    "Pack": "because",
    "Minutes": "because",
    "PanelMatter": "title words",
}
"""What the public reads wherever it is filled in."""

WITH_ITS_ROW: Mapping[str, str] = {
    "Meeting": "code kind name title time location agenda evidence note function cancelled_because ends watch_address"
    " recording_address transcript_address",
    "AgendaItem": "title purpose lead_role reason judge_role minute recording_at",
    "PublicQuestion": "theme state_because shown_text shown_name answer answered_by_role not_answered recording_at",
    "QuestionMove": "words",
    "LineOfEnquiry": "question why",
    "ReportCommission": "to_role form",
    "CommissionQuestion": "text place missing",
    "PanelPaper": "code kind title summary purpose background recommendation contact attachments withdrawn_because",
    "PanelSection": "heading text",
    "PanelMatter": "accepted response withdrawn_because",
    "Undertaking": "words owner_role evidence evidence_address",
    "UndertakingMove": "words",
    "Challenge": "subject asked to_role outcome",
    "PrivateTopic": "topic",
    "MonthSummary": "opening",
    "Letter": "campaign to_role subject asked text reply",
    "HandoverPack": "code title opening",
    "HandoverCheck": "question owner_role words",
}
"""What the public reads of some rows; of those in `closed` nothing."""

INSIDE: Mapping[str, str] = {
    "Meeting": "questions_close_because",
    "MeetingMove": "words by",
    "Recipient": "role email",
    "AgendaItem": "proposed_because moved_because judged_by restricted_minute",
    "PublicQuestion": "text name email access_needs cleared_by",
    "QuestionMove": "by",
    "Redaction": "because by",
    "LineOfEnquiry": "origin_address left_out_because written_by",
    "ReportCommission": "to_email sent_by withdrawn_because",
    "Exchange": "text speaker_role taken_by struck_because",
    "Pack": "restricted frozen_by",
    "Minutes": "restricted published_by",
    "PackLink": "role",
    "HandoverPack": "handed_over_by",
    "PanelPaper": "written_by submitted_by",
    "UndertakingMove": "said_by by",
    "Challenge": "details",
    "ChallengeStep": "words response",
    "PrivateMeeting": "with_role notes written_by",
    "PrivateTopic": "notes untold_because",
    "MonthSummary": "passed_by",
    "InformationRequest": "subject asked asked_of basis asked_by answer",
}
"""What the public reads of no row at all."""

MADE: Mapping[str, str] = {
    "PublicQuestion": "token_hash",
    "Asking": "place",
    "LineOfEnquiry": "origin_key",
    "Pack": "frozen sha256",
    "Minutes": "frozen sha256",
    "PackLink": "address_hash token_hash",
    "HandoverPack": "frozen sha256",
    "PanelPaper": "frozen sha256",
    "MonthSummary": "frozen",
}
"""What nobody writes: keys, digests, and frozen copies, which hold nothing that is not declared somewhere else."""

KEYS = ("PublicQuestion.token_hash", "Asking.place", "PackLink.address_hash", "PackLink.token_hash")
"""Digests that lead to a person: no value of theirs is public."""


def closed() -> Mapping[str, QuerySet[models.Model]]:
    """The rows that stay inside whole, by their model; or by one field, where that is filled in of some of them only."""
    case, inside = Q(state=scrutiny.PublicQuestion.State.CASEWORK), Q(restricted=True) | Q(item__restricted=True)
    of_item = Q(item__restricted=True)
    return {
        "Meeting": scrutiny.Meeting.objects.filter(announced=False),
        "AgendaItem": scrutiny.AgendaItem.objects.filter(restricted=True),
        "PublicQuestion": scrutiny.PublicQuestion.objects.filter(case),
        "QuestionMove": scrutiny.QuestionMove.objects.filter(question__state=scrutiny.PublicQuestion.State.CASEWORK),
        "LineOfEnquiry": scrutiny.LineOfEnquiry.objects.filter(of_item | Q(state="left_out")),
        "ReportCommission": scrutiny.ReportCommission.objects.filter(of_item),
        "CommissionQuestion": scrutiny.CommissionQuestion.objects.filter(commission__item__restricted=True),
        "PanelPaper": scrutiny.PanelPaper.objects.filter(state=scrutiny.PanelPaper.State.DRAFT),
        "PanelSection": scrutiny.PanelSection.objects.filter(paper__state=scrutiny.PanelPaper.State.DRAFT),
        "PanelMatter": scrutiny.PanelMatter.objects.filter(published_on=None),
        "PanelMatter.withdrawn_because": scrutiny.PanelMatter.objects.filter(state="withdrawn"),
        "Undertaking": scrutiny.Undertaking.objects.filter(inside),
        "UndertakingMove": scrutiny.UndertakingMove.objects.filter(undertaking__restricted=True),
        "Challenge": scrutiny.Challenge.objects.filter(public=False),
        "PrivateTopic": scrutiny.PrivateTopic.objects.filter(told=False),
        "MonthSummary": scrutiny.MonthSummary.objects.filter(passed_at=None),
        "Letter": scrutiny.Letter.objects.filter(public=False),
        "HandoverPack": scrutiny.HandoverPack.objects.exclude(made_for=scrutiny.HandoverPack.For.PUBLIC),
        "HandoverCheck": scrutiny.HandoverCheck.objects.exclude(pack__made_for=scrutiny.HandoverPack.For.PUBLIC),
    }


def texts() -> set[str]:
    """Every field of scrutiny that holds words, as "Model.field"; those that hold one of some choices are none."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    return {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("scrutiny").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices
    }


def names(*tables: Mapping[str, str]) -> list[str]:
    """The fields of tables, as "Model.field", each as often as it stands there."""
    return [f"{model}.{field}" for table in tables for model, fields in table.items() for field in fields.split()]


def to_plant() -> Iterator[tuple[str, QuerySet[models.Model]]]:
    """Each field that stays inside, with the rows in which it does."""
    rows = closed()
    for name in names(WITH_ITS_ROW):
        yield name, rows.get(name, rows[name.partition(".")[0]])
    for name in names(INSIDE):
        model = apps.get_model("scrutiny", name.partition(".")[0])
        yield name, model._default_manager.all()


def plant() -> None:
    """A secret in every field that stays inside, of every row there is; what has one keeps it."""
    for name, rows in to_plant():
        field = rows.model._meta.get_field(name.partition(".")[2])
        assert isinstance(field, models.Field)
        for row in rows.order_by("pk"):
            if not is_secret(getattr(row, field.name)):
                rows.model._default_manager.filter(pk=row.pk).update(**{field.name: _secret(field, row.pk)})


def is_secret(value: object) -> bool:
    return "SECRET" in str(value)


def _secret(field: models.Field[Any, Any], key: object) -> object:
    words = f"SECRET{key}{field.name}"
    match field:
        case models.JSONField():
            return [words] if field.default is list else {"words": words}
        case models.EmailField():
            return f"{words}@northmoor.example"
        case models.URLField():
            return f"https://northmoor.example/{words}"
        case models.CharField():
            return words[: field.max_length]
        case _:
            return words
