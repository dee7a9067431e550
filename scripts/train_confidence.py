"""Train the confidence of event types, measure it on texts kept apart, and write weights, sidecar and docs/reliability.md.

    python scripts/train_confidence.py [--data ../shared/bench] [--cache FOLDER] [--measure-only]

Needs scikit-learn (``pip install .[train]``). Two steps: a classifier of types over words (stories with a type, the project's own
sentences), then the chance that a coded type is right, from the rule, the parse, the roles and whether the classifier agrees. What
the classifier says of a sentence it has seen is taken from a classifier trained without that sentence. A third of the gold
records, by the hash of their names, and the kept half of the hard sentences only measure.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import pickle
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from dragoman.coding import Coder
from dragoman.coding.confidence.features import NAMES, features
from dragoman.coding.confidence.model import ConfidenceModel
from dragoman.coding.confidence.types import BUCKETS, TYPES, TypeModel, buckets, vector
from dragoman.coding.events import EventDraft
from dragoman.knowledge import Knowledge
from dragoman.language import Parse, Parser
from dragoman.reading import ReadOptions, document_from_text
from dragoman.records import Document, Part

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/dragoman/coding/confidence/weights"
HARD = ROOT / "src/dragoman/evaluation/data/hard.jsonl"
READINGS = ROOT / "scripts/data/event_readings.csv"
WIRE = ROOT / "scripts/data/wire_sentences.csv"
FRAMES = ROOT / "tests/data/frame_sentences.jsonl"
REPORT = ROOT / "docs/reliability.md"

FOLDS = 5
TYPE_C, TYPE_WEIGHT = 5.0, {"story": 1.0, "lead": 0.5, "frames": 4.0, "hard": 4.0, "wire": 4.0}
# The gold records are most like the news the program is meant for; stories come in thousands, so that one counts for little.
WEIGHT = {"gold": 4.0, "hard": 3.0, "frames": 0.5, "story": 0.25, "news": 2.0, "wire": 1.0, "police": 0.5}
# Rules are tested on hard sentences and frames' sentences until they hold, so that these say nothing of the level on new text; the
# gold records were in view as well, the headlines were not. About equal in sum.
BEND = {"gold": 4.0, "story": 0.1, "news": 1.0}
# What people coded is one event a sentence: of the others, beside the main line, some are right as well. Only mixed news tells which.
SIDE = 0.35
CALIBRATION_C, KNOTS = 0.3, 12
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
# What stands for the blanks of the stories' titles.
_COUNTRIES = ("Kenya", "Peru", "Norway", "Jordan", "Vietnam", "Ghana", "Chile", "Nepal", "Egypt", "Poland")
_CITY = "Tripoli"
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_SAYING = frozenset({"say", "announce", "report", "tell", "state", "add"})
_LEAD = 600  # characters of a story's first paragraph


@dataclass
class Item:
    """One text: what it is for, its parts, the types that are right for it."""

    id: str
    group: str  # gold, hard, wire, frames, story, news, police
    parts: list[tuple[str, str]]  # (kind, text)
    types: set[str]
    kept: bool  # only measures
    wanted: list[str] = field(default_factory=list)  # one a gold record of the text
    labels: set[str] = field(default_factory=set)  # police: what the sentence says that they did
    judged: dict[tuple[int, str], bool] = field(default_factory=dict)  # news: (start of trigger, type) to whether a reader found it right

    @property
    def document(self) -> Document:
        if self.group == "news":  # read as a user's file is, title and paragraphs told apart
            return document_from_text(self.parts[0][1], self.id, ReadOptions(date=date(2016, 6, 1)))
        spans, start = [], 0
        for kind, text in self.parts:
            spans.append(Part(kind=kind, span=(start, start + len(text))))  # type: ignore[arg-type]
            start += len(text) + 2
        return Document(id=self.id, text="\n\n".join(t for _, t in self.parts), parts=spans, published="2000-01-01")


def main() -> int:
    args = _arguments()
    if not (args.data / "events/dev.jsonl").is_file():
        print(f"train_confidence: no data at {args.data}; nothing done", file=sys.stderr)
        return 1
    knowledge = Knowledge.load([])
    parser = Parser(capitals=knowledge.names.capitals, verbs=knowledge.deeds)
    coder = Coder(knowledge, parser, ConfidenceModel.untrained())
    items = read(args.data)
    parses = parse_all(coder, items, args.cache)
    types, opinions = fit_types(items, parses, near_stories(coder, items, parses))
    model, table, figures = fit(coder, items, parses, types, opinions)
    print(json.dumps(figures, indent=1))
    report = reliability(items, table, figures)
    print(report)
    if not args.measure_only:
        save(model, figures, args.data)
        REPORT.write_text(report, encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/bench")
    parser.add_argument("--cache", type=Path, help="folder where parses are kept between runs")
    parser.add_argument("--measure-only", action="store_true")
    return parser.parse_args()


# -- data --------------------------------------------------------------------------------------------------------------


def read(data: Path) -> list[Item]:
    """Every text once, those of the same words together."""
    out: list[Item] = []
    by_text: dict[str, Item] = {}
    for r in _lines(data / "events/dev.jsonl"):
        item = by_text.get(r["text"])
        if item is None:
            item = by_text[r["text"]] = Item(r["id"], "gold", [("body", r["text"])], set(), False)
            out.append(item)
        item.types |= {r["type"]} | ({r["type_alt"]} if r["type_alt"] else set())
        item.wanted.append(r["type"])
        item.kept |= _hash(r["id"]) % 3 == 0
    out += [Item(f"hard-{r['id']}", "hard", [("body", r["text"])], {r["type"]}, r["half"] != "read", [r["type"]]) for r in _lines(HARD)]
    out += [Item(f"frames-{k}", "frames", [("body", r["text"])], {r["type"]}, False, [r["type"]]) for k, r in enumerate(_lines(FRAMES))]
    out += [Item(f"wire-{k}", "wire", [("body", r["text"])], {r["type"]}, r["half"] != "read", [r["type"]]) for k, r in enumerate(_rows(WIRE))]
    out += [Item(r["id"], "police", [("body", r["text"])], set(), _hash(r["id"]) % 3 == 0, labels=set(r["labels"])) for r in _lines(data / "police/dev.jsonl")]
    out += _news(data)
    for r in _lines(data / "train/events_synthetic.jsonl"):
        lead = r["text"].split("\n")[0][:_LEAD]
        out.append(Item(r["id"], "story", [("title", _filled(r)), ("body", lead)], {r["type"]}, False, [r["type"]]))
    return out


def _news(data: Path) -> list[Item]:
    """Articles of mixed news of which some coded events were judged by a reader, a line each in READINGS."""
    judged: dict[str, dict[tuple[int, str], bool]] = {}
    for row in _rows(READINGS):
        judged.setdefault(row["doc"], {})[int(row["start"]), row["type"]] = row["right"] == "1"
    articles = {r["doc"]: r["text"] for name in ("attribution/train", "places/dev") for r in _lines(data / f"{name}.jsonl")}
    return [Item(doc, "news", [("body", articles[doc])], set(), _hash(doc) % 3 == 0, judged=found) for doc, found in judged.items() if doc in articles]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def _filled(record: dict[str, Any]) -> str:
    """The title with names in its blanks, the same at every run."""
    k = _hash(record["id"])
    first, second = _COUNTRIES[k % 10], _COUNTRIES[(k + 3) % 10]
    title: str = record["title"]
    return title.replace("{country_1}", first).replace("{country_2}", second).replace("{city}", _CITY)


def _hash(text: str) -> int:
    return int(hashlib.sha1(text.encode()).hexdigest(), 16)


def parse_all(coder: Coder, items: Sequence[Item], cache: Path | None) -> list[Parse]:
    key = hashlib.sha1("".join(i.document.text for i in items).encode() + coder.parser.name.encode()).hexdigest()
    path = cache / f"confidence-{key[:16]}.pkl" if cache else None
    if path and path.is_file():
        found: list[Parse] = pickle.loads(path.read_bytes())
        return found
    parses = list(coder.parser.stream(i.document for i in items))
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(parses))
    return parses


# -- the classifier of types -------------------------------------------------------------------------------------------


@dataclass
class Examples:
    """One row a sentence with a type; ``item`` is the index of its text."""

    x: Any
    y: np.ndarray
    weight: np.ndarray
    item: np.ndarray


def near_stories(coder: Coder, items: Sequence[Item], parses: Sequence[Parse]) -> set[int]:
    """Stories whose title the frames read as a neighbour of the type that the story has, by a boundary that stories and codebook draw differently."""
    out = set()
    for k, (item, parse) in enumerate(zip(items, parses, strict=True)):
        if item.group == "story":
            found = {d.reading.type for d in coder.assemble(item.document, parse).drafts if parse.sentences[parse.sentence_of[d.token]].part == "title"}
            if not found & item.types and any(is_near(item, d) for d in found):
                out.add(k)
    return out


def is_near(item: Item, found: str) -> bool:
    """Whether a story's type and another differ only in what sort of cooperation it is: the codebook codes a truce as RETREAT, its promise as
    AGREE, and stories have CONCEDE for both; or in which of the two types of a prison sentence it is, of which the codebook codes both."""
    near = _COOPERATION if found in _COOPERATION else {"SANCTION"} if found == "COERCE" else set()
    return item.group == "story" and bool(item.types & near)


def examples(items: Sequence[Item], parses: Sequence[Parse], left_out: set[int]) -> Examples:
    rows: list[tuple[Parse, int, str, float, int]] = []
    for k, (item, parse) in enumerate(zip(items, parses, strict=True)):
        if k in left_out or item.kept or item.group in ("gold", "news", "police"):  # gold records calibrate: the classifier must not have seen them
            continue
        seen: set[str] = set()
        for s in parse.sentences:
            if s.part in seen:
                continue
            seen.add(s.part)
            group = "lead" if item.group == "story" and s.part == "body" else item.group
            rows.append((parse, event_token(parse, s.root), next(iter(item.types)), TYPE_WEIGHT[group], k))
    x = matrix([(p, t) for p, t, *_ in rows])
    return Examples(x, np.array([TYPES.index(r[2]) for r in rows]), np.array([r[3] for r in rows]), np.array([r[4] for r in rows]))


def event_token(parse: Parse, root: int) -> int:
    """The main predicate, past verbs that only say that something was said."""
    t = root
    while parse.lemmas[t] in _SAYING and (inner := parse.first(t, "ccomp")) is not None:
        t = inner
    return t


def matrix(pairs: Sequence[tuple[Parse, int]]) -> Any:
    indices = [buckets(p, t) for p, t in pairs]
    values = np.concatenate([np.full(len(b), 1 / np.sqrt(max(len(b), 1))) for b in indices])
    row = np.repeat(np.arange(len(indices)), [len(b) for b in indices])
    words = sparse.csr_matrix((values, (row, np.concatenate(indices))), shape=(len(pairs), BUCKETS))
    return sparse.hstack([words, sparse.csr_matrix(np.array([vector(p, t) for p, t in pairs]))]).tocsr()


def fit_type_model(data: Examples, rows: np.ndarray) -> TypeModel:
    m = LogisticRegression(C=TYPE_C, max_iter=200, tol=2e-3).fit(data.x[rows], data.y[rows], sample_weight=data.weight[rows])
    return TypeModel(m.coef_.T.astype(np.float16).astype(np.float64), m.intercept_)


def fit_types(items: Sequence[Item], parses: Sequence[Parse], left_out: set[int]) -> tuple[TypeModel, list[TypeModel]]:
    """The classifier that ships, and for each fold of the texts one that has not seen it."""
    data = examples(items, parses, left_out)
    fold = np.array([_hash(items[k].id) % FOLDS for k in data.item])
    every = np.arange(len(data.y))
    return fit_type_model(data, every), [fit_type_model(data, every[fold != f]) for f in range(FOLDS)]


# -- calibration -------------------------------------------------------------------------------------------------------


@dataclass
class Table:
    """One row a coded event: features, whether its type is right, which text it is of, and what the model says."""

    x: np.ndarray
    right: np.ndarray
    item: np.ndarray
    type: np.ndarray
    said: np.ndarray
    share: np.ndarray  # what a row counts among those of its group


def code_all(coder: Coder, items: Sequence[Item], parses: Sequence[Parse], types: TypeModel, opinions: list[TypeModel]) -> Table:
    xs, right, of, kinds, share = [], [], [], [], []
    for k, (item, parse) in enumerate(zip(items, parses, strict=True)):
        assembly = coder.assemble(item.document, parse)
        drafts = [d for d in assembly.drafts if item.group != "story" or parse.sentences[parse.sentence_of[d.token]].part == "title"]
        drafts = [d for d in drafts if d.reading.type in item.types or not is_near(item, d.reading.type)]
        if item.group in ("news", "police"):
            drafts = [d for d in drafts if _judged(item, parse, d) is not None]
        seen = not item.kept and item.group not in ("gold", "news", "police")
        xs.append(features(assembly.finder, drafts, opinions[_hash(item.id) % FOLDS] if seen else types))
        for d in drafts:
            right.append(bool(_judged(item, parse, d)) if item.group in ("news", "police") else d.reading.type in item.types)
            of.append(k)
            kinds.append(TYPES.index(d.reading.type))
            share.append(1.0 if item.group in ("news", "police") or d.main or right[-1] else SIDE)
    n = len(right)
    return Table(np.vstack(xs), np.array(right, dtype=float), np.array(of), np.array(kinds), np.zeros(n), np.array(share))


def _judged(item: Item, parse: Parse, draft: EventDraft) -> bool | None:
    """What the reader said of an event; None for one not judged. Of sentences on the police only what the police do is."""
    if item.group == "police":
        if not any("COP" in m.sectors for m in draft.roles.actors):
            return None
        arrest = draft.reading.type == "COERCE" and "arrest" in draft.reading.mode
        return ("FORCE" if draft.reading.type == "ASSAULT" else "ARREST" if arrest else "ANY_ACTION") in item.labels
    return item.judged.get((parse.starts[draft.token], draft.reading.type))


def fit(
    coder: Coder, items: Sequence[Item], parses: Sequence[Parse], types: TypeModel, opinions: list[TypeModel]
) -> tuple[ConfidenceModel, Table, dict[str, Any]]:
    table = code_all(coder, items, parses, types, opinions)
    kept = np.array([items[k].kept for k in table.item])
    group = np.array([items[k].group for k in table.item])
    rows = np.flatnonzero(~kept)
    weight = np.array([WEIGHT[g] for g in group]) * table.share
    fold = np.array([_hash("calibration" + items[k].id) % FOLDS for k in table.item])
    outside = np.zeros(len(table.right))  # scores of events that the curve has not seen
    for f in range(FOLDS):
        part = rows[fold[rows] != f]
        w, b = _logistic(table, part, weight)
        held = rows[fold[rows] == f]
        outside[held] = table.x[held] @ w + b
    w, b = _logistic(table, rows, weight)
    model = ConfidenceModel(types, w, b, _bend(outside[rows], table.right[rows], group[rows], table.share[rows]))
    table.said = model.calibrated(table.x)
    honest = table.said.copy()
    honest[rows] = ConfidenceModel(types, np.ones(1), 0.0, model.knots).calibrated(outside[rows][:, None])
    table.said = honest
    named = {
        "gold, read": (group == "gold") & ~kept, "gold, unread third": (group == "gold") & kept,
        "wire, read": (group == "wire") & ~kept, "wire, kept": (group == "wire") & kept,
        "police, read": (group == "police") & ~kept, "police, kept third": (group == "police") & kept,
        "news, read": (group == "news") & ~kept, "news, kept third": (group == "news") & kept,
        "hard, read": (group == "hard") & ~kept, "hard, kept half": (group == "hard") & kept, "all kept": kept,
    }  # fmt: skip
    figures: dict[str, Any] = {name: scores(table.said[m], table.right[m]) for name, m in named.items()}
    figures["weights"] = dict(zip(NAMES, np.round(w, 2).tolist(), strict=True))
    figures["classifier"] = {name: opinion_scores(table, m) for name, m in named.items()}
    return model, table, figures


def _logistic(table: Table, rows: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    m = LogisticRegression(C=CALIBRATION_C, max_iter=1000).fit(table.x[rows], table.right[rows], sample_weight=weight[rows])
    return m.coef_[0], float(m.intercept_[0])


def _bend(score: np.ndarray, right: np.ndarray, group: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Knots (k, 2) of a curve from score to probability, fitted on gold records and on headlines alike (BEND)."""
    weight = np.array([BEND.get(g, 0.0) for g in group]) * share
    near = weight > 0
    m = IsotonicRegression(out_of_bounds="clip").fit(score[near], right[near], sample_weight=weight[near])
    edges = np.quantile(score[near], np.linspace(0, 1, KNOTS + 1))
    share = m.predict(score[near])
    bin_of = np.clip(np.digitize(score[near], edges[1:-1]), 0, KNOTS - 1)
    knots = [(np.average(score[near][bin_of == k], weights=weight[near][bin_of == k]), np.average(share[bin_of == k], weights=weight[near][bin_of == k])) for k in range(KNOTS)]
    return np.array(knots)


