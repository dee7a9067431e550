"""XML news: RSS and Atom feeds, NITF and NewsML-G2 items. Entities that reach outside the file are not followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.reading.blocks import Block
from dragoman.reading.dates import lenient_date
from dragoman.reading.document import Metadata, document_from_text, language_code
from dragoman.reading.options import ReadingError, ReadOptions, Reject
from dragoman.records import Document, PartKind

_PARAGRAPHS = frozenset(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "tr", "hl1", "hl2"])
_SILENT = frozenset(["script", "style"])

Pieces = list[tuple[PartKind | None, str]]


def read_xml(data: bytes, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One document an item, in the order of the file. Raises ReadingError where the XML is broken or of another kind."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise ReadingError(f"is not valid XML: {exc}") from exc
    items = list(_items(root))
    if not items:
        raise ReadingError(f"holds no report: <{_name(root)}> is not RSS, Atom, NITF or NewsML-G2, or it has no items")
    for number, item in enumerate(items, 1):
        try:
            yield _document(item, f"{name}:{number}", options, _feed_title(root))
        except ReadingError as exc:
            yield Reject(f"{name}, item {number}", str(exc))


def _items(root: Any) -> Iterator[Any]:
    kind = _name(root)
    if kind == "nitf":
        yield root
        return
    wanted = {"rss": "item", "RDF": "item", "feed": "entry"}.get(kind, "newsItem")
    yield from (e for e in root.iter() if _name(e) == wanted)


def _document(item: Any, id: str, options: ReadOptions, feed: str | None) -> Document:
    kind = _name(item)
    pieces, metadata = _from_entry(item, feed) if kind in ("item", "entry") else _from_wire(item)
    text, blocks = _laid_out(pieces)
    own_id = _text(item, "guid", "id") if kind in ("item", "entry") else item.get("guid")
    return document_from_text(text, own_id or id, options, metadata, blocks)


def _from_entry(item: Any, feed: str | None) -> tuple[Pieces, Metadata]:
    """An RSS item or Atom entry: its headline, then its full text where there is one, else its summary."""
    title = _text(item, "title")
    body = _text(item, "encoded", "content") or _text(item, "description", "summary") or ""
    link = next((e.get("href") or (e.text or "").strip() for e in item if _name(e) == "link"), None)
    pieces: Pieces = [("title", _from_markup(title)[0])] if title and _from_markup(title) else []
    pieces += [(None, p) for p in _from_markup(body)]
    date = lenient_date(_text(item, "pubDate", "published", "date", "updated"))
    return pieces, Metadata(
        title=pieces[0][1] if title and pieces else None, date=date, publisher=feed, url=link or None
    )


def _from_wire(item: Any) -> tuple[Pieces, Metadata]:
    """A NITF document, or a NewsML-G2 item whose content is NITF, XHTML or plain text."""
    title = _text(item, "hl1", "headline") or _text(item, "title")
    pieces: Pieces = [("title", title)] if title else []
    pieces += [("standfirst", t) for t in _texts(item, "hl2")]
    pieces += [("byline", t) for t in [_text(item, "byline", "by")] if t]
    pieces += [("dateline", t) for t in [_text(item, "dateline")] if t]
    body = next((e for name in ("body.content", "body", "inlineData") for e in item.iter() if _name(e) == name), None)
    pieces += [(None, p) for p in (_paragraphs(body) if body is not None else [])]
    issue = next((e for e in item.iter() if _name(e) == "date.issue"), None)
    date = (issue.get("norm") if issue is not None else None) or _text(
        item, "contentCreated", "firstCreated", "versionCreated"
    )
    provider = next((e for e in item.iter() if _name(e) in ("provider", "infoSource", "doc.copyright")), None)
    publisher = (
        None if provider is None else provider.get("literal") or provider.get("holder") or _text(provider, "name")
    )
    language = next((e.get("tag") for e in item.iter() if _name(e) == "language"), None)
    metadata = Metadata(title=title, date=lenient_date(date), publisher=publisher, language=language_code(language))
    return pieces, metadata


def _laid_out(pieces: Pieces) -> tuple[str, list[Block]]:
    """The pieces as one text, a blank line between them, and where each stands."""
    text, blocks = "", []
    for hint, words in pieces:
        text += "\n\n" if text else ""
        blocks.append(Block(len(text), len(text) + len(words), hint))
        text += words
    return text, blocks


def _from_markup(value: str) -> list[str]:
    """Paragraphs of an HTML fragment (or of plain text)."""
    from lxml import html

    if "<" not in value and "&" not in value:
        return [p for p in (" ".join(line.split()) for line in value.splitlines()) if p]
    try:
        return _paragraphs(html.fragment_fromstring(value, create_parent="div"))
    except (ValueError, AssertionError):
        return []


def _paragraphs(element: Any) -> list[str]:
    pieces: list[str] = []
    _walk(element, pieces)
    return [p for p in (" ".join(piece.split()) for piece in "".join(pieces).split("\0")) if p]


def _walk(element: Any, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or _name(element) in _SILENT:
        return
    edge = "\0" if _name(element) in _PARAGRAPHS else ""
    pieces.append(edge + (element.text or "").replace("\0", ""))
    for child in element:
        _walk(child, pieces)
        pieces.append((child.tail or "").replace("\0", ""))
    pieces.append(edge)


def _feed_title(root: Any) -> str | None:
    channel = next((e for e in root if _name(e) == "channel"), root)
    return _text(channel, "title") if _name(root) in ("rss", "RDF", "feed") else None


def _text(element: Any, *names: str) -> str | None:
    """Words of the first descendant with one of the names, tried in order; a feed's own fields before those of its items."""
    for name in names:
        if found := next(iter(_texts(element, name)), None):
            return found
    return None


def _texts(element: Any, name: str) -> Iterator[str]:
    for child in element.iter():
        if child is not element and _name(child) == name:
            words = " ".join("".join(child.itertext()).split()) if len(child) else (child.text or "").strip()
            if words:
                yield words


def _name(element: Any) -> str:
    """Tag without its namespace; empty for comments and the like."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
