"""Train the factuality model on crowd judgements of event words, measure it, and write its weights with their sidecar.

    python scripts/train_factuality.py [--data ../shared/bench/factuality] [--measure-only]

Needs scikit-learn (``pip install .[train]``). Two honest figures are taken before the model that ships is trained on everything:
``dev`` (trained on train without any document of dev) and ``folds`` (five folds by document over train and dev together).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge

from dragoman.coding.factuality import features
from dragoman.coding.factuality.compose import Composer
from dragoman.coding.factuality.model import NUMBER_SCALE, FactualityModel, pack_trees
from dragoman.coding.factuality.trees import Trees
from dragoman.knowledge.signatures import load_signatures
from dragoman.language import Parser
from dragoman.records import Document, Part

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "src/dragoman/knowledge/data"
TARGET = ROOT / "src/dragoman/coding/factuality/weights"
FOLDS, INNER = 5, 4
MIN_COUNT = 3
SEEN_BY_TREES = 250
CLASS_WEIGHTS = (1.5, 1.3, 1.0)  # happens not, uncertain, happens: lifts the rare classes for a macro average
BOOST: dict[str, Any] = {
    "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 40, "l2_regularization": 5.0, "max_features": 0.3,
    "random_state": 0, "early_stopping": False,
}  # fmt: skip


@dataclass
class Data:
    """n event words: symbols, numbers, crowd value, document group, and whether of dev (and its unread third)."""

    symbols: list[list[str]]
    numbers: np.ndarray
    value: np.ndarray
    group: np.ndarray
    dev: np.ndarray
    unread: np.ndarray

    @property
    def three(self) -> np.ndarray:
        return np.where(self.value >= 2.5, 2, np.where(self.value > -0.5, 1, 0))


def main() -> int:
    args = _arguments()
    paths = [args.data / "train.jsonl", args.data / "dev.jsonl"]
    if not all(p.is_file() for p in paths):
        print(f"train_factuality: no data at {args.data} (train.jsonl and dev.jsonl are needed); nothing done", file=sys.stderr)
        return 1
    data = read(paths)
    figures = measure(data)
    print(json.dumps(figures, indent=1))
    if not args.measure_only:
        save(fit(data, np.arange(len(data.value))), figures, paths)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/bench/factuality")
    parser.add_argument("--measure-only", action="store_true")
    return parser.parse_args()


# -- data --------------------------------------------------------------------------------------------------------------


def read(paths: list[Path]) -> Data:
    """Parse every sentence and take the features of its event words."""
    signatures, parser = load_signatures([KNOWLEDGE]), Parser()
    symbols: list[list[str]] = []
    rows: dict[str, list[Any]] = {k: [] for k in ("numbers", "value", "group", "dev", "unread")}
    records = [(json.loads(line), path.stem == "dev") for path in paths for line in path.open(encoding="utf-8")]
    groups = _groups([r for r, _ in records])
    documents = (Document(id=r["id"], text=r["text"], parts=[Part(kind="body", span=(0, len(r["text"])))]) for r, _ in records)
    for (record, dev), group, parse in zip(records, groups, parser.stream(documents), strict=True):
        composer = Composer(parse, signatures)
        for event in record["events"]:
            token = parse.tokens_in(event["span"])[0]
            symbols.append(features.symbols(composer, token))
            rows["numbers"].append(features.numbers(composer, token))
            rows["value"].append(event["value"])
            rows["group"].append(group)
            rows["dev"].append(dev)
            rows["unread"].append(dev and _hash(record["doc"] or record["id"]) % 3 == 0)
    return Data(symbols, **{k: np.array(v) for k, v in rows.items()})


def _groups(records: list[dict[str, Any]]) -> list[str]:
    """One name for all sentences of a document; sentences that occur in two documents make them one."""
    parent: dict[str, str] = {}

    def find(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for r in records:
        a, b = find("d:" + (r["doc"] or r["id"])), find("t:" + r["text"])
        if a != b:
            parent[b] = a
    return [find("d:" + (r["doc"] or r["id"])) for r in records]


def _hash(text: str) -> int:
    return int(hashlib.sha1(text.encode()).hexdigest(), 16)


# -- fitting -----------------------------------------------------------------------------------------------------------


@dataclass
class Linear:
    """The first level: one sparse matrix in, four columns out."""

    vocabulary: dict[str, int]
    counts: Counter[str]
    weights: np.ndarray
    intercept: np.ndarray


def fit_linear(data: Data, rows: np.ndarray) -> Linear:
    counts = Counter(s for i in rows for s in set(data.symbols[i]))
    vocabulary = {s: k for k, s in enumerate(sorted(s for s, n in counts.items() if n >= MIN_COUNT))}
    x = sparse.hstack([indicator(data, rows, vocabulary), sparse.csr_matrix(data.numbers[rows] * NUMBER_SCALE)]).tocsr()
    ridge = Ridge(alpha=30, solver="lsqr").fit(x, data.value[rows])
    three = LogisticRegression(C=0.07, max_iter=150, tol=1e-3).fit(x, data.three[rows])
    weights = np.vstack([ridge.coef_[None, :], three.coef_]).T
    return Linear(vocabulary, counts, weights, np.concatenate([[ridge.intercept_], three.intercept_]))


def indicator(data: Data, rows: np.ndarray, vocabulary: dict[str, int]) -> Any:
    """(len(rows), symbols) of zeros and ones."""
    pairs = [(k, vocabulary[s]) for k, i in enumerate(rows) for s in set(data.symbols[i]) if s in vocabulary]
    r, c = zip(*pairs, strict=True)
    return sparse.csr_matrix((np.ones(len(r)), (r, c)), shape=(len(rows), len(vocabulary)))


def folds(data: Data, rows: np.ndarray, n: int, salt: str) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(rest, held out) rows, split by document."""
    fold = np.array([_hash(salt + g) % n for g in data.group[rows]])
    for k in range(n):
        yield rows[fold != k], rows[fold == k]


