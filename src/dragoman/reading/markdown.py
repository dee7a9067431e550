"""Markdown to blocks whose offsets point into the file: the mark-up around words is left out, the file itself untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.blocks import Block, trimmed
from dragoman.reading.dates import lenient_date
from dragoman.reading.document import Metadata

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(\w+)\s*:\s*(.*?)\s*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]]+)\]\([^)]*\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*`~]|\b_|_\b")
_EMPHASIS = "*_~`"
_BREAK = re.compile("\r\n|\r|\n")


def read_markdown(text: str) -> tuple[list[Block], Metadata]:
    """Blocks of a Markdown file in order, and what its front matter says (title, date, publisher, url, lang).

    Without a title there, the first heading is the title, its mark-up taken off.
    """
    text = text.replace("\0", " ")  # the parser would put another mark there, and the words would not be found again
    front = _FRONT_MATTER.match(text)
    at = front.end() if front else 0
    blocks = list(_blocks(text, at))
    heading = next((b.of(text) for b in blocks if b.hint == "heading"), "")
    return blocks, _metadata(front.group(1) if front else "", _plain(heading))


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", words)).split())


def _metadata(front: str, heading: str) -> Metadata:
    fields = {m.group(1).lower(): m.group(2).strip("\"'") for m in _FIELD.finditer(front)}
    return Metadata(
        title=fields.get("title") or heading or None,
        date=lenient_date(fields.get("date")),
        publisher=fields.get("publisher") or None,
        url=fields.get("url") or None,
        language=fields.get("lang") or None,
    )


def _blocks(text: str, at: int) -> Iterator[Block]:
    from markdown_it import MarkdownIt

    # Line ends are made plain for the parser alone: lines are found again in the text by their number.
    lines = _lines(text, at)
    source = "\n".join(text[s:e] for s, e in lines)
    heading = False
    for token in MarkdownIt("commonmark").parse(source):
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        if token.type == "inline" and token.map:
            first, last = token.map
            yield from _inline(text, lines[first:last], token.content, heading)


def _lines(text: str, at: int) -> list[tuple[int, int]]:
    lines = []
    for match in _BREAK.finditer(text, at):
        lines.append((at, match.start()))
        at = match.end()
    return [*lines, (at, len(text))]


def _inline(text: str, lines: list[tuple[int, int]], content: str, heading: bool) -> Iterator[Block]:
    """The block of one run of inline text, which stands in ``lines``."""
    first, last = content.split("\n", 1)[0], content.rsplit("\n", 1)[-1].strip()
    start = text.find(first, *lines[0])
    ends = [text.rfind(last, *line) + len(last) for line in reversed(lines) if last in text[slice(*line)]]
    if start < 0 or not ends:
        return
    start, end = _bare(text, start, ends[0])
    image = _IMAGE.fullmatch(text, start, end)
    if image:
        yield Block(*image.span(1), hint="caption")
    elif heading and start < end:
        yield Block(start, end, hint="heading")
    elif start < end:
        yield Block(start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without emphasis that wraps all of it and without white space."""
    start, end = trimmed(text, start, end)
    while end - start > 2 and text[start] in _EMPHASIS and text[end - 1] == text[start]:
        if text[start] in text[start + 1 : end - 1].strip(text[start]):
            break
        start, end = trimmed(text, start + 1, end - 1)
    return start, end
