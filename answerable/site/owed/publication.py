"""What must be public and falls due: by the last check of each item."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse

from answerable.publishing.models import PublicationCheck
from answerable.site.owed.lines import Owed, Sort, Wanted, When, Whose, how_words, when_of
from answerable.site.owed.rows import OfTable, Rows, who_is


class Publications(OfTable):
    """Items that are here and are to be renewed by a day. What nothing was put up for has none: the register lists it."""

    sort = Sort.PUBLICATION

    def wanted_rows(self, wanted: Wanted) -> Rows:
        words = Q(item__title__icontains=wanted.words) | Q(item__paragraph__icontains=wanted.words)
        last = PublicationCheck.objects.order_by("-on").values("on")[:1]
        rows = PublicationCheck.objects.filter(
            words, who_is(wanted, ""), on=last, item__not_ours_because="", next_due__isnull=False
        )
        return Rows(rows.none() if wanted.whose == Whose.OTHERS else rows, self.sort, "next_due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        rows = PublicationCheck.objects.filter(pk__in=keys).select_related("item")
        return {
            row.pk: Owed(
                self.sort,
                f"To be published anew: {row.item}",
                how_words(row.next_due, day),
                "The office",
                reverse("publishing-office:duty", args=[row.item.code]),
                row.next_due,
                when_of(row.next_due, day) is When.LATE,
            )
            for row in rows
        }
