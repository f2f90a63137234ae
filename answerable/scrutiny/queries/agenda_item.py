"""One item of an agenda as its page shows it."""

from dataclasses import dataclass

from answerable.scrutiny.models import AgendaItem, LineOfEnquiry, ReportCommission, Undertaking


@dataclass(frozen=True)
class ItemPage:
    """An item with what is asked at it, the report that was asked for, and what was promised."""

    item: AgendaItem
    lines: tuple[LineOfEnquiry, ...]
    proposed: int
    commission: ReportCommission | None
    exchanges: int
    undertakings: tuple[Undertaking, ...]

    @property
    def taken(self) -> bool:
        """Whether anything was said, judged or promised at it."""
        return bool(self.exchanges or self.undertakings or self.item.assurance_id or self.item.minute)


def item_page(item: AgendaItem) -> ItemPage:
    """The page of an item; its queries do not grow with what belongs to it."""
    lines = item.lines.order_by("position", "pk")
    return ItemPage(
        item=item,
        lines=tuple(one for one in lines if one.state == LineOfEnquiry.State.KEPT),
        proposed=sum(one.state == LineOfEnquiry.State.PROPOSED for one in lines),
        commission=ReportCommission.objects.filter(item=item).first(),
        exchanges=item.exchanges.filter(struck_because="").count(),
        undertakings=tuple(item.undertakings.order_by("made_on", "pk")),
    )
