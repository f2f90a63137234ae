"""Questions about areas."""

from django.db.models import Prefetch

from answerable.areas.intake import PostcodeLine
from answerable.areas.models import Area, PostcodeDistrict


def postcode_lines() -> tuple[PostcodeLine, ...]:
    """The postcode districts as their file says them, in its order; the areas of each in the order of the areas."""
    rows = PostcodeDistrict.objects.order_by("position", "code").prefetch_related(
        Prefetch("areas", Area.objects.order_by("position", "pk"))
    )
    return tuple(
        PostcodeLine(one.code, tuple(area.code for area in one.areas.all()), one.towns, one.basis, one.source, one.note)
        for one in rows
    )