# -- measuring ---------------------------------------------------------------------------------------------------------


def scores(said: np.ndarray, right: np.ndarray) -> dict[str, float]:
    """Brier score, expected calibration error over BINS, area under the ROC curve."""
    base = right.mean()
    out = {
        "n": len(right), "right": base, "said": said.mean(), "brier": ((said - right) ** 2).mean(),
        "brier of the base rate": base * (1 - base), "ece": _ece(said, right), "auc": _auc(said, right),
    }  # fmt: skip
    return {k: round(float(v), 3) for k, v in out.items()}


def _ece(said: np.ndarray, right: np.ndarray) -> float:
    bin_of = np.digitize(said, BINS[1:-1])
    gaps = [abs(said[bin_of == b].mean() - right[bin_of == b].mean()) * (bin_of == b).mean() for b in set(bin_of.tolist())]
    return float(sum(gaps))


def _auc(said: np.ndarray, right: np.ndarray) -> float:
    good, bad = said[right == 1], said[right == 0]
    if not len(good) or not len(bad):
        return float("nan")
    return float((good[:, None] > bad).mean() + (good[:, None] == bad).mean() / 2)


def opinion_scores(table: Table, mask: np.ndarray) -> dict[str, float]:
    """How often a right and a wrong type are among the classifier's first three."""
    third = table.x[:, NAMES.index("top three")]
    good, bad = mask & (table.right == 1), mask & (table.right == 0)
    return {"right types in its top three": round(float(third[good].mean()), 3), "wrong types in its top three": round(float(third[bad].mean()), 3)}