def fit(data: Data, rows: np.ndarray) -> FactualityModel:
    """Linear models, then trees over what linear models say of documents they have not seen."""
    first = np.zeros((len(data.value), 4))
    for rest, held in folds(data, rows, INNER, "inner"):
        part = assemble(fit_linear(data, rest))
        first[held] = part.linear(*inputs(data, held, part))
    linear = fit_linear(data, rows)
    model = assemble(linear)
    x = np.hstack([data.numbers[rows], first[rows], indicator(data, rows, linear.vocabulary)[:, model.chosen].toarray()])
    absolute = HistGradientBoostingRegressor(loss="absolute_error", max_iter=120, **BOOST).fit(x, data.value[rows])
    squared = HistGradientBoostingRegressor(max_iter=120, **BOOST).fit(x, data.value[rows])
    classes = HistGradientBoostingClassifier(max_iter=80, **BOOST).fit(x, data.three[rows])
    return assemble(linear, *(export(m) for m in (absolute, squared, classes)))


def inputs(data: Data, rows: np.ndarray, model: FactualityModel) -> tuple[list[np.ndarray], np.ndarray]:
    return [model.indices(data.symbols[i]) for i in rows], data.numbers[rows]


def assemble(linear: Linear, *trees: Trees) -> FactualityModel:
    """A model as the package uses it; without trees only its linear part works."""
    common = [s for s, _ in sorted(linear.counts.items(), key=lambda x: (-x[1], x[0]))[:SEEN_BY_TREES]]
    empty = Trees(*(np.zeros((1, 1), dtype=np.intp) for _ in range(5)), np.zeros(1, dtype=np.intp), np.zeros(1), 0)
    return FactualityModel(
        linear.vocabulary, linear.weights, linear.intercept,
        np.array(sorted(linear.vocabulary[s] for s in common)), *(trees or (empty, empty, empty)), np.array(CLASS_WEIGHTS),
    )  # fmt: skip


