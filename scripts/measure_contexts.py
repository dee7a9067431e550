"""Measure contexts on the gold records, on the two thirds that were read and on the third that was not.

    python scripts/measure_contexts.py [--data ../shared/bench/events/dev.jsonl] [--grid] [--show]

The gold was coded by an older list of a dozen broad contexts, mostly one a record: EQUIVALENT says which of today's answer to each.
A record's contexts are those of all its events of the gold type, else of all its events. Precision is low by construction, since
the gold names only the foremost context.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dragoman.coding import Coder
from dragoman.coding.contexts import ContextFinder, ContextSettings
from dragoman.coding.events import EventDraft
from dragoman.knowledge import FrameRow
from dragoman.language import Parse
from dragoman.records import Document, Part

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT: dict[str, frozenset[str]] = {
    "military": frozenset({"military", "peacekeeping"}),
    "diplomatic": frozenset({"diplomatic"}),
    "foreign": frozenset({"diplomatic"}),
    "legal": frozenset({"legal", "human_rights", "rights_freedoms"}),
    "rights": frozenset({"human_rights", "rights_freedoms"}),
    "economic": frozenset({"economic"}),
    "assets": frozenset({"economic", "natural_resource", "territory"}),
    "refugee": frozenset({"migration", "asylum", "human_security"}),
    "refugees": frozenset({"migration", "asylum", "human_security"}),
    "political": frozenset({"political_institutions", "executive", "legislative"}),
    "politics": frozenset({"political_institutions", "executive", "legislative"}),
    "government": frozenset({"political_institutions", "executive", "legislative"}),
    "resource": frozenset({"natural_resource", "territory"}),
    "resources": frozenset({"natural_resource", "territory"}),
    "election": frozenset({"election"}),
    "terrorism": frozenset({"terrorism"}),
    "cbrn": frozenset({"cbrn"}),
    "cyber": frozenset({"cyber"}),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/bench/events/dev.jsonl")
    parser.add_argument("--grid", action="store_true", help="try factors and thresholds on the read records")
    parser.add_argument("--show", action="store_true", help="print the read records that are missed")
    args = parser.parse_args()
    if not args.data.is_file():
        print(f"measure_contexts: no data at {args.data}; nothing done", file=sys.stderr)
        return 1
    gold = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines()]
    coder = Coder.load()
    drafts = [_drafts(coder, g) for g in gold]
    unread = [int(hashlib.sha1(g["id"].encode()).hexdigest(), 16) % 3 == 0 for g in gold]
    said = [_contexts(coder, p, d) for p, d in drafts]
    for name, want in (("read", False), ("unread third", True)):
        print(f"{name:14}", _scores([g for g, u in zip(gold, unread, strict=True) if u == want], [s for s, u in zip(said, unread, strict=True) if u == want]))
    started, count = time.perf_counter(), 0
    for _ in range(10):
        for p, d in drafts:
            count += len(d)
            _contexts(coder, p, d)
    print(f"{(time.perf_counter() - started) / max(count, 1) * 1e6:.0f} microseconds an event")
    if args.show:
        for g, s, u in zip(gold, said, unread, strict=True):
            if not u and any(not EQUIVALENT[c] & set(s) for c in g["contexts"]):
                print(g["contexts"], s, "|", g["text"])
    if args.grid:
        _grid(coder, [(g, d) for g, d, u in zip(gold, drafts, unread, strict=True) if not u])
    return 0


def _drafts(coder: Coder, g: dict[str, Any]) -> tuple[Parse, list[EventDraft]]:
    document = Document(id=g["id"], text=g["text"], parts=[Part(kind="body", span=(0, len(g["text"])))], published="2000-01-01")
    parse = coder.parser.parse(document)
    found = coder.assemble(document, parse).drafts
    return parse, [d for d in found if d.reading.type == g["type"]] or found


def _contexts(coder: Coder, parse: Parse, drafts: Sequence[EventDraft], settings: ContextSettings | None = None) -> list[str]:
    finder = ContextFinder(parse, coder.context_signs, settings or ContextSettings())
    out: dict[str, None] = {}
    for d in drafts:
        r = d.reading
        implied = r.row.contexts if isinstance(r.row, FrameRow) else ()
        sectors = [s for m in (*d.roles.actors, *d.roles.recipients) for s in m.sectors]
        out |= dict.fromkeys(finder.of(d.token, r.type, r.mode, sectors, implied))
    return list(out)


def _scores(gold: Sequence[dict[str, Any]], said: Sequence[list[str]]) -> dict[str, float]:
    c: Counter[str] = Counter()
    for g, s in zip(gold, said, strict=True):
        wanted = [EQUIVALENT[x] for x in g["contexts"]]
        c["n"] += len(wanted)
        c["found"] += sum(bool(w & set(s)) for w in wanted)
        c["first"] += any(s[:1] and s[0] in w for w in wanted)
        c["records"] += bool(wanted)
        c["said"] += len(s)
        c["right"] += sum(any(x in w for w in wanted) for x in s)
    p, r = c["right"] / max(c["said"], 1), c["found"] / max(c["n"], 1)
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(2 * p * r / max(p + r, 1e-9), 3), "first is right": round(c["first"] / c["records"], 3), "said a record": round(c["said"] / len(gold), 2)}


def _grid(coder: Coder, rows: Sequence[tuple[dict[str, Any], tuple[Parse, list[EventDraft]]]]) -> None:
    results = []
    for sentence, threshold, enough in itertools.product((0.3, 0.45, 0.6, 0.8, 1.0), (0.8, 1.0, 1.2, 1.4, 1.8), (0.0, 0.4, 0.5, 0.6, 0.7)):
        settings = ContextSettings(in_sentence=sentence, threshold=threshold, enough=enough)
        scores = _scores([g for g, _ in rows], [_contexts(coder, p, d, settings) for _, (p, d) in rows])
        results.append((scores["F1"], sentence, threshold, enough, scores))
    for row in sorted(results, key=lambda r: -r[0])[:12]:
        print(row)


if __name__ == "__main__":
    sys.exit(main())
