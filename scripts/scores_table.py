#!/usr/bin/env python3
"""Write docs/accuracy.md from docs/scores.csv.

scores_table.py [--check]     --check: change nothing, exit 1 where the page is out of date

A line of scores.csv is one figure of one version: version, date, section (suite), measure, dev (all of the development set),
read (what was looked at while building), unread (what never was), split (how the two were told apart), command.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
COLUMNS = ["version", "date", "section", "measure", "dev", "read", "unread", "split", "command"]
OPEN = "to be measured"
ABOUT = {
    "events": "PLOVER gold-standard records: event type; type with actor's and recipient's country. One event is coded a record, a quarter of the sentences state another: precision is a lower bound.",
    "petrarch": "Unit records of UniversalPetrarch on fictional actors, with its dictionaries imported.",
    "attribution": "PolNeAR: source, cue and content of every attribution in news of US politics.",
    "factuality": "UW factuality and MEANTIME: how certain the text makes each event word, binned means of readers' judgements.",
    "times": "TempEval-3 AQUAINT: TIMEX3 spans and values.",
    "places": "GeoWebNews, LGL, TR-News: every place name found, and put on the map.",
    "police": "IndiaPoliceEvents: what police did, by sentence.",
    "linking": "ECB+: reports of one happening in one story, among happenings of one kind.",
    "wire": "Sentences in the manner of news agencies, written by the builders before the program ran on them: how many had the right type, and type with both countries, at that first run. "
    "They were read afterwards and are in scripts/data/wire_sentences.csv, but for one half of a set, marked as kept.",
    "readings": "Whole reports in the manner of the wires with accounts of what each holds (tests/data/readings): events with their types, sides, days, places, sources and certainty; "
    "sources, figures, times, relations, claims.",
    "answers": "What one source tells and another denies, doubts or cannot confirm, in as many wordings as there are lines, with sentences between them that answer nothing (tests/data/answers.jsonl).",
    "sentences": "Single sentences of the wires with all the events in each (tests/data/sentences): a turn of phrase each, or several events told in clauses, participles and nouns.",
    "seed": "The one report the project grew from, held against a careful reader's account.",
}
HEAD = """# Accuracy

How much of what people find the program finds, by version. The data are other people's, and stay where they are; a third of each
set was never read while building, so that *unread* says more than *read*. This page is written by `scripts/scores_table.py` from
`docs/scores.csv`. How far `confidence` can be trusted is in [reliability.md](reliability.md), what goes wrong in [limits.md](limits.md).
"""


def load(path: Path) -> list[dict[str, str]]:
    """The rows of scores.csv. Raises ValueError where the columns are others."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(line for line in stream if not line.startswith("#"))
        rows = list(reader)
    if reader.fieldnames != COLUMNS:
        raise ValueError(f"{path.name}: columns are {reader.fieldnames}, expected {COLUMNS}")
    return rows


def render(rows: list[dict[str, str]]) -> str:
    """The page: a table a section, the newest version first as the file has it."""
    out = [HEAD]
    for section in dict.fromkeys(r["section"] for r in rows):
        here = [r for r in rows if r["section"] == section]
        out += [f"## {section}", "", ABOUT.get(section, ""), ""]
        out += ["| measure | version | date | all of dev | read | unread |", "|---|---|---|--:|--:|--:|"]
        for r in here:
            figures = [r[c] or ("" if any(r[k] for k in ("dev", "read", "unread")) else OPEN if c == "dev" else "") for c in ("dev", "read", "unread")]
            out.append(f"| {r['measure']} | {r['version']} | {r['date']} | {' | '.join(figures)} |")
        splits, commands = (list(dict.fromkeys(r[c] for r in here if r[c])) for c in ("split", "command"))
        out += ["", f"Split: {'; '.join(splits)}.", "", "```", *commands, "```", ""]
    return "\n".join(out)


def main() -> int:
    page = DOCS / "accuracy.md"
    text = render(load(DOCS / "scores.csv"))
    if "--check" in sys.argv[1:]:
        return int(not page.exists() or page.read_text(encoding="utf-8") != text)
    page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