def export(model: Any) -> Trees:
    """The trees of a scikit-learn ensemble as arrays."""
    grown = [(k, tree.nodes) for stage in model._predictors for k, tree in enumerate(stage)]
    size = max(len(nodes) for _, nodes in grown)
    shape = (len(grown), size)
    feature, left, right = (np.zeros(shape, dtype=np.intp) for _ in range(3))
    threshold, value = np.zeros(shape), np.zeros(shape)
    for t, (_, nodes) in enumerate(grown):
        for i, node in enumerate(nodes):
            leaf = bool(node["is_leaf"])
            feature[t, i] = 0 if leaf else node["feature_idx"]
            threshold[t, i] = 0.0 if leaf else node["num_threshold"]
            left[t, i] = i if leaf else node["left"]
            right[t, i] = i if leaf else node["right"]
            value[t, i] = node["value"] if leaf else 0.0
    depth = int(max(nodes["depth"].max() for _, nodes in grown))
    base = np.ravel(model._baseline_prediction).astype(np.float64)
    return Trees(feature, threshold, left, right, value, np.array([k for k, _ in grown]), base, depth)


# -- measuring ---------------------------------------------------------------------------------------------------------


def measure(data: Data) -> dict[str, dict[str, float]]:
    """Figures on documents that the measured model has not seen."""
    everything = np.arange(len(data.value))
    known = np.isin(data.group, np.unique(data.group[data.dev]))
    value, three = predict(data, fit(data, everything[~known]), everything[data.dev])
    out = {
        "train to dev": score(data, everything[data.dev], value, three),
        "train to dev, unread third": _part(data, everything[data.dev], value, three, data.unread),
        "train to dev, read": _part(data, everything[data.dev], value, three, ~data.unread),
    }
    values, threes = np.zeros(len(everything)), np.zeros(len(everything), dtype=int)
    for rest, held in folds(data, everything, FOLDS, "outer"):
        values[held], threes[held] = predict(data, fit(data, rest), held)
    for name, mask in (("all", data.dev | True), ("dev", data.dev), ("dev, unread third", data.unread), ("dev, read", data.dev & ~data.unread)):
        out["folds, " + name] = _part(data, everything, values, threes, mask)
    return out


def predict(data: Data, model: FactualityModel, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    value, three = model.outcome(*inputs(data, rows, model))
    return value, (three * model.class_weights).argmax(axis=1)


def _part(data: Data, rows: np.ndarray, value: np.ndarray, three: np.ndarray, mask: np.ndarray) -> dict[str, float]:
    keep = mask[rows]
    return score(data, rows[keep], value[keep], three[keep])


def score(data: Data, rows: np.ndarray, value: np.ndarray, three: np.ndarray) -> dict[str, float]:
    gold, truth = data.three[rows], data.value[rows]
    f = [2 * ((gold == k) & (three == k)).sum() / max(1, (gold == k).sum() + (three == k).sum()) for k in range(3)]
    figures = {"n": len(rows), "three_way": np.mean(f), "mae": np.abs(truth - value).mean(), "r": np.corrcoef(truth, value)[0, 1]}
    return {k: round(float(v), 4) for k, v in figures.items()}


# -- saving ------------------------------------------------------------------------------------------------------------


def save(model: FactualityModel, figures: dict[str, Any], paths: list[Path]) -> None:
    """Weights rounded to half precision, and the sidecar."""
    TARGET.mkdir(exist_ok=True)
    arrays: dict[str, np.ndarray] = {
        "vocabulary": np.frombuffer("\n".join(model.vocabulary).encode("utf-8"), dtype=np.uint8),
        "weights": model.weights.astype(np.float16), "intercept": model.intercept, "chosen": model.chosen.astype(np.int32), "class_weights": model.class_weights,
    }  # fmt: skip
    for name in ("absolute", "squared", "classes"):
        packed = pack_trees(name, getattr(model, name))
        arrays |= {k: v.astype(np.int16) if v.dtype == np.intp else v for k, v in packed.items()}
    path = TARGET / "factuality.npz"
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
    sidecar = {
        "what": "value and class of an event word's factuality, over the outcome of signatures.csv",
        "data": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in paths},
        "source": "UW factuality (Lee et al. 2015) and MEANTIME (Minard et al. 2016); none of their text is in the weights' file but single words",
        "signatures": hashlib.sha256((KNOWLEDGE / "signatures.csv").read_bytes()).hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
        "command": "python scripts/train_factuality.py",
        "figures": figures,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }
    (TARGET / "factuality.json").write_text(json.dumps(sidecar, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
