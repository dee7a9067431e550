"""``dragoman show``: one finding, or one report, with its evidence in context and what made it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.console import output, terminal_width
from dragoman.cli.ledger import show_linked
from dragoman.cli.ledger_pages import linked_page
from dragoman.cli.rows import FormatOption, RowFormat, chosen

# Ids of what many reports say together.
_LINKED = re.compile(r"([csf])[0-9a-f]{12}")
_WHAT = {"c": "claim", "s": "story", "f": "series of figures"}
_FINDING = re.compile(r"[^/]+\.[a-z]+[0-9]+")


def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Of an event, attribution, figure, claim, story… as the listings give it, or of a report.")],
    store: asking.StoreOption,
    format: FormatOption = None,
) -> None:
    """Show one record with its words in context, and why it was coded so."""
    from dragoman.linking import Ledger
    from dragoman.records import dump_json, encode_record
    from dragoman.store import NoSuchRecord, evidence

    opened = asking.open_store(store)
    form = chosen(format)
    if form is RowFormat.csv:
        raise typer.BadParameter("one record is no table: table, json or jsonl", param_hint="--format")
    indent = 2 if form is RowFormat.json else 0
    with output(None) as stream:
        try:
            _, record = opened.record(ident)
        except NoSuchRecord:
            linked = None if "." in ident else show_linked(Ledger.open(opened), ident)
            if linked is not None:
                stream.write(linked_page(linked).encode("utf-8", "replace") if form is RowFormat.table else dump_json(linked, indent=indent) + b"\n")
                return
            if not _FINDING.fullmatch(ident):
                raise NoSuchRecord(_nothing(ident, opened.lake.root)) from None
            found = evidence(opened, ident)
            stream.write(_page(found).encode("utf-8", "replace") if form is RowFormat.table else dump_json(found, indent=indent) + b"\n")
            return
        if form is RowFormat.table:
            from dragoman.views import render_table

            stream.write(render_table(record, width=terminal_width()).encode("utf-8", "replace"))
        else:
            stream.write(encode_record(record, indent=indent) + b"\n")


def _nothing(ident: str, root: str) -> str:
    """That there is nothing of that id, and what ids there are."""
    if gone := _LINKED.fullmatch(ident):
        return f"{ident}: no {_WHAT[gone[1]]} of that id is there (any more): such ids change when the first report that tells of it does"
    return (
        f"{ident}: nothing of that id in {root}; one is a report's (its id, address, key or revision), a finding's (a revision, a dot and the id in its record), "
        "a claim's, a story's or that of a series of figures"
    )


def _page(found: dict[str, Any]) -> str:
    """A finding for a person: its words first, then its fields, then where it comes from."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from dragoman.views import visible

    out = io.StringIO()
    console = Console(file=out, width=terminal_width(), color_system=None, highlight=False, emoji=False, markup=False)
    document = found["document"]
    console.print(Text(visible(f"{found['kind']} {found['id']}")))
    console.print(Text(visible(" · ".join(str(document[n]) for n in ("title", "publisher", "published", "id") if document[n]))))
    for passage in found["passages"]:
        console.print(Padding(Text(visible(_marked(passage))), (1, 2, 0, 2)))
    table = Table.grid(padding=(0, 2))
    for name, value in _fields(found["finding"] | found["beside"]):
        table.add_row(Text(name), Text(visible(value), overflow="fold"))
    console.print(Padding(table, (1, 0, 0, 0)))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _marked(passage: dict[str, Any]) -> str:
    """The passage with its marked words between ›…‹; marks inside others are left out."""
    text: str = passage["text"]
    out, end = "", 0
    for start, stop in passage["marks"]:
        if start >= end:
            out += f"{text[end:start]}›{text[start:stop]}‹"
            end = stop
    return out + text[end:]


def _fields(finding: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in finding.items():
        if value in (None, [], "", {}) or name == "id":
            continue
        label = f"{prefix}{name.replace('_', ' ')}"
        if isinstance(value, dict):
            yield from _fields(value, f"{label}: ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for item in value:
                yield label, _line(item)
        else:
            yield label, ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _line(item: dict[str, Any]) -> str:
    """A struct in one line: what a person calls it by."""
    if "effect" in item:
        return f"{item['word']}: {item['effect']} ({item['rule']})"
    if "stance" in item:
        return f"{item['holder']['name'] or item['holder']['kind']} {item['stance']}"
    if "source" in item:
        return str(item["source"]["name"] or item["source"]["kind"])
    if "low" in item:
        from dragoman.views import interval

        return f"{interval(item['low'], item['high'], item['bound'], approximate=item['approximate'])} {item.get('unit') or ''}".strip()
    return " ".join(str(item[k]) for k in ("name", "code") if item.get(k))
