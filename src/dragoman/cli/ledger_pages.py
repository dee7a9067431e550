"""What the ledger holds, for a person to read: rows of its lists, and claims, stories, figures and dossiers as pages of a terminal."""

from __future__ import annotations

import shlex
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dragoman.cli.console import terminal_width
from dragoman.cli.rows import Row

if TYPE_CHECKING:
    from dragoman.linking import FigureSeries, LedgerClaim

# Where the words begin that follow a date.
_DATED = 14


def linked_page(found: Row) -> str:
    """A claim, a series of figures or a story for a person."""
    return claim_page(found) if "stances" in found else series_page(found) if "entries" in found else story_page(found)


def claim_page(claim: Row) -> str:
    """A claim for a person: every stance with its words, then how the status came about."""
    p = claim["proposition"]
    lines = [f"claim {claim['id']} · {claim['status']}", _deed(p["type"], p["mode"], p["actor_names"], p["recipient_names"])]
    lines += [f"{_some(claim['documents'], 'report')}, {_some(claim['origins'], 'independent origin')}, {claim['first_seen'] or '?'} to {claim['last_seen'] or '?'}", ""]
    for s in claim["stances"]:
        marks = [m for m in ("superseded" if s["superseded"] else "", f"withdrawn {s['withdrawn']}" if s["withdrawn"] else "") if m]
        who = s["holder"]["name"] or s["holder"]["kind"]
        source = f"{s['document']}{' via ' + ', '.join(s['via']) if s['via'] else ''}"
        lines += [f"{s['day'] or '?':10}  {who} {s['stance']}{' (' + ', '.join(marks) + ')' if marks else ''} · {source}", f"            {s['sentence'] or s['words']}"]
    lines += ["", "status"]
    said = {s["id"]: s["holder"]["name"] or s["holder"]["kind"] for s in claim["stances"]}
    lines += [f"{h['when'] or '?':10}  {h['status']}, because of {said.get(h['because'], h['because'])} ({h['change']})" for h in claim["history"]]
    return "\n".join(_fitted(visible_lines(lines))) + "\n"


def series_page(series: Row) -> str:
    """Figures of one quantity for a person: what is counted, then every number with its source and words."""
    from dragoman.views import interval

    lines = [f"figures {series['id']} · {series['status']}", _counted(series)]
    stands = [f"{interval(series['low'], series['high'])} stands"] if (series["low"], series["high"]) != (None, None) else []
    best = [f"best {interval(series['best'], series['best'])}"] if series["best"] is not None else []
    lines += [", ".join([*stands, *best, f"{series['first'] or '?'} to {series['last'] or '?'}"]), *([series["rule"]] if series["rule"] else []), ""]
    for e in series["entries"]:
        marks = _marks(superseded=e["superseded_by"], denied=e["denied"], withdrawn=e["withdrawn"])
        number = interval(e["low"], e["high"], e["bound"], approximate=e["approximate"])
        lines += [f"{e['published'] or '?':10}  {number}, {e['source'] or 'the author'}{marks} · {e['document']}", f"            {e['sentence'] or e['words']}"]
    return "\n".join(_fitted(visible_lines(lines))) + "\n"


def story_page(story: Row) -> str:
    """A story for a person: its reports by day."""
    lines = [f"story {story['id']}{' · cut from a larger one' if story['cut'] else ''}", story["title"]]
    lines += [f"{_some(len(story['documents']), 'report')}, {_some(story['origins'], 'independent origin')}, {story['first'] or '?'} to {story['last'] or '?'}", ""]
    for r in story["reports"]:
        lines.append(f"{r['published'] or '?':10}  {' · '.join(filter(None, (r['publisher'], r['title'], r['document'])))}")
    return "\n".join(_fitted(visible_lines(lines))) + "\n"


def _marks(*, superseded: str | None, denied: bool, withdrawn: str | None) -> str:
    """Why a number does not count."""
    return (" (superseded)" if superseded else "") + (" (denied)" if denied else "") + (f" (withdrawn {withdrawn})" if withdrawn else "")


def built(item: object) -> dict[str, Any]:
    """A struct as plain dictionaries and lists."""
    import msgspec

    built: dict[str, Any] = msgspec.to_builtins(item)
    return built


def claim_row(claim: LedgerClaim) -> Row:
    """A claim across reports as a row of a listing: what is claimed, and who says what of it."""
    p = claim.proposition
    return {
        "id": claim.id, "first": claim.first_seen, "last": claim.last_seen, "status": claim.status, "reports": claim.documents, "origins": claim.origins,
        "claim": _deed(p.type, p.mode, p.actor_names, p.recipient_names) + f" “{p.text}”", "who": "; ".join(_voices(claim)),
    }  # fmt: skip


