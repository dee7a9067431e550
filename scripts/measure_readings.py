"""Measure the reading of whole reports against accounts of what each of them holds.

    python scripts/measure_readings.py [--folder tests/data/readings] [--least read=0.8] [--show read]

A report is a text and, beside it, a JSON list of expectations ``{id, says, in, near, want}``: in the list ``in`` of its record some member that
stands at the words ``near`` has to have the values of ``want``, by dotted paths that follow ids ("attribution.source.name"). A value is compared
as it is; a list: any of its members; ``{"has": words}`` a text with these words; ``{"min", "max"}`` a range; ``{"over": words}`` a span that
touches those words of the text, ``{"covers": words}`` spans that hold them all; ``{"not": value}``.

The folder has two parts: ``read``, whose misses have been looked at while building, and ``unread``, which is measured only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman.coding import Coder
from dragoman.reading import read
from dragoman.records import Document

ROOT = Path(__file__).resolve().parent.parent
# Where in the text a member of each list stands.
_STANDS = {"events": "trigger", "attributions": "content", "figures": "span", "times": "span", "places": "span", "actors": "mentions", "relations": "cue", "claims": "stances"}


def main() -> int:
    """Prints a table of expectations met; 1 where a part meets less than asked by ``--least``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "tests/data/readings")
    parser.add_argument("--least", default="", help="least share of a part: read=0.8")
    parser.add_argument("--show", default="", help="part whose misses are printed")
    args = parser.parse_args()
    coder = Coder.load()
    shares = {}
    for part in sorted(p for p in args.folder.iterdir() if p.is_dir()):
        met, all_ = measure(coder, part, part.name == args.show)
        shares[part.name] = met.total() / max(all_.total(), 1)
        kinds = "  ".join(f"{kind} {met[kind]}/{n}" for kind, n in sorted(all_.items()))
        print(f"{part.name}: {met.total()} of {all_.total()} ({shares[part.name]:.3f})  {kinds}")
    part_name, _, least = args.least.partition("=")
    return int(bool(least) and shares[part_name] < float(least))


def measure(coder: Coder, folder: Path, show: bool) -> tuple[Counter[str], Counter[str]]:
    """Expectations met, and all there are, by the list they ask of."""
    met: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for file in sorted(folder.glob("*.txt")):
        document = next(d for d in read(str(file)) if isinstance(d, Document))
        reading = Reading(json.loads(msgspec.json.encode(coder.code(document))))
        for check in json.loads(file.with_suffix(".json").read_text(encoding="utf-8")):
            all_[check["in"]] += 1
            if reading.meets(check):
                met[check["in"]] += 1
            elif show:
                print(f"{file.stem} {check['id']}: {check['says']} ({check['in']}, {check.get('near', 'anywhere')})")
    return met, all_


class Reading:
    """A record as it is asked."""

    def __init__(self, record: dict[str, Any]) -> None:
        self._record = record
        self._text: str = record["document"]["text"]
        self._by_id = {m["id"]: m for name in _STANDS for m in record[name] if "id" in m}

    def meets(self, check: dict[str, Any]) -> bool:
        """Whether some member that stands at the words has all the values."""
        return any(all(self._holds(list(self._values(m, path.split("."))), want) for path, want in check["want"].items()) for m in self._members(check))

    def _members(self, check: dict[str, Any]) -> list[dict[str, Any]]:
        """The members of the list asked that stand at the words."""
        if check["in"] == "document":
            return [self._record["document"]]
        members, near = self._record[check["in"]], check.get("near")
        if not near:
            return members  # type: ignore[no-any-return]
        spots = [s for words in ([near] if isinstance(near, str) else near) for s in self._spots(words)]
        return [m for m in members if any(a < s[1] and s[0] < b for a, b in _spans(m.get(_STANDS[check["in"]])) for s in spots)]

    def _values(self, value: Any, path: list[str]) -> Iterator[Any]:
        """What a dotted path leads to: through every member of a list, and through ids to what they name."""
        if not path:
            yield value
        elif isinstance(value, list):
            for v in value:
                yield from self._values(v, path)
        elif isinstance(value, str) and value in self._by_id:
            yield from self._values(self._by_id[value], path)
        elif isinstance(value, dict) and path[0] in value:
            yield from self._values(value[path[0]], path[1:])

    def _holds(self, found: list[Any], want: Any) -> bool:
        if isinstance(want, list) and not _is_span(want):
            return any(self._holds(found, w) for w in want)
        if isinstance(want, dict) and "not" in want:
            return not self._holds(found, want["not"])
        return any(self._is(v, want) for v in found)

    def _is(self, value: Any, want: Any) -> bool:
        if isinstance(value, list) and not _is_span(value) and not (isinstance(want, dict) and "covers" in want):
            return any(self._is(v, want) for v in value)
        if not isinstance(want, dict):
            return bool(value == want)
        if "has" in want:
            return str(want["has"]).lower() in str(value or "").lower()
        if "over" in want:
            return any(a < e and s < b for a, b in _spans(value) for s, e in self._spots(want["over"]))
        if "covers" in want:
            held = {c for a, b in _spans(value) for c in range(a, b)}
            return any(held.issuperset(range(s, e)) for s, e in self._spots(want["covers"]))
        return isinstance(value, int | float) and want.get("min", value) <= value <= want.get("max", value)

    def _spots(self, words: str) -> list[tuple[int, int]]:
        """Wherever words stand in the text."""
        out, at = [], self._text.find(words)
        while at >= 0:
            out.append((at, at + len(words)))
            at = self._text.find(words, at + 1)
        return out


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """All spans in a value, however deep."""
    if _is_span(value):
        yield value[0], value[1]
    elif isinstance(value, list | dict):
        for v in value.values() if isinstance(value, dict) else value:
            yield from _spans(v)


if __name__ == "__main__":
    sys.exit(main())
