"""PETRARCH-format dictionaries to a knowledge folder.

The actors format (TABARI, PETRARCH and their heirs): a name, ``_`` for blanks, a code in brackets, ``+`` lines for synonyms, further
brackets with dates ``[HOBREB >990816]``; the agents format: ``NOUN {PLURAL} [~GOV]`` with ``!SETS!`` of alternatives. Codes are cut in
threes: ``PSEREBHMS`` becomes ``PSE REB HMS``. Entries coded ``---`` or ``+++`` mean "no actor" and are left out.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.knowledge.tables import KnowledgeError, shown
from dragoman.records import BEYOND_STATES

_CODE = re.compile(r"\[\s*([^\]<>\s]+)\s*([^\]]*)\]")
_DATE = re.compile(r"\d{8}|\d{6}")
_COMMENT = re.compile(r"<!.*?>|[#;].*$")
_NO_ACTOR = ("---", "+++")


@dataclass(frozen=True, slots=True)
class _Coded:
    code: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Imported:
    """How many rows were written, by file, and what could not be read, as "file:line: reason"."""

    rows: dict[str, int]
    problems: list[str]


def import_petrarch(actors: Path, agents: Path | None, to: Path, known: frozenset[str] = frozenset()) -> Imported:
    """Writes countries.csv, country_names.csv, groups.csv and agents.csv into ``to``; ``known`` are ISO3 codes already there, and without ``agents`` there are none.

    Raises KnowledgeError where a file cannot be decoded; single lines that cannot be read are listed, not fatal.
    """
    problems: list[str] = []
    entries = list(_actors(actors, problems))
    tables: dict[str, list[list[str]]] = {"countries": [], "country_names": [], "groups": [], "agents": []}
    for names, codes in entries:
        _add_actor(names, codes, tables, known)
    for noun, plural, code in _agents(agents, problems) if agents is not None else ():
        pieces = [p for p in _threes(code.replace("~", "")) if p]
        if pieces:
            tables["agents"].append([noun, "|".join(pieces[:1]), plural, "person", " ".join(pieces[1:])])
    to.mkdir(parents=True, exist_ok=True)
    return Imported({name: _write(to / f"{name}.csv", name, rows) for name, rows in tables.items()}, problems)


_HEADERS = {
    "countries": ["iso3", "name"],
    "country_names": ["country", "name", "form", "since", "until"],
    "groups": ["id", "name", "kind", "code", "aliases", "country", "sectors", "since", "until"],
    "agents": ["noun", "sectors", "plural", "kind", "code"],
}


def _write(path: Path, kind: str, rows: list[list[str]]) -> int:
    unique = list({tuple(r[:1] if kind in ("countries", "agents", "groups") else r): r for r in rows}.values())
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_HEADERS[kind])
        writer.writerows(unique)
    return len(unique)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as exc:
        raise KnowledgeError(f"{shown(path)}: not UTF-8: {exc.reason}") from exc
    blanked = re.sub(r"<!--.*?-->", lambda m: "\n" * m.group().count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(blanked.splitlines(), 1):
        bare = _COMMENT.sub("", line).rstrip()
        if bare.strip():
            yield number, bare


def _actors(path: Path, problems: list[str]) -> Iterator[tuple[list[str], list[_Coded]]]:
    names: list[str] = []
    codes: list[_Coded] = []
    where = ""
    for number, line in _lines(path):
        brackets = [_coded(code, rest) for code, rest in _CODE.findall(line)]
        name = line.split("[")[0].strip()
        if name.startswith("+"):
            names.append(_name(name[1:]))
            codes += brackets
            continue
        if not name and brackets:
            codes += brackets
            continue
        if "[" in line and not brackets:
            problems.append(f"{shown(path)}:{number}: no code can be read in {line.strip()!r}")
            continue
        yield from _coded_ones(names, codes, where, problems)
        names, codes, where = [_name(name)], brackets, f"{shown(path)}:{number}"
    yield from _coded_ones(names, codes, where, problems)


def _coded_ones(names: list[str], codes: list[_Coded], where: str, problems: list[str]) -> Iterator[tuple[list[str], list[_Coded]]]:
    """An entry that is at its end, if it has a code."""
    if names and not codes:
        problems.append(f"{where}: no code stands behind {names[0]!r}")
    elif names:
        yield names, [_not_beyond(c, codes[k + 1 :]) for k, c in enumerate(codes)]


def _not_beyond(coded: _Coded, later: list[_Coded]) -> _Coded:
    """"To the 1st of May" and "from the 1st of May" share a day: the earlier code ends where the later begins."""
    begun = min((c.since for c in later if c.since and coded.since < c.since < coded.until), default="")
    return replace(coded, until=begun) if begun else coded


def _name(raw: str) -> str:
    words = raw.replace("_", " ").split()
    return " ".join(w if "." in w else w.title() for w in words)


def _coded(code: str, rest: str) -> _Coded:
    dates = [d for d in (_day(x) for x in _DATE.findall(rest)) if d is not None]
    if not dates:
        return _Coded(code, "", "")
    if "<" in rest:
        return _Coded(code, "", dates[0].isoformat())
    if ">" in rest:
        return _Coded(code, dates[0].isoformat(), "")
    end = dates[-1] + dt.timedelta(days=1)
    return _Coded(code, dates[0].isoformat(), end.isoformat() if len(dates) > 1 else "")


def _day(digits: str) -> dt.date | None:
    """Six digits are a year of the last century or this one: those above 50 the last."""
    if len(digits) == 6:
        digits = ("19" if digits[:2] > "50" else "20") + digits
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _threes(code: str) -> list[str]:
    return [code[i : i + 3] for i in range(0, len(code), 3)] if code.isalnum() else [code]


def _add_actor(names: list[str], codes: list[_Coded], tables: dict[str, list[list[str]]], known: frozenset[str]) -> None:
    for k, coded in enumerate(codes):
        if coded.code in _NO_ACTOR or not names[0]:
            continue
        pieces = _threes(coded.code.upper())
        root = pieces[0]
        state = len(root) == 3 and root.isalpha() and root not in BEYOND_STATES
        if state and root not in known:
            _add_country(root, names[0] if len(pieces) == 1 else root, tables["countries"])
        if state and len(pieces) == 1:
            tables["country_names"] += [[root, n, "name", coded.since, coded.until] for n in names]
            continue
        slug = re.sub(r"[^a-z0-9]+", "-", f"{names[0]} {coded.code} {k}".lower()).strip("-")
        sectors = "|".join(p for p in pieces[1:2] if p.isalpha() and len(p) >= 2)
        tables["groups"].append(
            [f"petrarch-{slug}", names[0], "body", " ".join(pieces), "|".join(names[1:]), root if state else "", sectors, coded.since, coded.until]
        )


def _add_country(root: str, name: str, rows: list[list[str]]) -> None:
    """The first name coded with nothing but the country's code is its name; the code stands in until there is one."""
    row = next((r for r in rows if r[0] == root), None)
    if row is None:
        rows.append([root, name])
    elif row[1] == root:
        row[1] = name


