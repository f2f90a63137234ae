"""What a page is, in the words of schema.org: a data set, a meeting, a report, a question, the office. No page holds it: it stands beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from answerable.calc.meeting_times import clock, minutes_of
from answerable.publishing import addresses
from answerable.publishing.opendata import csv_file, licence, paths
from answerable.publishing.opendata.described import About
from answerable.publishing.pages.data import DataPage
from answerable.publishing.pages.front import HomePage
from answerable.publishing.pages.handed import HandoverCopy, MinutesCopy, PackCopy, PanelPaperCopy
from answerable.publishing.pages.measures import MeasurePage
from answerable.publishing.pages.papers import PaperPage
from answerable.publishing.pages.scrutiny import MeetingPage, QuestionPage

CONTEXT = "https://schema.org"
TYPE = "application/ld+json"

type Node = dict[str, Any]


@dataclass(frozen=True)
class Here:
    """The page that is told of: its address from the top, its title, and the day since when it is as it is."""

    path: str
    title: str
    since: date
    about: About

    def at(self, path: str) -> str:
        """Another address of the site as it is written in the file beside the page."""
        return self.about.whole(path, addresses.root_of(self.path))

    @property
    def publisher(self) -> Node:
        return {"@type": "GovernmentOrganization", "name": self.about.body_name, "url": self.at(addresses.HOME)}


def document(page: Any, here: Here) -> Node:
    """What is said of a page of one of the kinds of `KINDS`; what is not known is left out."""
    said: Node = {"@context": CONTEXT, **KINDS[type(page)](page, here)}
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}


def _common(here: Here, *, fragment: str = "") -> Node:
    return {
        "@id": here.at(here.path) + fragment,
        "url": here.at(here.path),
        "inLanguage": "en-GB",
        "license": licence.ADDRESS,
        "publisher": here.publisher,
    }


def _dataset(page: MeasurePage, here: Here) -> Node:
    periods = [figure.period for series in page.series for figure in series.figures]
    names = list(dict.fromkeys(series.area_name for series in page.series))
    one = page.definition
    return {
        "@type": "Dataset",
        **_common(here, fragment="#dataset"),
        "name": page.title,
        "alternateName": list(page.aliases),
        "identifier": page.code,
        "description": f"{one.why} {one.numerator} Told for {one.frequency}. Where it comes from: {one.source.rstrip('.')}.",
        "keywords": [page.subject.text],
        "creator": here.publisher,
        "isAccessibleForFree": True,
        "creditText": here.about.attribution,
        "dateModified": here.since.isoformat(),
        "temporalCoverage": f"{min(one.start for one in periods)}/{max(one.end for one in periods)}" if periods else "",
        "spatialCoverage": [{"@type": "Place", "name": name} for name in names],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": page.title,
            "unitText": one.unit,
            "description": one.numerator,
        },
        "includedInDataCatalog": {"@type": "DataCatalog", "name": "Open data", "url": here.at(paths.PAGE)},
        "distribution": [
            _download(here, paths.measure(page.code), csv_file.TYPE.partition(";")[0], "Figures as a table"),
            _download(here, paths.provenance(page.code), "application/json", "Where each figure comes from"),
        ],
    }


def _download(here: Here, path: str, media_type: str, name: str) -> Node:
    return {"@type": "DataDownload", "name": name, "contentUrl": here.at(path), "encodingFormat": media_type}


def _catalogue(page: DataPage, here: Here) -> Node:
    return {
        "@type": "DataCatalog",
        **_common(here),
        "name": f"Open data of {page.body_name}",
        "description": "Everything on the public site as tables, with its sources.",
        "isAccessibleForFree": True,
        "creditText": here.about.attribution,
        "dateModified": here.since.isoformat(),
        "spatialCoverage": {"@type": "Place", "name": page.area_name},
        "temporalCoverage": f"{page.first}/{page.last}" if page.first and page.last else "",
    }


def _organization(page: HomePage, here: Here) -> Node:
    holder: Node = {}
    if page.holder_name:
        holder = {
            "@type": "OrganizationRole",
            "roleName": page.holder_title,
            "startDate": page.holder_since.isoformat() if page.holder_since else None,
            "member": {"@type": "Person", "name": page.holder_name},
        }
    return {
        "@type": "GovernmentOrganization",
        "@id": here.at(addresses.HOME) + "#body",
        "name": page.body_name,
        "url": here.at(addresses.HOME),
        "description": page.about,
        "member": {name: value for name, value in holder.items() if value},
    }


def _event(page: MeetingPage, here: Here) -> Node:
    one = page.meeting
    status = "EventCancelled" if one.cancelled_because else "EventScheduled"
    items = [entry.item.title for entry in page.items if not entry.item.restricted]
    return {
        "@type": "Event",
        "@id": here.at(here.path) + "#meeting",
        "url": here.at(here.path),
        "inLanguage": "en-GB",
        "name": f"{one.name}: {one.title}",
        "description": f"On the agenda: {'; '.join(items)}." if items else f"{one.name}: {one.title}.",
        "startDate": _moment(one.day, one.time, month_only=one.month_only),
        "endDate": _moment(one.day, one.ends, month_only=one.month_only) if one.ends else "",
        "eventStatus": f"{CONTEXT}/{status}",
        "location": {"@type": "Place", "name": one.location or "Not announced"},
        "organizer": here.publisher,
        "recordedIn": {"@type": "CreativeWork", "url": one.recording_address} if one.recording_address else None,
        "workFeatured": [
            {"@type": "Report", "name": out.page.text, "url": here.at(out.page.path)} for out in page.minutes
        ],
    }


def _moment(day: date, time: str, *, month_only: bool) -> str:
    """As ISO 8601 has it, as exactly as it is known: a month, a day, or a time in Britain."""
    if month_only:
        return f"{day:%Y-%m}"
    minutes = minutes_of(time)
    return day.isoformat() if minutes is None else f"{day.isoformat()}T{clock(minutes)}"


def _paper(page: PaperPage, here: Here) -> Node:
    """A paper that figures come from: its author is the role that the paper names."""
    return {
        "@type": "Report",
        "@id": here.at(here.path) + "#paper",
        "mainEntityOfPage": here.at(here.path),
        "name": page.title,
        "headline": page.title[:110],
        "description": page.purpose,
        "datePublished": page.published.isoformat(),
        "author": {"@type": "Person", "jobTitle": page.author} if page.author else None,
        "genre": page.kind,
        "isPartOf": {"@type": "Report", "name": page.whole.text, "url": here.at(page.whole.path)}
        if page.whole
        else None,
    }


def _report(here: Here, on: date, forms: tuple[str, ...]) -> Node:
    stem = here.path.removesuffix(".html")
    return {
        "@type": "Report",
        **_common(here, fragment="#paper"),
        "name": here.title,
        "headline": here.title[:110],
        "datePublished": on.isoformat(),
        "author": here.publisher,
        "encoding": [
            {"@type": "MediaObject", "contentUrl": here.at(f"{stem}.{form}"), "encodingFormat": MEDIA[form]}
            for form in forms
        ],
    }


MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PRINTED = ("pdf", "docx")


def _question(page: QuestionPage, here: Here) -> Node:
    one = page.question
    answer = "\n".join("".join(words.text for words in line) for line in page.answer)
    asked: Node = {
        "@type": "Question",
        "@id": here.at(here.path) + "#question",
        "name": f"Question {one.reference}",
        "text": one.text,
        "dateCreated": one.asked_on.isoformat(),
        "answerCount": 1 if answer else 0,
    }
    if answer:
        given: Node = {"@type": "Answer", "text": answer, "url": here.at(here.path)}
        if one.answered_on:
            given["dateCreated"] = one.answered_on.isoformat()
        asked["acceptedAnswer"] = given
    return {"@type": "QAPage", **_common(here), "name": f"Question {one.reference}", "mainEntity": asked}


KINDS: Mapping[type, Callable[[Any, Here], Node]] = {
    HomePage: _organization,
    DataPage: _catalogue,
    MeasurePage: _dataset,
    MeetingPage: _event,
    PaperPage: _paper,
    PackCopy: lambda page, here: _report(here, page.pack.frozen_on, PRINTED),
    MinutesCopy: lambda page, here: _report(here, page.minutes.published_on, PRINTED),
    PanelPaperCopy: lambda page, here: _report(here, page.paper.public_from, PRINTED),
    HandoverCopy: lambda page, here: _report(here, page.handover.handed_over_on, ()),
    QuestionPage: _question,
}
"""Of pages of an earlier day, and of the later pages of a long paper, nothing is told."""
