"""What facts.json is, as JSON Schema: https://json-schema.org/draft/2020-12."""

from collections.abc import Mapping

type Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
DAY: Schema = {"type": "string", "format": "date"}
BASIS: Schema = {"enum": ["stated", "assumed"]}


def _object(properties: Mapping[str, object], words: str = "") -> Schema:
    """An object with these properties, all of them, and no others."""
    said: Schema = {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
    return said | ({"description": words} if words else {})


def _list(of: Schema, words: str) -> Schema:
    return {"type": "array", "items": of, "description": words}


SOURCE = _object(
    {
        "paper": TEXT,
        "title": TEXT,
        "address": {**TEXT, "format": "uri-reference"},
        "published": DAY,
        "published_basis": BASIS,
        "place": TEXT_OR_NONE,
        "printed": TEXT,
        "note": TEXT_OR_NONE,
    },
    "A place that tells the value: the paper, where in it, and the figure as it is printed there.",
)

VALUE = _object(
    {
        "value": {
            "type": ["string", "null"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
            "description": "The exact value in decimal digits; null exactly where the status is missing or suppressed.",
        },
        "words": {**TEXT, "description": "The value as the page says it, with its unit and its qualifier."},
        "status": {"enum": ["final", "provisional", "missing", "suppressed"]},
        "qualifier": {"enum": ["exact", "over", "nearly", "about", "up_to"]},
        "first_told": {**DAY, "description": "The day of the first paper that tells it."},
        "as_at": {**DAY, "description": "The day of the last paper that tells it."},
        "reason": {**TEXT_OR_NONE, "description": "Why it was restated, where a reason was given."},
        "sources": _list({"$ref": "#/$defs/source"}, "Every place that tells it."),
    }
)

FACT = _object(
    {
        "id": {**TEXT, "format": "uri-reference", "description": "The address of the figure, which stays as it is."},
        "measure": TEXT,
        "title": TEXT,
        "unit": TEXT,
        "area": _object({"code": TEXT, "name": TEXT}),
        "part": {**TEXT_OR_NONE, "description": "The part of a breakdown; null for the whole."},
        "period": _object({"start": DAY, "end": DAY, "words": TEXT, "basis": BASIS}, "Both days are included."),
        "known_on": {**DAY, "description": "The day that told it last."},
        "disputed": {"type": "boolean", "description": "Whether there is more than one current value."},
        "now": {
            **_list({"$ref": "#/$defs/value"}, "The current value; more than one where they dispute each other."),
            "minItems": 1,
        },
        "set_aside": _list(
            {"$ref": "#/$defs/value"}, "Values that the office does not go by, since it settled on another."
        ),
        "settled": {"anyOf": [_object({"on": DAY, "reason": TEXT}), {"type": "null"}]},
        "before": _list({"$ref": "#/$defs/value"}, "What it was before a later paper told another value."),
        "cited_in": _list({**TEXT, "format": "uri-reference"}, "The pages of this site whose texts cite it."),
    }
)


def schema(address: str) -> Schema:
    """The schema as a document. `address` is its own; "" where the site does not know its own."""
    said: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Figures told on a public site, with their sources",
        **_object(
            {
                "$schema": TEXT,
                "title": TEXT,
                "publisher": TEXT,
                "licence": _object({"name": TEXT, "address": {**TEXT, "format": "uri"}, "attribution": TEXT}),
                "release": _object(
                    {"number": {"type": "integer", "minimum": 1}, "released_at": {**TEXT, "format": "date-time"}}
                ),
                "known_on": DAY,
                "facts": _list({"$ref": "#/$defs/fact"}, "Every figure that a paper tells."),
            }
        ),
        "$defs": {"fact": FACT, "value": VALUE, "source": SOURCE},
    }
    return said | ({"$id": address} if address else {})
