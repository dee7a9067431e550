"""Train the recogniser of place names.

    python scripts/train_places.py GOLD.jsonl [--output FILE] [--folds 5]

GOLD: one document a line, ``{"doc", "text", "places": [{"span", "is_name"}]}``. Documents whose ``sha1(doc) % 3 == 0`` are never
trained on: they stay as the honest check. Prints cross-validated span F1 by document on the rest, then trains on all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from dragoman.coding.place_names import MODEL, FeatureReader, Recogniser, load_words
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.language import Parse, Parser
from dragoman.records import Document, Part

TARGET = Path(__file__).parents[1] / "src/dragoman/knowledge/data" / MODEL
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 2}

Sequences = list[tuple[list[list[str]], list[str]]]


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--output", type=Path, default=TARGET)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--parses", type=Path, help="pickle of parses by doc, to save time")
    args = parser.parse_args()
    docs = [d for d in map(json.loads, args.gold.open(encoding="utf-8")) if not held_out(d["doc"])]
    parses = read_parses(docs, args.parses)
    gazetteer = Gazetteer.load()
    data = [sequences(parses[d["doc"]], d, gazetteer) for d in docs]
    if args.folds > 1:
        cross_validate(docs, parses, data, gazetteer, args.folds)
    train([s for d in data for s in d], args.output)
    print(f"{args.output}: {args.output.stat().st_size / 1e6:.2f} MB")


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


def train(data: Sequences, path: Path) -> None:
    """Fit by L-BFGS and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for x, y in data:
        trainer.append(x, y)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


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
