"""Linked data as nodes, written as JSON-LD (https://www.w3.org/TR/json-ld11/) and as Turtle (https://www.w3.org/TR/turtle/)."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Iri:
    """The name of something: an address, absolute or relative to the file that it stands in."""

    text: str


@dataclass(frozen=True)
class Text:
    """Words, in a language where one is given."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Typed:
    """A day or a moment by its type of XML Schema: "xsd:date"."""

    text: str
    kind: str


@dataclass(frozen=True)
class Node:
    """Something with its type and properties; without a name it stands where it is used."""

    kind: str
    name: Iri | None
    said: tuple[tuple[str, object], ...]


def json_ld(nodes: Iterable[Node]) -> Iterator[bytes]:
    """A document with its own context, node by node, so that no program has to ask the network for one."""
    yield f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": ['.encode()
    for number, node in enumerate(nodes):
        yield (",\n" if number else "\n").encode() + json.dumps(_json(node), ensure_ascii=False).encode()
    yield b"\n]}\n"


def turtle(nodes: Iterable[Node]) -> Iterator[bytes]:
    """The same as Turtle."""
    for prefix, name in PREFIXES.items():
        yield f"@prefix {prefix}: <{name}> .\n".encode()
    for node in nodes:
        inner = " ;\n  ".join(f"{name} {_turtle(value)}" for name, value in (("a", _Bare(node.kind)), *node.said))
        yield f"\n{_turtle(node.name)} {inner} .\n".encode()
        yield from _apart(node)


@dataclass(frozen=True)
class _Bare:
    """A word that is written as it is."""

    text: str


def _apart(node: Node) -> Iterator[bytes]:
    """What is said of named nodes that stand in another: in Turtle each has a sentence of its own."""
    for _, value in node.said:
        if isinstance(value, Node):
            if value.name:
                inner = " ; ".join(f"{name} {_turtle(one)}" for name, one in (("a", _Bare(value.kind)), *value.said))
                yield f"{_turtle(value.name)} {inner} .\n".encode()
            yield from _apart(value)


@singledispatch
def _json(value: object) -> object:
    raise TypeError(value)


@_json.register
def _(value: Iri) -> object:
    return {"@id": value.text}


@_json.register
def _(value: Text) -> object:
    return {"@value": value.text, "@language": value.language} if value.language else value.text


@_json.register
def _(value: Typed) -> object:
    return {"@value": value.text, "@type": value.kind}


@_json.register
def _(value: Node) -> object:
    said: dict[str, list[object]] = {}
    for name, one in value.said:
        said.setdefault(name, []).append(_json(one))
    return {**({"@id": value.name.text} if value.name else {}), "@type": value.kind, **said}


@singledispatch
def _turtle(value: object) -> str:
    raise TypeError(value)


@_turtle.register
def _(value: _Bare) -> str:
    return value.text


@_turtle.register
def _(value: Iri) -> str:
    return f"<{re.sub(r'[\x00-\x20<>\"{}|^`\\]', _escaped, value.text)}>"


@_turtle.register
def _(value: Text) -> str:
    return f"{_quoted(value.text)}{f'@{value.language}' if value.language else ''}"


@_turtle.register
def _(value: Typed) -> str:
    return f"{_quoted(value.text)}^^{value.kind}"


@_turtle.register
def _(value: Node) -> str:
    if value.name:
        return _turtle(value.name)
    return f"[ {' ; '.join(f'{name} {_turtle(one)}' for name, one in (('a', _Bare(value.kind)), *value.said))} ]"


def _quoted(text: str) -> str:
    return f'"{re.sub(r"[\x00-\x1f\"\\\x7f]", _escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04X}"
