"""Train the recogniser of place names and the ranker of the places they may mean.

    python scripts/train_places.py GOLD.jsonl [--output FILE] [--folds 5]

GOLD: one document a line, ``{"doc", "text", "places": [{"span", "is_name"}]}``. Documents whose ``sha1(doc) % 3 == 0`` are never
trained on: they stay as the honest check. Prints cross-validated figures by document on the rest, then trains on all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from scipy.optimize import minimize

from dragoman.coding.places.features import FeatureReader
from dragoman.coding.places.naming import grouped
from dragoman.coding.places.recogniser import MODEL, NameSpan, Recogniser
from dragoman.coding.places.resolution import EARTH_KM, FEATURES, Table
from dragoman.coding.places.words import load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.language import Parse, Parser
from dragoman.records import Document, Part

TARGET = Path(__file__).parents[1] / "src/dragoman/knowledge/data" / MODEL
RANKER = TARGET.with_name("ranker.json")
# What is known before any data: weights are drawn towards these, so that rare evidence ("Paris, Texas") keeps its say.
PRIOR = {
    "size": 1.0, "size_city": 0.3, "country": 3.0, "capital": 2.0, "admin1": 0.3, "admin2": -0.5, "region": 5.0, "alternate": -1.0, "unpeopled": -2.0,
    "country_share": 3.0, "admin1_share": 3.0, "near_30": 2.0, "near_150": 2.0, "near_600": 1.0, "contained": 5.0, "not_contained": -3.0,
    "contains": 3.0, "hint_region": 2.0, "hint_county": 3.0, "hint_city": 1.5, "abbreviation": 3.0, "first_of_size": 0.3,
    "text_near": 1.0, "city_in_state_name": 1.0, "alternate_rival": -1.0,
}  # fmt: skip
STRENGTH = 6.0  # of that pull
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 2}

Sequences = list[tuple[list[list[str]], list[str]]]


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", choices=["recogniser", "ranker"])
    parser.add_argument("--parses", type=Path, help="pickle of parses by doc, to save time")
    args = parser.parse_args()
    docs = [d for d in map(json.loads, args.gold.open(encoding="utf-8")) if not held_out(d["doc"])]
    parses = read_parses(docs, args.parses)
    gazetteer = Gazetteer.load()
    if args.only != "ranker":
        train_recogniser(docs, parses, gazetteer, args.folds, args.output)
    if args.only != "recogniser":
        train_ranker(docs, parses, gazetteer, args.folds)


def train_recogniser(docs: list[dict[str, Any]], parses: dict[str, Parse], gazetteer: Gazetteer, folds: int, output: Path) -> None:
    """Cross-validate, train on all, write."""
    data = [sequences(parses[d["doc"]], d, gazetteer) for d in docs]
    for own, headline in zip(data, headlines(docs, parses, gazetteer), strict=True):
        own.extend(headline)
    if folds > 1:
        cross_validate(docs, parses, data, gazetteer, folds)
    train([s for d in data for s in d], output)
    print(f"{output}: {output.stat().st_size / 1e6:.2f} MB")


def held_out(doc: str) -> bool:
    """The third that is only measured."""
    return int(hashlib.sha1(doc.encode()).hexdigest(), 16) % 3 == 0


def read_parses(docs: list[dict[str, Any]], cache: Path | None) -> dict[str, Parse]:
    """Parses by document id."""
    if cache and cache.exists():
        parses: dict[str, Parse] = pickle.loads(cache.read_bytes())
        return parses
    made = Parser().stream(Document(id=d["doc"], text=d["text"], parts=[Part(kind="body", span=(0, len(d["text"])))]) for d in docs)
    return {d["doc"]: p for d, p in zip(docs, made, strict=True)}


def sequences(parse: Parse, doc: dict[str, Any], gazetteer: Gazetteer) -> Sequences:
    """Features and B/I/O labels of each sentence."""
    labels = ["O"] * len(parse)
    for place in doc["places"]:
        if place["is_name"]:
            inside = parse.tokens_in(place["span"])
            for k, i in enumerate(inside):
                labels[i] = "I" if k else "B"
    reader = FeatureReader(parse, gazetteer, load_words())
    return [(reader.features(a, b), labels[a:b]) for a, b in reader.windows()]


def headlines(docs: list[dict[str, Any]], parses: dict[str, Parse], gazetteer: Gazetteer) -> list[Sequences]:
    """A short sentence of each document again in Title Case: the gold's articles come without their headlines."""
    made: list[tuple[int, Document, dict[str, Any]]] = []
    for k, doc in enumerate(docs):
        parse = parses[doc["doc"]]
        short = [s for s in parse.sentences if 6 <= s.end - s.start <= 16][:1]
        for n, s in enumerate(short):
            start, end = parse.span(s.start, s.end)
            text = doc["text"][start:end]
            text = re.sub(r"\b([a-z])(?=\w{3})", lambda m: m[1].upper(), text)
            if len(text) != end - start:
                continue
            places = [{**p, "span": [p["span"][0] - start, p["span"][1] - start]} for p in doc["places"] if start <= p["span"][0] and p["span"][1] <= end]
            made.append((k, Document(id=f"{k}-{n}", text=text, parts=[Part(kind="title", span=(0, len(text)))]), {"places": places}))
    out: list[Sequences] = [[] for _ in docs]
    for (k, _, gold), parse in zip(made, Parser().stream(d for _, d, _ in made), strict=True):
        out[k].extend(sequences(parse, gold, gazetteer))
    return out


