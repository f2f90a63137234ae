"""Every write to the register of duties and to the clocks that run under them."""

from answerable.clocks.operations.ending import meet, reopen, stop
from answerable.clocks.operations.feeds import close_feed, renew_feed
from answerable.clocks.operations.folder import ClocksRefused, load_clocks
from answerable.clocks.operations.keeping import (
    AlreadyRunning,
    ChangedMeanwhile,
    ClockRefused,
    ImpossibleDay,
    NeedsReason,
    NotPaused,
    NotRunning,
    PauseOverlaps,
    StillRunning,
    UnknownDuty,
    acting,
)
from answerable.clocks.operations.register import (
    CorrectedMeanwhile,
    DutiesRefused,
    ImpossibleRule,
    correct_duty,
    load_duties,
    load_register,
    reckon_anew,
)
from answerable.clocks.operations.starting import correct_start, pass_on, start
from answerable.clocks.operations.timing import extend, override, pause, resume

__all__ = [
    "AlreadyRunning",
    "ChangedMeanwhile",
    "ClockRefused",
    "ClocksRefused",
    "CorrectedMeanwhile",
    "DutiesRefused",
    "ImpossibleDay",
    "ImpossibleRule",
    "NeedsReason",
    "NotPaused",
    "NotRunning",
    "PauseOverlaps",
    "StillRunning",
    "UnknownDuty",
    "acting",
    "close_feed",
    "correct_duty",
    "correct_start",
    "extend",
    "load_clocks",
    "load_duties",
    "load_register",
    "meet",
    "override",
    "pass_on",
    "pause",
    "reckon_anew",
    "renew_feed",
    "reopen",
    "resume",
    "start",
    "stop",
]
