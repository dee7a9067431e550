"""XML news: RSS and Atom feeds, NITF and NewsML-G2 items. Entities that reach outside the file are not followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.reading.alarm import TimeUp, within
from dragoman.reading.blocks import Block
from dragoman.reading.dates import lenient_date, lenient_instant
from dragoman.reading.document import Metadata, document_from_text, language_code
from dragoman.reading.options import ReadingError, ReadOptions, Reject
from dragoman.reading.pages import check_bounds
from dragoman.records import Document, PartKind

_PARAGRAPHS = frozenset(["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "tr", "hl1", "hl2"])
_SILENT = frozenset(["script", "style"])

Pieces = list[tuple[PartKind | None, str]]


# A feed of a year's dispatches has some thousand items.
_MOST_ITEMS = 50_000

# Vocabularies whose title, description and content are a picture's or a sound's, not the report's.
_OTHERS = ("search.yahoo.com/mrss", "itunes.com")


def read_xml(data: bytes, name: str, options: ReadOptions) -> Iterator[Document | Reject]:
    """One document an item, in the order of the file. Raises ReadingError where the XML is broken or of another kind."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise ReadingError(f"is not valid XML: {exc}") from exc
    feed, found = _feed_title(root), False
    for number, item in enumerate(_items(root), 1):
        found = True
        if number > _MOST_ITEMS:
            raise ReadingError(f"holds more than {_MOST_ITEMS:,} items; what comes after is not read")
        try:
            yield within(options.seconds, lambda i=item, n=number: _document(i, f"{name}:{n}", options, feed))  # type: ignore[misc]
        except TimeUp:
            yield Reject(f"{name}, item {number}", f"took longer than {options.seconds:g} s to read")
        except ReadingError as exc:
            yield Reject(f"{name}, item {number}", str(exc))
    if not found:
        raise ReadingError(f"holds no report: <{_name(root)}> is not RSS, Atom, NITF or NewsML-G2, or it has no items")


def _items(root: Any) -> Iterator[Any]:
    """The items of a feed or a message; one inside another is part of it."""
    kind = _name(root)
    if kind in ("nitf", "newsItem"):
        yield root
        return
    wanted = {"rss": "item", "RDF": "item", "feed": "entry"}.get(kind, "newsItem")
    stack = [root]
    while stack:
        element = stack.pop()
        if _name(element) == wanted:
            yield element
        else:
            stack.extend(reversed(element))


def _document(item: Any, id: str, options: ReadOptions, feed: str | None) -> Document:
    kind = _name(item)
    pieces, metadata = _from_entry(item, feed) if kind in ("item", "entry") else _from_wire(item)
    text, blocks = _laid_out(pieces)
    own_id = _text(item, "guid", "id") if kind in ("item", "entry") else item.get("guid")
    return document_from_text(text, own_id or id, options, metadata, blocks)


def _from_entry(item: Any, feed: str | None) -> tuple[Pieces, Metadata]:
    """An RSS item or Atom entry: its headline, then its full text where there is one, else its summary."""
    titles = _content(item, "title")
    bodies = (_content(item, *names) for names in (("encoded", "content"), ("description", "summary")))
    body = next((found for found in bodies if found), [])
    pieces: Pieces = [("title", titles[0])] if titles else []
    pieces += [(None, p) for p in body]
    metadata = Metadata(
        title=titles[0] if titles else None,
        date=lenient_date(_text(item, "pubDate", "published", "date", "issued", "updated")),
        publisher=feed,
        url=_link(item),
        modified=lenient_instant(_text(item, "updated", "modified")),
    )
    return pieces, metadata


def _content(item: Any, *names: str) -> list[str]:
    """Paragraphs of the item's own child with one of the names: mark-up as text (RSS) or as elements (Atom)."""
    for name in names:
        for child in item:
            if _name(child) == name and not any(other in child.tag for other in _OTHERS):
                found = _paragraphs(child) if len(child) else _from_markup(child.text or "")
                if found:
                    return found
    return []


def _link(item: Any) -> str | None:
    """The address of the report itself, not that of its picture or of the feed."""
    for child in item:
        if _name(child) == "link" and child.get("rel") in (None, "alternate"):
            address = child.get("href") or (child.text or "").strip()
            if address:
                return str(address)
    return None


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
    metadata = Metadata(
        title=title,
        date=lenient_date(date),
        publisher=publisher,
        language=language_code(language),
        modified=lenient_instant(_text(item, "contentModified", "versionCreated")),
    )
    return pieces, metadata


def _laid_out(pieces: Pieces) -> tuple[str, list[Block]]:
    """The pieces as one text, a blank line between them, and where each stands."""
    blocks: list[Block] = []
    at = 0
    for hint, words in pieces:
        blocks.append(Block(at, at + len(words), hint))
        at += len(words) + 2
    return "\n\n".join(words for _, words in pieces), blocks


def _from_markup(value: str) -> list[str]:
    """Paragraphs of an HTML fragment (or of plain text)."""
    from lxml import etree, html

    if "<" not in value and "&" not in value:
        return [p for p in (" ".join(line.split()) for line in value.splitlines()) if p]
    check_bounds(value)
    try:
        return _paragraphs(html.fragment_fromstring(value, create_parent="div"))
    except (ValueError, AssertionError, etree.LxmlError):
        return []


def _paragraphs(element: Any) -> list[str]:
    """Running words of an element, cut where its mark-up begins or ends a paragraph; however deep, without recursion."""
    pieces: list[str] = []
    stack: list[Any] = [element]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            pieces.append(top)
            continue
        if isinstance(top.tag, str) and _name(top) not in _SILENT:
            edge = "\0" if _name(top) in _PARAGRAPHS else ""
            pieces.append(edge + (top.text or "").replace("\0", ""))
            stack.append(edge)
            for child in reversed(top):
                stack += [(child.tail or "").replace("\0", ""), child]
    return [p for p in (" ".join(piece.split()) for piece in "".join(pieces).split("\0")) if p]


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
