"""What scrutiny owes and is owed: papers asked of the force, answers to the public, promises, information."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q
from django.urls import reverse

from answerable.kit.wording import counted
from answerable.scrutiny.models import InformationRequest, PublicQuestion, ReportCommission, Undertaking
from answerable.site.owed.lines import Owed, Sort, Wanted, When, Whose, how_words, when_of
from answerable.site.owed.rows import OfTable, Rows, who_is

SHORT = 120
"""In characters: so much of what somebody wrote stands in a list."""


def short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1].rstrip()}…"


class Commissions(OfTable):
    """Papers that the force was asked for and has not sent."""

    sort = Sort.PAPER

    def wanted_rows(self, wanted: Wanted) -> Rows:
        words = Q(item__title__icontains=wanted.words) | Q(item__meeting__title__icontains=wanted.words)
        rows = ReportCommission.objects.filter(words, who_is(wanted, "to_role"), state=ReportCommission.State.SENT)
        return Rows(rows.none() if wanted.whose == Whose.OFFICE else rows, self.sort, "due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        rows = ReportCommission.objects.filter(pk__in=keys).select_related("item__meeting")
        return {
            row.pk: Owed(
                self.sort,
                f"A paper on “{row.item.title}” for the {row.item.meeting.name}",
                how_words(row.due, day),
                row.to_role,
                reverse("scrutiny:commission", args=[row.item.meeting.code, row.item_id]),
                row.due,
                when_of(row.due, day) is When.LATE,
                True,
            )
            for row in rows
        }


class Questions(OfTable):
    """Questions from the public that wait to be sorted or answered."""

    sort = Sort.QUESTION

    def wanted_rows(self, wanted: Wanted) -> Rows:
        words = Q(text__icontains=wanted.words) | Q(theme__icontains=wanted.words)
        rows = PublicQuestion.objects.confirmed().filter(words, who_is(wanted, ""), state__in=PublicQuestion.OPEN)
        return Rows(rows.none() if wanted.whose == Whose.OTHERS else rows, self.sort, "answer_due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        rows = PublicQuestion.objects.filter(pk__in=keys)
        return {
            row.pk: Owed(
                self.sort,
                f"Question {row.reference}: {short(row.shown_text or row.text)}",
                how_words(row.answer_due, day) or f"waiting {counted(max(0, (day - row.asked_on).days), 'day')}",
                row.get_state_display(),
                reverse("scrutiny:question", args=[row.pk]),
                row.answer_due,
                when_of(row.answer_due, day) is When.LATE,
            )
            for row in rows
        }


class Promises(OfTable):
    """What was promised at meetings and in answers, and is not settled."""

    sort = Sort.PROMISE

    def wanted_rows(self, wanted: Wanted) -> Rows:
        ours = Q(side=Undertaking.Side.BODY) | Q(state=Undertaking.State.SAID_KEPT)
        whose = {Whose.OFFICE.value: ours, Whose.OTHERS.value: ~ours}.get(wanted.whose, Q())
        rows = Undertaking.objects.open().filter(who_is(wanted, "owner_role"), whose, words__icontains=wanted.words)
        return Rows(rows, self.sort, "due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        found = {}
        for row in Undertaking.objects.filter(pk__in=keys):
            verify = row.state == Undertaking.State.SAID_KEPT
            found[row.pk] = Owed(
                self.sort,
                f"Promise {row.reference}: {short(row.words)}",
                "said to be kept: to be verified" if verify else how_words(row.due, day) or "no day was given",
                "The office" if verify else row.owner_role,
                reverse("scrutiny:undertaking", args=[row.year, row.number]),
                row.due,
                when_of(row.due, day) is When.LATE,
                not verify and row.side != Undertaking.Side.BODY,
            )
        return found


class Requests(OfTable):
    """Information that the force was asked for and has not given."""

    sort = Sort.REQUEST

    def wanted_rows(self, wanted: Wanted) -> Rows:
        rows = InformationRequest.objects.filter(
            who_is(wanted, "asked_of"), state=InformationRequest.State.OPEN, subject__icontains=wanted.words
        )
        return Rows(rows.none() if wanted.whose == Whose.OFFICE else rows, self.sort, "due")

    def lines(self, keys: Collection[int], day: date) -> Mapping[int, Owed]:
        return {
            row.pk: Owed(
                self.sort,
                f"{row.subject} (request {row.year}/{row.number})",
                how_words(row.due, day) or f"waiting {counted(max(0, (day - row.asked_on).days), 'day')}",
                row.asked_of,
                reverse("scrutiny:information-request", args=[row.year, row.number]),
                row.due,
                when_of(row.due, day) is When.LATE,
                True,
            )
            for row in InformationRequest.objects.filter(pk__in=keys)
        }


OF_SCRUTINY = (Commissions(), Questions(), Promises(), Requests())


def roles_of_scrutiny() -> set[str]:
    """The roles that owe something of scrutiny. Three queries."""
    sent = ReportCommission.objects.filter(state=ReportCommission.State.SENT)
    asked = InformationRequest.objects.filter(state=InformationRequest.State.OPEN)
    return {
        *sent.values_list("to_role", flat=True),
        *Undertaking.objects.open().values_list("owner_role", flat=True),
        *asked.values_list("asked_of", flat=True),
    }