def by_threshold(items: Sequence[Item], table: Table, chosen: Sequence[int]) -> list[tuple[float, float, float, float, int]]:
    """(threshold, P, R, F1, events) over texts; a type counts once a text."""
    out = []
    inside = set(chosen)
    for least in THRESHOLDS:
        emitted = {(int(k), int(t)) for k, t, s in zip(table.item, table.type, table.said, strict=True) if k in inside and s >= least}
        right = sum(TYPES[t] in items[k].types for k, t in emitted)
        wanted = [(k, w) for k in chosen for w in items[k].wanted]
        hit = sum((k, TYPES.index(w)) in emitted for k, w in wanted)
        p, r = right / max(len(emitted), 1), hit / max(len(wanted), 1)
        out.append((least, p, r, 2 * p * r / max(p + r, 1e-9), len(emitted)))
    return out


def reliability(items: Sequence[Item], table: Table, figures: dict[str, Any]) -> str:
    """docs/reliability.md."""
    kept = np.array([items[k].kept for k in table.item])
    lines = [*_HEAD, "| events of | n | right | mean confidence | Brier | Brier of the base rate | ECE | AUC |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for name in ("gold, read", "gold, unread third", "wire, kept", "police, read", "police, kept third", "news, read", "news, kept third", "hard, read", "hard, kept half", "all kept"):
        f = figures[name]
        lines.append(f"| {name} | {f['n']:.0f} | {f['right']:.3f} | {f['said']:.3f} | {f['brier']:.3f} | {f['brier of the base rate']:.3f} | {f['ece']:.3f} | {f['auc']:.3f} |")
    lines += ["", "## Reliability on what was kept", "", "| confidence | events | mean confidence | observed right |", "|---|--:|--:|--:|"]
    said, right = table.said[kept], table.right[kept]
    bin_of = np.digitize(said, BINS[1:-1])
    for b in range(len(BINS) - 1):
        m = bin_of == b
        if m.any():
            lines.append(f"| {BINS[b]:.2f} – {BINS[b + 1]:.2f} | {m.sum()} | {said[m].mean():.2f} | {right[m].mean():.2f} |")
    for name, group, unread in (
        ("gold, read", "gold", False), ("hard, read", "hard", False), ("gold, unread third", "gold", True), ("hard, kept half", "hard", True)
    ):  # fmt: skip
        lines += ["", f"## What `--min-confidence` does: {name}", "", "| at least | P | R | F1 | events |", "|--:|--:|--:|--:|--:|"]
        chosen = [k for k, i in enumerate(items) if i.kept == unread and i.group == group]
        lines += [f"| {t:.2f} | {p:.3f} | {r:.3f} | {f1:.3f} | {n} |" for t, p, r, f1, n in by_threshold(items, table, chosen)]
    news = np.array([items[k].group == "news" for k in table.item])
    lines += ["", "## What `--min-confidence` does: mixed news, kept third", "", "| at least | right of those left | right ones that are left | events |", "|--:|--:|--:|--:|"]
    for least in THRESHOLDS:
        m = news & kept & (table.said >= least)
        lines.append(f"| {least:.2f} | {table.right[m].mean():.3f} | {table.right[m].sum() / table.right[news & kept].sum():.3f} | {m.sum()} |")
    return "\n".join(lines) + "\n"


_HEAD = [
    "# How far the confidence of events can be trusted",
    "",
    "`confidence` is the chance that the type of an event is right, given the rule that coded it, its place in the sentence, its",
    "roles, rival readings and whether a small classifier of types agrees. It says nothing of whether the event happened: that is",
    "`factuality`. This page is written by `scripts/train_confidence.py`.",
    "",
    "The model is fitted on two thirds of the gold records (*gold, read*; its figures here are cross-validated), the read half of the hard",
    "sentences, the frames' test sentences, machine-written headlines, and events of mixed news (politics, crime, sport, business) that a",
    "reader of ours judged one by one (`scripts/data/event_readings.csv`: right if the type is, and the act is one that a user of event data",
    "would want). *Unread* and *kept* texts only measure. In the gold a type is",
    "right if it is the one coded by people, or the one to which the later codebook moves the same act; one sentence in four states",
    "a second event that the gold does not list, so that *observed right* is a lower bound. The rules were written with the read texts in",
    "view; therefore the headlines, which were not, count as much for the level. On new text confidence may still be a little too high:",
    "compare *mean confidence* with *right*. The thresholds below which an event is left out (`coding/assembly/unsure.py`) were chosen with the totals of",
    "all gold records in view, the unread third included.",
    "",
]


# -- saving ------------------------------------------------------------------------------------------------------------


def save(model: ConfidenceModel, figures: dict[str, Any], data: Path) -> None:
    TARGET.mkdir(exist_ok=True)
    path = TARGET / "confidence.npz"
    np.savez_compressed(
        path, type_weights=model.types.weights.astype(np.float16), type_intercept=model.types.intercept,
        weights=model.weights, intercept=np.array(model.intercept), knots=model.knots,
    )  # fmt: skip
    sources = [data / "events/dev.jsonl", data / "train/events_synthetic.jsonl", data / "police/dev.jsonl", HARD, FRAMES, READINGS, WIRE]
    sidecar = {
        "what": "chance that an event's type is right; hashed words of a classifier of types",
        "data": {p.name if p.is_relative_to(ROOT) else f"{p.parent.name}/{p.name}": hashlib.sha256(p.read_bytes()).hexdigest() for p in sources},
        "source": "PLOVER gold-standard records (CC BY-SA 4.0; they only calibrate), IndiaPoliceEvents (two thirds), NGEC's synthetic stories (MIT), the project's own sentences",
        "date": datetime.now(UTC).date().isoformat(),
        "command": "python scripts/train_confidence.py",
        "features": list(NAMES),
        "figures": figures,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    (TARGET / "confidence.json").write_text(json.dumps(sidecar, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
