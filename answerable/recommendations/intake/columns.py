"""The columns of a table of recommendations (CSV): what each is called, and what it says."""

COLUMNS: dict[str, str] = {
    "report": "The code of the report, such as custody-2024. Of one that is not in the register, with the next three columns.",
    "report_title": "The title of the report.",
    "origin": "Who made it: inspectorate, complaints_regulator, coroner, internal_audit, external_audit, super_complaint, panel, scrutiny_panel, complaint_review or office.",
    "published": "The day the report was published: 2024-03-04 or 04/03/2024.",
    "number": "The number as printed: 3, AFI 2. Left empty, the next one is given.",
    "kind": "recommendation (where it is left empty), cause_of_concern, area_for_improvement or learning.",
    "under": "The number of the cause of concern in the same report that it belongs to.",
    "title": "What is to be done, in a line.",
    "text": "The whole text.",
    "addressee": "chief_officer (where it is left empty), body or others.",
    "deadline": "A day; immediately; or none set, where it is left empty.",
    "local_target": "The office's own target, a day.",
    "owner_role": "Who carries it out: a role, not a name.",
    "objective": "The objective of a plan, as PLAN/CODE: 2021-25/2.2.",
    "state": "open (where it is left empty), in_progress, force_says_complete, verified, closed, not_ours or disagreed; or the words of the register.",
    "state_since": "Since which day. Needed for every state but open.",
    "words": "Why, where it is not ours or disagreed.",
    "evidence": "What shows that it is verified or closed. Needed for these two.",
    "evidence_address": "Where that can be read.",
}
EXAMPLE = {
    "report": "custody-2024",
    "report_title": "An inspection of custody",
    "origin": "inspectorate",
    "published": "2024-03-04",
    "number": "1",
    "kind": "area_for_improvement",
    "title": "Record every search with its reason",
    "deadline": "2024-09-30",
    "owner_role": "Head of custody",
    "state": "in_progress",
    "state_since": "2024-05-01",
}
"""A row to copy, of an invented report."""