def _voices(claim: LedgerClaim) -> Iterator[str]:
    """Each stance with who takes it."""
    by_stance: dict[str, list[str]] = {}
    for s in claim.stances:
        name = s.holder.name or s.holder.kind
        names = by_stance.setdefault(f"{s.stance} (withdrawn)" if s.withdrawn else f"{s.stance} (superseded)" if s.superseded else s.stance, [])
        if name not in names:
            names.append(name)
    for stance, names in by_stance.items():
        yield f"{stance}: {', '.join(names)}"


def _deed(kind: str, mode: str | None, who: Iterable[str], whom: Iterable[str]) -> str:
    return f"{sides(who, whom)}: {what(kind, mode)}"


def sides(who: Iterable[str], whom: Iterable[str]) -> str:
    """Who → whom, in words."""
    return " → ".join(filter(None, (", ".join(who) or "somebody", ", ".join(whom))))


def what(kind: str, mode: str | None) -> str:
    """The type of an event with its mode, where it has one."""
    return f"{kind} {mode}" if mode else kind


def dossier_page(found: Row) -> str:
    """A dossier for a person."""
    lines = [f"{found['name']} · {found['code'] or 'no code'} · {_some(found['reports'], 'report')}, {found['first'] or '?'} to {found['last'] or '?'}"]
    lines += [f"  {r['role']}, {r['since'] or '?'} to {r['until'] or 'now'}" for r in found["roles"]]
    lines += [f"  members on {found['last']}: {', '.join(found['members'])}"] if found["members"] else []
    for title, items in (("did", found["did"]), ("had done to it", found["received"])):
        lines += ["", title] if items else []
        lines += [f"  {c['first_seen'] or '?':10}  {_deed_of(c)} · {c['status']} · {c['id']}" for c in items]
    for title, stances in (("said", found["said"]), ("is said of it", found["said_of"])):
        lines += ["", title] if stances else []
        lines += [f"  {s['day'] or '?':10}  {s['holder']['name'] or s['holder']['kind']} {s['stance']} · {s['sentence'] or s['words']}" for s in stances]
    lines += ["", "with"] if found["with_whom"] else []
    lines += [f"  {w['events']:4}  {w['name']} {w['code']}" for w in found["with_whom"]]
    lines += ["", f"what one report alone tells in its own words: dragoman events --actor {shlex.quote(found['name'])}"]
    return "\n".join(_fitted(visible_lines(lines))) + "\n"


def visible_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines without anything that a terminal would take for a command."""
    from dragoman.views import visible_block

    return (visible_block(line).replace("\n", " ") for line in lines)  # blanks that set columns apart stay


def _fitted(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they are; on a terminal broken between words, and what goes on set below the words it belongs to."""
    if not sys.stdout.isatty():
        yield from lines
        return
    for line in lines:
        own = len(line) - len(line.lstrip())
        indent = " " * (_DATED if own == 2 else max(own, 2))
        yield from textwrap.wrap(line, terminal_width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _deed_of(claim: Row) -> str:
    p = claim["proposition"]
    return _deed(p["type"], p["mode"], p["actor_names"], p["recipient_names"])


def series_row(series: FigureSeries) -> Row:
    entries = [
        f"{e.published or '?'} {e.source}: {e.words}{_marks(superseded=e.superseded_by, denied=e.denied, withdrawn=e.withdrawn)}"
        for e in series.entries
    ]
    row = built(series)
    return {**row, "by": f"{_counted(row)} · {'; '.join(entries)}"}


def _counted(series: Row) -> str:
    """What a series counts: "people killed, Gori", "aircraft of Russia lost"."""
    from dragoman.records import unit_beside

    kind, unit, of = series["kind"], series["unit"], series["of"]
    noun = unit_beside(kind, unit)
    whose = f"of {of}" if of and series["of_code"] and unit and unit not in of else ""
    done = series["deed"] or (kind if kind not in ("other", "vehicles", "troops", unit) else "")
    if not noun and kind != "other":  # "wounded", not "wounded wounded"
        noun, done = kind, ""
    words = [noun or "number", whose, done if done != noun else "", "(new)" if series["new"] else ""]
    return " ".join(w for w in words if w) + (f", {series['place']}" if series["place"] else "")


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
