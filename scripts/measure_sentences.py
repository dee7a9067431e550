"""Measure the coding of single sentences of the wires, each with all the events that a careful coder finds in it.

    python scripts/measure_sentences.py [--folder tests/data/sentences] [--show read]

A line is ``{id, text, events: [{type: [any of these], actors, recipients, realis, near}]}``: codes of countries and organisations on either side, and
where the event is told; without ``near`` anywhere. ``turn-`` sentences have one event and a turn of phrase that no other has, ``long-`` ones several events
told in clauses, participles and nouns. Each stands below a first sentence that tells nothing, as in the body of a report.

The folder has two parts: ``read``, whose misses have been looked at while building, and ``unread``, which is measured only.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.coding import Coder
from dragoman.records import ActorRef, Document, Event, Part, Record

ROOT = Path(__file__).resolve().parent.parent
DRY = "It rained on Monday. The river rose. "
_ASKED = ("event at the words", "type", "type and sides")


def main() -> None:
    """Prints a table: of the events that happened, how many have a row at their words, one of their type, and one between their sides."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "tests/data/sentences")
    parser.add_argument("--show", default="", help="part whose misses are printed")
    args = parser.parse_args()
    coder = Coder.load()
    for file in sorted(args.folder.glob("*.jsonl")):
        met: Counter[tuple[str, str]] = Counter()
        for line, record in coded(coder, file):
            kind = line["id"].split("-")[0]
            for event in line["events"]:
                if event["realis"] != "actual":
                    continue
                found = meets(record, event)
                met.update([(kind, "all"), *((kind, name) for name in _ASKED[:found])])
                if found < len(_ASKED) and file.stem == args.show:
                    print(f"{line['id']} no {_ASKED[found]}: {'/'.join(event['type'])} {'+'.join(event['actors']) or '-'} > {'+'.join(event['recipients']) or '-'} “{event.get('near', line['text'])}”")
        for kind in sorted({k for k, _ in met}):
            told = "  ".join(f"{name} {met[kind, name]}/{met[kind, 'all']} ({met[kind, name] / met[kind, 'all']:.3f})" for name in _ASKED)
            print(f"{file.stem} {kind}: {told}")


def coded(coder: Coder, file: Path) -> Iterator[tuple[dict[str, Any], Record]]:
    """Each line with the record of its sentence."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = (DRY + line["text"] for line in lines)
    yield from zip(lines, coder.stream(Document(id=line["id"], text=t, parts=[Part(kind="body", span=(0, len(t)))]) for line, t in zip(lines, texts, strict=True)), strict=True)


def meets(record: Record, event: dict[str, Any]) -> int:
    """How many of the three things asked some row of a record has: it stands at the words, is of the type, and between the sides."""
    near = event.get("near")
    at = record.document.text.index(near, len(DRY)) if near else 0
    here = [e for e in record.events if not near or (e.trigger[0] < at + len(near) and at < e.trigger[1])]
    return max((_levels(e, event) for e in here), default=0)


def _levels(e: Event, event: dict[str, Any]) -> int:
    if e.type not in event["type"]:
        return 1
    return 3 if _has(e.actors, event["actors"]) and _has(e.recipients, event["recipients"]) else 2


def _has(refs: Iterable[ActorRef], wanted: list[str]) -> bool:
    """Whether somebody of one of the codes is among them; of nobody wanted anybody will do."""
    return not wanted or any(w in (r.code or r.name) for r in refs for w in wanted)


if __name__ == "__main__":
    main()