def train(data: Sequences, path: Path) -> None:
    """Fit by L-BFGS and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for x, y in data:
        trainer.append(x, y)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


# --- the ranker -----------------------------------------------------------------------------------------------------


@dataclass
class Case:
    """A document's table of candidates and which of them are right."""

    table: Table
    right: np.ndarray  # one boolean a candidate
    weight: np.ndarray  # mentions with a point in the gold, by name
    set: str


def cases(docs: Sequence[dict[str, Any]], parses: dict[str, Parse], gazetteer: Gazetteer) -> list[Case]:
    """Gold names with coordinates, grouped as the coder groups them."""
    out = []
    for doc in docs:
        parse = parses[doc["doc"]]
        gold = sorted((tuple(p["span"]), p) for p in doc["places"] if p["is_name"] and len(parse.tokens_in(p["span"])))
        spans = [NameSpan(parse.tokens_in(s)[0], parse.tokens_in(s)[-1] + 1, 1.0) for s, _ in gold]
        names, owner = grouped(parse, spans, gazetteer)
        table = Table(names)
        right, weight = np.zeros(len(table.entries), dtype=bool), np.zeros(len(names))
        for (_, p), k in zip(gold, owner, strict=True):
            if p["lat"] is not None:
                weight[k] += 1
                for c in range(*table.slices[k]):
                    right[c] = right[c] or kilometres(table.entries[c].lat, table.entries[c].lon, p["lat"], p["lon"]) <= 161
        if len(table.entries):
            out.append(Case(table, right, weight, doc.get("set", "all")))
    return out


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def fit(data: Sequence[Case], start: np.ndarray) -> np.ndarray:
    """Weights that make right candidates likely; the context is recomputed with the weights of the round before."""
    weights = start
    for _ in range(4):
        rows = [(c.table.features(c.table.probabilities(weights)), c) for c in data]

        def loss(w: np.ndarray, rows: list[tuple[np.ndarray, Case]] = rows) -> tuple[float, np.ndarray]:
            total, gradient = 0.0, np.zeros_like(w)
            for x, c in rows:
                score = x @ w
                for n, (a, b) in enumerate(c.table.slices):
                    ok = c.right[a:b]
                    if c.weight[n] and ok.any() and not ok.all():
                        p = np.exp(score[a:b] - score[a:b].max())
                        p /= p.sum()
                        good = max(float(p[ok].sum()), 1e-12)
                        share = np.sqrt(c.weight[n])
                        total -= share * np.log(good)
                        gradient += share * x[a:b].T @ (p - p * ok / good)
            return total + 0.5 * STRENGTH * float((w - start) @ (w - start)), gradient + STRENGTH * (w - start)

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return weights


def hits(data: Sequence[Case], weights: np.ndarray, counts: dict[str, list[float]]) -> None:
    """Add up mentions resolved within 161 km."""
    for case in data:
        p = case.table.probabilities(weights)
        count = counts.setdefault(case.set, [0.0, 0.0])
        for n, (a, b) in enumerate(case.table.slices):
            count[1] += case.weight[n]
            count[0] += case.weight[n] * (b > a and bool(case.right[a + int(np.argmax(p[a:b]))]))


def train_ranker(docs: Sequence[dict[str, Any]], parses: dict[str, Parse], gazetteer: Gazetteer, folds: int) -> None:
    """Cross-validate, fit on all, write the weights."""
    data = cases(docs, parses, gazetteer)
    start = np.array([PRIOR.get(f, 0.0) for f in FEATURES])
    counts: dict[str, list[float]] = {}
    for fold in range(folds if folds > 1 else 0):
        weights = fit([c for k, c in enumerate(data) if k % folds != fold], start)
        hits([c for k, c in enumerate(data) if k % folds == fold], weights, counts)
    before: dict[str, list[float]] = {}
    hits(data, start, before)
    for name, (hit, n) in sorted(counts.items()):
        print(f"{name}: within 161 km {hit / n:.3f} cross-validated, {before[name][0] / n:.3f} before")
    weights = fit(data, start)
    stored = {f: round(float(w), 3) for f, w in zip(FEATURES, weights, strict=True)}
    RANKER.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(stored)


def cross_validate(docs: Sequence[dict[str, Any]], parses: dict[str, Parse], data: list[Sequences], gazetteer: Gazetteer, folds: int) -> None:
    """Span F1 by set, each document tagged by a model that has not seen it."""
    counts: dict[str, list[int]] = {}
    for fold in range(folds):
        with tempfile.NamedTemporaryFile() as model:
            train([s for k, d in enumerate(data) if k % folds != fold for s in d], Path(model.name))
            recogniser = Recogniser(Path(model.name))
            for k, doc in enumerate(docs):
                if k % folds == fold:
                    parse = parses[doc["doc"]]
                    found = {parse.span(n.start, n.end) for n in recogniser(parse, gazetteer)}
                    gold = {(p["span"][0], p["span"][1]) for p in doc["places"] if p["is_name"]}
                    c = counts.setdefault(doc.get("set", "all"), [0, 0, 0])
                    c[0] += len(found & gold)
                    c[1] += len(found)
                    c[2] += len(gold)
    for name, (hit, found_n, gold_n) in sorted(counts.items()):
        p, r = hit / max(found_n, 1), hit / max(gold_n, 1)
        print(f"{name}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")


if __name__ == "__main__":
    main()
