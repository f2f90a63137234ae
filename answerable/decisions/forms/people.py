"""The steps about those who decide: who signs, who sits on the board, what they declare, how they vote."""

from collections.abc import Sequence
from typing import Any

from django import forms

from answerable.bodies.models import OfficeHolder
from answerable.decisions.forms.step import Group, StepForm, prose, words
from answerable.decisions.intake.lines import InterestLine, VoteLine
from answerable.decisions.models import Vote
from answerable.decisions.operations.parts import Board, Interests, Sheet, Signing
from answerable.decisions.queries.missing import persons
from answerable.measures.forms.definition import CHOOSE, FILL_IN

NOTHING, DECLARED, WITHDREW = "none", "declared", "withdrew"


class SigningForm(StepForm):
    """Who signs."""

    delegate_role = words("Signed by a delegate, by role", "Leave it empty where the holder signs.")
    delegation = words("Under which delegation", "Such as: scheme of consent, paragraph 4.2.", limit=300)

    def build(self) -> None:
        holders = OfficeHolder.objects.order_by("-start", "-pk")
        self.holders = {str(one.pk): (one.title, one.name) for one in holders}
        self.fields["holder"] = forms.ChoiceField(
            label="Holder of the office",
            help_text="Who signs, or for whom a delegate signs.",
            choices=[(str(one.pk), f"{one.title}{f', {one.name}' if one.name else ''}") for one in holders],
            error_messages=CHOOSE,
        )
        self.order_fields(["holder", "delegate_role", "delegation"])

    def start(self) -> dict[str, object]:
        held = (self.line.signer_title, self.line.signer_name)
        return {
            "holder": next((key for key, one in self.holders.items() if one == held), ""),
            "delegate_role": self.line.delegate_role,
            "delegation": self.line.delegation,
        }

    def clean(self) -> dict[str, Any]:
        if bool(self.said("delegate_role")) != bool(self.said("delegation")):
            lacks = "delegation" if self.said("delegate_role") else "delegate_role"
            self.add_error(lacks, "A delegate signs under a delegation: name both, or neither.")
        return self.cleaned_data

    def part(self) -> Signing:
        title, name = self.holders[self.cleaned_data["holder"]]
        return Signing(title, name, self.said("delegate_role"), self.said("delegation"))


class BoardForm(StepForm):
    """The board that votes."""

    meeting = words("Meeting", "Its name and day.", limit=300, required=True)
    names = prose(
        "Members",
        "One a line, with the title each has on the board; those who will be absent too.",
        required=True,
        rows=8,
    )
    members = forms.IntegerField(
        label="How many members the board has",
        help_text="With places that are not filled left out.",
        min_value=1,
        max_value=500,
        error_messages=FILL_IN,
    )
    quorum = forms.IntegerField(label="How many make a quorum", min_value=1, max_value=500, error_messages=FILL_IN)

    def start(self) -> dict[str, object]:
        line = self.line
        return {
            "meeting": line.meeting,
            "names": "\n".join(persons(line)),
            "members": line.members,
            "quorum": line.quorum,
        }

    def named(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.said("names").splitlines() if name.strip())

    def clean(self) -> dict[str, Any]:
        names, members, quorum = self.named(), self.cleaned_data.get("members"), self.cleaned_data.get("quorum")
        if any(len(name) > 200 for name in names):
            self.add_error("names", "A name has at most 200 characters.")
        if len(set(names)) != len(names):
            self.add_error("names", "A member is named twice: tell the two apart.")
        if members and len(names) > members:
            self.add_error("members", f"{len(names)} are named above, and that is more.")
        if members and quorum and quorum > members:
            self.add_error("quorum", "It is more than the board has members.")
        return self.cleaned_data

    def part(self) -> Board:
        given = self.cleaned_data
        return Board(self.said("meeting"), self.named(), given["members"], given["quorum"])


