"""Builds the page of contacts from the office's own data."""

from answerable.bodies.models import LocalPolicingBody
from answerable.bodies.queries import contact_lines
from answerable.publishing.pages.contact import ContactPage, Reached
from answerable.publishing.queries.record import Record


def contact(record: Record) -> ContactPage:
    """Who is reached how, as far as the office says."""
    body = record.body
    return ContactPage(
        body_name=body.name,
        holder_title=body.title_of_holder,
        board=body.kind == LocalPolicingBody.Kind.BOARD,
        force=body.force,
        contact=body.contact,
        contacts=tuple(
            Reached(
                one.code, one.name, one.email, one.telephone, one.post, one.address, source=one.source, note=one.note
            )
            for one in contact_lines()
            if one.reached
        ),
    )
