"""What was handed over and is public as it was frozen: packs, minutes, papers to the panel, a handover."""

from dataclasses import dataclass

from answerable.publishing.pages.parts import Ref
from answerable.scrutiny.queries.public_packs import PublicMinutes, PublicPack
from answerable.scrutiny.queries.public_panel import PublicHandover, PublicPanelPaper


@dataclass(frozen=True)
class PackCopy:
    """The open part of a pack or of a supplement; `later` are the supplements that came after it."""

    meeting: Ref | None
    pack: PublicPack
    later: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class MinutesCopy:
    """The open minutes of a meeting in one version."""

    meeting: Ref | None
    minutes: PublicMinutes
    later: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class PanelPaperCopy:
    """A paper as the panel was sent it; `later` is the one that replaced it."""

    paper: PublicPanelPaper
    later: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class HandoverCopy:
    """A handover pack that was made for the public."""

    handover: PublicHandover


type Handed = PackCopy | MinutesCopy | PanelPaperCopy | HandoverCopy
