"""Scrutiny in public: meetings with their items and papers, what is asked and promised, packs, and the panel."""

from answerable.scrutiny.models.enquiries import CommissionQuestion, Exchange, LineOfEnquiry, ReportCommission
from answerable.scrutiny.models.meetings import (
    AgendaItem,
    AssuranceStep,
    Meeting,
    MeetingForm,
    MeetingMove,
    MeetingName,
    Paper,
    Recipient,
)
from answerable.scrutiny.models.pack_links import PackLink
from answerable.scrutiny.models.packs import HandoverCheck, HandoverPack, Minutes, Pack
from answerable.scrutiny.models.panel import PanelMatter, PanelPaper, PanelSection
from answerable.scrutiny.models.promises import (
    Challenge,
    ChallengeStep,
    InformationRequest,
    Letter,
    MonthSummary,
    PrivateMeeting,
    PrivateTopic,
    Undertaking,
    UndertakingMove,
)
from answerable.scrutiny.models.questions import Asking, PublicQuestion, QuestionMove, Redaction

__all__ = [
    "AgendaItem",
    "Asking",
    "AssuranceStep",
    "Challenge",
    "ChallengeStep",
    "CommissionQuestion",
    "Exchange",
    "HandoverCheck",
    "HandoverPack",
    "InformationRequest",
    "Letter",
    "LineOfEnquiry",
    "Meeting",
    "MeetingForm",
    "MeetingMove",
    "MeetingName",
    "Minutes",
    "MonthSummary",
    "Pack",
    "PackLink",
    "PanelMatter",
    "PanelPaper",
    "PanelSection",
    "Paper",
    "PrivateMeeting",
    "PrivateTopic",
    "PublicQuestion",
    "QuestionMove",
    "Recipient",
    "Redaction",
    "ReportCommission",
    "Undertaking",
    "UndertakingMove",
]