def _agents(path: Path, problems: list[str]) -> Iterator[tuple[str, str, str]]:
    sets: dict[str, list[str]] = {}
    for number, line in _lines(path):
        if re.match(r"\s*!\w+!\s*=", line):
            name, _, words = line.partition("=")
            sets[name.strip()] = [w.strip() for w in words.split(",") if w.strip()]
            continue
        brackets = _CODE.findall(line)
        if not brackets:
            problems.append(f"{shown(path)}:{number}: no code can be read in {line.strip()!r}")
            continue
        noun = re.split(r"[\[{]", line)[0].strip()
        if not noun:
            problems.append(f"{shown(path)}:{number}: no noun stands before the code in {line.strip()!r}")
            continue
        braces = re.search(r"\{([^}]*)\}", line)
        plural = _noun(braces.group(1)) or "-" if braces else ""
        for form in _spelled_out(noun, sets):
            yield _noun(form), plural, brackets[0][0]


def _spelled_out(noun: str, sets: dict[str, list[str]]) -> list[str]:
    for name, words in sets.items():
        if name in noun:
            return [noun.replace(name, f"_{w}" if not noun.startswith(name) else w) for w in words]
    return [noun]


def _noun(raw: str) -> str:
    return " ".join(raw.replace("_", " ").lower().split())
