"""The marks of Markdown inside a line: what is left is what a reader sees."""

import html
import re

IMAGE = re.compile(
    r"!\[(?P<label>[^\]\n]{0,300})\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,100}\])|<img\b(?P<tag>[^>\n]{0,1000})>", re.I
)
_ALT = re.compile(r"\balt\s{0,3}=\s{0,3}[\"']([^\"'\n]{0,300})", re.IGNORECASE)
_LINK = re.compile(r"\[(?P<said>[^\[\]\n]{1,500})\](?:\([^()\n]{0,1000}\)|\[[^\]\n]{0,100}\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\](?!:)")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,500}~~")
_STRONG = re.compile(r"\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_STRESSED = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500})(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?!\w)"
)
_CODE = re.compile(r"`{1,3}([^`\n]{1,500})`{1,3}")
_COMMENT = re.compile(r"<!--[^\n]{0,4000}?-->")
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~$<&])")
_HIDDEN = 0xE000
_SHOWN = {_HIDDEN + ord(mark): mark for mark in "\\`*_{}[]()#+-.!|>~$<&"}


def unmarked(text: str) -> str:
    """A line as it is read: links by their words, pictures, notes and what is struck out left away, escaped marks as themselves."""
    text = _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), text)
    if "<" in text:
        text = _TAG.sub(" ", _ADDRESS.sub(r"\1", IMAGE.sub("", _COMMENT.sub("", text))))
    if "[" in text:
        text = _LINK.sub(r"\g<said>", _NOTE.sub("", IMAGE.sub("", text)))
    if "*" in text or "_" in text:
        text = _STRESSED.sub(lambda found: found[1] or found[2], _STRONG.sub("", text))
    if "~" in text or "`" in text:
        text = _CODE.sub(r"\1", _STRUCK.sub("", text))
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.translate(_SHOWN).split())


def pictures(text: str) -> list[str]:
    """What the pictures on a line are called."""
    if "![" not in text and "<" not in text:
        return []
    return [found["label"] or _alternative(found["tag"]) for found in IMAGE.finditer(text)]


def _alternative(tag: str | None) -> str:
    found = _ALT.search(tag or "")
    return found[1] if found else ""