class InterestsForm(StepForm):
    """What each of those who decide was asked to declare."""

    def build(self) -> None:
        self.persons = persons(self.line)
        for number, person in enumerate(self.persons):
            self.fields[f"asked_{number}"] = forms.ChoiceField(
                label=f"What was declared: {person}",
                choices=[
                    ("", "Not asked yet"),
                    (NOTHING, "There was none to declare"),
                    (DECLARED, "An interest, and took part"),
                    (WITHDREW, "An interest, and withdrew"),
                ],
                required=False,
            )
            self.fields[f"words_{number}"] = prose(f"The interest: {person}", rows=2)

    def start(self) -> dict[str, object]:
        held = {one.role: one for one in self.line.interests}
        found: dict[str, object] = {}
        for number, person in enumerate(self.persons):
            if one := held.get(person):
                asked = WITHDREW if one.withdrew else DECLARED if one.words else NOTHING
                found |= {f"asked_{number}": asked, f"words_{number}": one.words}
        return found

    @property
    def groups(self) -> Sequence[Group]:
        return [self.grouped(person, f"asked_{n}", f"words_{n}") for n, person in enumerate(self.persons)]

    def clean(self) -> dict[str, Any]:
        for number, _ in enumerate(self.persons):
            asked, told = self.said(f"asked_{number}"), self.said(f"words_{number}")
            if asked in (DECLARED, WITHDREW) and not told:
                self.add_error(f"words_{number}", "Say what the interest is.")
            if told and asked in ("", NOTHING):
                self.add_error(f"asked_{number}", "An interest is written below: say whether they took part.")
        return self.cleaned_data

    def part(self) -> Interests:
        rows = [(self.said(f"asked_{n}"), person, self.said(f"words_{n}")) for n, person in enumerate(self.persons)]
        return Interests(tuple(InterestLine(who, told, asked == WITHDREW) for asked, who, told in rows if asked))


class SheetForm(StepForm):
    """The vote sheet."""

    def build(self) -> None:
        self.persons = persons(self.line)
        who = [("", "Not said yet"), *((str(n), person) for n, person in enumerate(self.persons))]
        for number, person in enumerate(self.persons):
            self.fields[f"cast_{number}"] = forms.ChoiceField(
                label=f"Vote: {person}", choices=[("", "Not said yet"), *Vote.Cast.choices], required=False
            )
            self.fields[f"dissent_{number}"] = prose(f"Dissent to be recorded: {person}", "With its reason.", rows=2)
        self.fields["moved"] = forms.ChoiceField(label="Moved by", choices=who, required=False)
        self.fields["seconded"] = forms.ChoiceField(label="Seconded by", choices=who, required=False)
        self.fields["chair"] = forms.ChoiceField(
            label="Casting vote given by", choices=[("", "None was given"), *who[1:]], required=False
        )
        self.fields["casting"] = forms.ChoiceField(
            label="Casting vote", choices=[("", "None"), ("for", "For"), ("against", "Against")], required=False
        )

    def start(self) -> dict[str, object]:
        found: dict[str, object] = {}
        places = {person: number for number, person in enumerate(self.persons)}
        for one in self.line.votes:
            place = places[one.member]
            if one.casting:
                found |= {"chair": str(place), "casting": one.cast}
                continue
            found |= {f"cast_{place}": one.cast, f"dissent_{place}": one.dissent}
            found |= {"moved": str(place)} if one.moved else {}
            found |= {"seconded": str(place)} if one.seconded else {}
        return found

    @property
    def groups(self) -> Sequence[Group]:
        members = [self.grouped(person, f"cast_{n}", f"dissent_{n}") for n, person in enumerate(self.persons)]
        tie = self.grouped("Casting vote, in a tie only", "chair", "casting")
        return [self.grouped("", "moved", "seconded"), *members, tie]

    def clean(self) -> dict[str, Any]:
        if bool(self.said("chair")) != bool(self.said("casting")):
            self.add_error("casting", "Say who gave the casting vote and how, or leave both.")
        if self.said("moved") and self.said("moved") == self.said("seconded"):
            self.add_error("seconded", "Whoever moved it cannot second it too.")
        return self.cleaned_data

    def part(self) -> Sheet:
        moved, seconded = self.said("moved"), self.said("seconded")
        rows = [
            VoteLine(
                person,
                self.said(f"cast_{n}"),
                moved=moved == str(n),
                seconded=seconded == str(n),
                dissent=self.said(f"dissent_{n}"),
            )
            for n, person in enumerate(self.persons)
        ]
        if self.said("chair"):
            rows.append(VoteLine(self.persons[int(self.said("chair"))], self.said("casting"), casting=True))
        return Sheet(tuple(rows))
