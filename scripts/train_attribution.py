#!/usr/bin/env python3
"""Train the attribution tagger (src/dragoman/coding/attribution/tagger.npz and its sidecar tagger.json).

    train_attribution.py [--data ../shared/bench/attribution] [--cache DIR] [--epochs 10] [--seed 1] [--out FILE.npz]

Needs PyTorch (CPU is enough: about ten minutes), which the package itself does not. The data is PolNeAR (Newell, Margolin,
Ruths 2018) as JSON lines: ``{"doc", "text", "attributions": [{"source", "cue", "content"}], "discard"}``, spans in code
points. It is no part of this repository: where it is absent the script says so and stops.

One article in fourteen (by the SHA-1 of its id) is set aside: the threshold and the figures in the sidecar come from
those. Some of the others are read a second time in lower case, so that the tagger does not lean on capitals. The weights
kept are a running average over the training steps. Same seed, same data, same versions: same weights.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import pickle
import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.coding.attribution.features import (
    PAIR_SIZES,
    TOKEN_SIZES,
    PairCue,
    pair_features,
    pair_windows,
    token_features,
)
from dragoman.coding.attribution.finder import WEIGHTS, AttributionFinder
from dragoman.coding.attribution.tagger import OFFSETS, PAIR_OFFSETS, Tagger
from dragoman.language import Parse, Parser
from dragoman.records import Document, Part

try:
    import torch
    import torch.nn.functional as F
    from torch import nn
except ImportError:
    sys.exit("train_attribution: PyTorch is not installed (pip install torch); training needs it, the package does not")

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "src" / "dragoman" / "knowledge" / "data"
WIDTH, WORD_WIDTH, PAIR_WIDTH, CUE_WIDTH = 128, 48, 80, 64
MIN_COUNT = 4  # a lemma seen less often is an unknown word
BATCH = 5_000  # tokens
ROLE_SHARE = 1 / 8  # weight of the loss over roles beside that over cues
AVERAGING = 0.998


def main() -> None:
    args = arguments()
    file = args.data / "train.jsonl"
    if not file.is_file():
        sys.exit(f"train_attribution: the training data is absent ({file}); nothing was trained")
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    gold = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    aside = [g for g in gold if bucket(g["doc"], 14) == 3]
    learn = [g for g in gold if bucket(g["doc"], 14) != 3]
    lower = [dict(g, text=g["text"].lower(), doc=g["doc"] + "#lower") for g in learn if bucket(g["doc"], 14) in (5, 9)]
    lower = [g for g in lower if len(g["text"]) == len(gold_of(gold, g["doc"])["text"])]
    learn += lower
    parses = parse_all(learn + aside, args.cache)
    if not args.measure:
        fit(learn, parses, args)
    threshold, figures = choose_threshold(args.out, aside, parses)
    sidecar(args, file, threshold, figures, len(learn))
    print(json.dumps(figures))


def fit(learn: list[dict[str, Any]], parses: dict[str, Parse], args: argparse.Namespace) -> None:
    """Train on the articles and write the weights."""
    counts = Counter(w for g in learn for w in parses[g["doc"]].lemmas)
    words = [w for w, k in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if k >= MIN_COUNT]
    vocabulary = {w: k + 1 for k, w in enumerate(words)}
    finder = AttributionFinder.load([KNOWLEDGE])
    examples = [example(finder, parses[g["doc"]], g, vocabulary) for g in learn]
    net = train(examples, len(words) + 1, args)
    save(net, words, args.out, 0.5)


def arguments() -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "bench" / "attribution")
    ap.add_argument("--cache", type=Path, help="folder to keep parses in between runs")
    ap.add_argument("--epochs", type=int, default=10)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rate", type=float, default=2e-3)
    ap.add_argument("--out", type=Path, default=WEIGHTS)
    ap.add_argument("--measure", action="store_true", help="keep the weights at --out; choose the threshold and write the sidecar anew")
    return ap.parse_args()


def bucket(name: str, n: int) -> int:
    return int(hashlib.sha1(name.encode()).hexdigest(), 16) % n


def gold_of(gold: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(g for g in gold if g["doc"] == name.removesuffix("#lower"))


# --- parses and examples ------------------------------------------------------------------------------------------------


def parse_all(gold: list[dict[str, Any]], cache: Path | None) -> dict[str, Parse]:
    """Parses by document; kept on disk where a cache folder is given."""
    kept = cache / "attribution_parses.pkl" if cache else None
    if kept is not None and kept.is_file():
        return dict(pickle.loads(kept.read_bytes()))
    documents = [Document(id=g["doc"], text=g["text"], parts=parts(g["text"])) for g in gold]
    out = {d.id: p for d, p in zip(documents, Parser().stream(documents), strict=True)}
    for p in out.values():
        p.tensor = None if p.tensor is None else p.tensor.astype(np.float16)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(out, protocol=5))
    return out


def parts(text: str) -> list[Part]:
    """Paragraphs; a short first one is the title."""
    found = [m for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text) if m.group().strip()]
    return [
        Part(kind="title" if k == 0 and len(m.group().strip()) < 150 else "body", span=m.span()) for k, m in enumerate(found)
    ]


def example(finder: AttributionFinder, parse: Parse, gold: dict[str, Any], vocabulary: dict[str, int]) -> dict[str, Any]:
    """Features and labels of one article: a cue's label is on its head, a pair's label is its role (0 to 3)."""
    view = finder.view(parse)
    rules = finder.rules(view)
    features = token_features([view], [rules], vocabulary)
    cue = np.zeros(len(parse), dtype=np.float32)
    for span in gold.get("discard", []):
        cue[list(parse.tokens_in(span))] = -1
    pairs = []
    for a in gold["attributions"]:
        head = cue_head(parse, [t for s in a["cue"] for t in parse.tokens_in(s)])
        if head is None or cue[head] == 1:
            continue
        cue[head] = 1
        first, last = pair_windows(features, np.array([head]))
        start, end = int(first[0]), int(last[0])
        labels = np.zeros(end - start, dtype=np.int64)
        for role, value in (("content", 3), ("source", 1), ("cue", 2)):
            labels[[t - start for s in a[role] for t in parse.tokens_in(s) if start <= t < end]] = value
        pairs.append((head, start, end, pair_features(features, [PairCue(parse, head, 0, rules.get(head))], first, last), labels))
    tensor = np.asarray(parse.tensor, dtype=np.float32)
    return {"features": features, "tensor": tensor, "cue": cue, "pairs": pairs}


def cue_head(parse: Parse, tokens: list[int]) -> int | None:
    """The token of a cue that the rest hangs on: a verb where there is one."""
    inside = set(tokens)
    tops = [t for t in tokens if parse.heads[t] not in inside or parse.heads[t] == t]
    words = [t for t in tops if parse.words[t][0].isalnum()]
    verbs = [t for t in words or tops if parse.pos[t] == "VERB"]
    return (verbs or words or tops or tokens or [None])[0]


# --- the network: the same computation as Tagger, with dropout ------------------------------------------------------------


class Net(nn.Module):
    def __init__(self, words: int, mean: np.ndarray, drop: float = 0.25, word_drop: float = 0.1) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.drop, self.word_drop = nn.Dropout(drop), word_drop
        self.table, self.project = nn.Embedding(words, WORD_WIDTH), nn.Linear(WORD_WIDTH, WIDTH, bias=False)
        self.tensor, self.column = nn.Linear(len(mean), WIDTH), nn.Embedding(sum(TOKEN_SIZES.values()), WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.mix = nn.ModuleList([nn.Linear(5 * WIDTH, WIDTH) for _ in OFFSETS])
        self.mix_norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in OFFSETS])
        self.cue_hidden, self.cue_out = nn.Linear(WIDTH, CUE_WIDTH), nn.Linear(CUE_WIDTH, 1)
        self.pair_token, self.pair_cue = nn.Linear(WIDTH, PAIR_WIDTH, bias=False), nn.Linear(WIDTH, PAIR_WIDTH)
        self.pair_column, self.pair_norm = nn.Embedding(sum(PAIR_SIZES.values()), PAIR_WIDTH), nn.LayerNorm(PAIR_WIDTH)
        self.pmix = nn.ModuleList([nn.Linear(3 * PAIR_WIDTH, PAIR_WIDTH) for _ in PAIR_OFFSETS])
        self.pmix_norm = nn.ModuleList([nn.LayerNorm(PAIR_WIDTH) for _ in PAIR_OFFSETS])
        self.pair_out = nn.Linear(PAIR_WIDTH, 4)
        for embedding in (self.table, self.column, self.pair_column):
            nn.init.normal_(embedding.weight, std=0.1)
        self.token_shift = torch.tensor(np.cumsum([0, *list(TOKEN_SIZES.values())[:-1]]))
        self.pair_shift = torch.tensor(np.cumsum([0, *list(PAIR_SIZES.values())[:-1]]))

    def encode(self, b: dict[str, Any]) -> torch.Tensor:
        words = b["words"]
        if self.training:
            words = torch.where(torch.rand(words.shape) < self.word_drop, 0, words)
        h = self.tensor(b["tensor"] - self.mean) + self.project(self.drop(self.table(words)))
        h = self.drop(self.norm(F.relu(h + self.column(b["columns"] + self.token_shift).sum(1))))
        zero = h.new_zeros(1, WIDTH)
        for k, layer in enumerate(self.mix):
            padded = torch.cat([h, zero])
            below = torch.zeros_like(h).index_add(0, b["kid_heads"], h[b["kids"]]) * b["kid_share"]
            mixed = torch.cat([h, padded[b["left"][k]], padded[b["right"][k]], h[b["heads"]], below], 1)
            h = self.mix_norm[k](h + self.drop(F.relu(layer(mixed))))
        return h

    def cues(self, h: torch.Tensor) -> torch.Tensor:
        return self.cue_out(self.drop(F.relu(self.cue_hidden(h)))).squeeze(1)

    def roles(self, h: torch.Tensor, b: dict[str, Any]) -> torch.Tensor:
        z = self.pair_token(h)[b["pair_tokens"]] + self.pair_cue(h[b["pair_cues"]])[b["pair_groups"]]
        z = self.drop(self.pair_norm(F.relu(z + self.pair_column(b["pair_columns"] + self.pair_shift).sum(1))))
        zero = z.new_zeros(1, PAIR_WIDTH)
        for k, layer in enumerate(self.pmix):
            padded = torch.cat([z, zero])
            mixed = torch.cat([z, padded[b["pair_left"][k]], padded[b["pair_right"][k]]], 1)
            z = self.pmix_norm[k](z + self.drop(F.relu(layer(mixed))))
        return self.pair_out(z)


def batch(examples: list[dict[str, Any]]) -> dict[str, Any]:
    """Articles laid end to end; neighbours and governors as row numbers."""
    shift, pair_shift, rows, cues = 0, 0, [], []
    pieces: list[list[np.ndarray]] = []
    for e in examples:
        f = e["features"]
        rows.append((f.words, f.columns, e["tensor"], f.heads + shift, f.block_start + shift, f.block_end + shift, e["cue"]))
        for head, start, end, columns, labels in e["pairs"]:
            size = end - start
            bounds = np.full((size, 2), (pair_shift, pair_shift + size))
            pieces.append([np.arange(start, end) + shift, columns, labels, bounds, np.full(size, len(cues))])
            cues.append(head + shift)
            pair_shift += size
        shift += len(f.words)
    words, columns, tensor, heads, first, last, cue = (np.concatenate(x) for x in zip(*rows, strict=True))
    tokens, pair_columns, labels, bounds, groups = (np.concatenate(x) for x in zip(*pieces, strict=True))
    n, m = shift, pair_shift
    at, pair_at = np.arange(n), np.arange(m)
    kids = np.flatnonzero(heads != at)
    share = 1 / np.maximum(np.bincount(heads[kids], minlength=n), 1)
    return {
        "words": index(words), "columns": index(columns), "tensor": torch.from_numpy(tensor), "heads": index(heads),
        "kids": index(kids), "kid_heads": index(heads[kids]), "kid_share": torch.from_numpy(share.astype(np.float32))[:, None],
        "left": [index(np.where(at - s >= first, at - s, n)) for s in OFFSETS],
        "right": [index(np.where(at + s < last, at + s, n)) for s in OFFSETS],
        "cue": torch.from_numpy(cue), "pair_tokens": index(tokens), "pair_columns": index(pair_columns), "labels": index(labels),
        "pair_cues": index(np.array(cues)), "pair_groups": index(groups),
        "pair_left": [index(np.where(pair_at - s >= bounds[:, 0], pair_at - s, m)) for s in PAIR_OFFSETS],
        "pair_right": [index(np.where(pair_at + s < bounds[:, 1], pair_at + s, m)) for s in PAIR_OFFSETS],
    }  # fmt: skip


def index(x: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(x.astype(np.int64)))


def batches(examples: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    order = [e for e in examples if e["pairs"]]
    random.shuffle(order)
    out: list[list[dict[str, Any]]] = [[]]
    size = 0
    for e in order:
        if size > BATCH:
            out.append([])
            size = 0
        out[-1].append(e)
        size += len(e["features"].words)
    return out


def train(examples: list[dict[str, Any]], words: int, args: argparse.Namespace) -> Net:
    """Adam with one cycle of the learning rate; returns the network with averaged weights."""
    net = Net(words, np.concatenate([e["tensor"] for e in examples[:100]]).mean(0))
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-2)
    steps = args.epochs * (len(batches(examples)) + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, args.rate, total_steps=steps, pct_start=0.15)
    net.train()
    for epoch in range(args.epochs):
        total = np.zeros(2)
        todo = batches(examples)
        for group in todo:
            b = batch(group)
            n = len(b["pair_cues"])
            h = net.encode(b)
            known = b["cue"] >= 0
            cue_loss = F.binary_cross_entropy_with_logits(net.cues(h)[known], b["cue"][known], reduction="sum") / n
            role_loss = F.cross_entropy(net.roles(h, b), b["labels"], reduction="sum") / n
            optimiser.zero_grad()
            (cue_loss + ROLE_SHARE * role_loss).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    average[k].mul_(AVERAGING).add_(v, alpha=1 - AVERAGING)
            total += (cue_loss.item(), role_loss.item())
        print(f"epoch {epoch + 1}: cue loss {total[0] / len(todo):.4f}, role loss {total[1] / len(todo):.4f}", flush=True)
    net.load_state_dict(average)
    return net.eval()


# --- weights and sidecar ------------------------------------------------------------------------------------------------


def save(net: Net, words: list[str], path: Path, threshold: float) -> None:
    """Weights in half precision, the word table in bytes with a scale a row."""
    g = lambda x: x.detach().numpy()  # noqa: E731
    out: dict[str, np.ndarray] = {
        "mean": g(net.mean), "in.tensor": g(net.tensor.weight.T), "in.bias": g(net.tensor.bias), "in.column": g(net.column.weight),
        "in.gain": g(net.norm.weight), "in.shift": g(net.norm.bias), "word.project": g(net.project.weight.T),
        "cue.hidden": g(net.cue_hidden.weight.T), "cue.bias": g(net.cue_hidden.bias),
        "cue.out": g(net.cue_out.weight.T), "cue.out_bias": g(net.cue_out.bias),
        "pair.token": g(net.pair_token.weight.T), "pair.cue": g(net.pair_cue.weight.T), "pair.bias": g(net.pair_cue.bias),
        "pair.column": g(net.pair_column.weight), "pair.gain": g(net.pair_norm.weight), "pair.shift": g(net.pair_norm.bias),
        "pair.out": g(net.pair_out.weight.T), "pair.out_bias": g(net.pair_out.bias),
    }  # fmt: skip
    for name, layers, norms in (("mix", net.mix, net.mix_norm), ("pmix", net.pmix, net.pmix_norm)):
        for k, (layer, norm) in enumerate(zip(layers, norms, strict=True)):
            out |= {f"{name}{k}.weight": g(layer.weight.T), f"{name}{k}.bias": g(layer.bias)}
            out |= {f"{name}{k}.gain": g(norm.weight), f"{name}{k}.shift": g(norm.bias)}
    out = {k: v.astype(np.float16) for k, v in out.items()}
    table = g(net.table.weight)
    scale = np.abs(table).max(axis=1, keepdims=True) / 127 + 1e-12
    out |= {"word.table": np.round(table / scale).astype(np.int8), "word.table:scale": scale.astype(np.float32)}
    out["vocabulary"] = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez_compressed(path, **out)
    path.with_suffix(".json").write_text(json.dumps({"threshold": threshold}), encoding="utf-8")


def choose_threshold(path: Path, aside: list[dict[str, Any]], parses: dict[str, Parse]) -> tuple[float, dict[str, float]]:
    """The threshold with the best triple F1 (source, cue and content right) on the articles set aside, and the figures there."""
    best: tuple[float, float, dict[str, float]] = (-1.0, 0.5, {})
    tagger = Tagger.load(path)
    loaded = AttributionFinder.load([KNOWLEDGE])
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        tagger.threshold = threshold
        figures = measure(loaded.with_tagger(tagger), aside, parses)
        print(threshold, figures)
        if figures["triple_f1"] > best[0]:
            best = (figures["triple_f1"], threshold, figures)
    return best[1], best[2]


def measure(finder: AttributionFinder, gold: list[dict[str, Any]], parses: dict[str, Parse]) -> dict[str, float]:
    """Found and triple F1: attributions aligned one to one by their content's words, then by their cue."""
    hit = triple = right = n_gold = n_found = 0
    for g in gold:
        words = [m.span() for m in re.finditer(r"\w+", g["text"])]
        cover = lambda spans, words=words: frozenset(k for k, (a, b) in enumerate(words) if any(a < y and b > x for x, y in spans))  # noqa: E731
        found = [m for m in finder.find(parses[g["doc"]]) if m.within is None]
        ours = [(cover([m.source] if m.source else []), cover([m.cue] if m.cue else []), cover(m.content)) for m in found]
        theirs = [tuple(cover(a[r]) for r in ("source", "cue", "content")) for a in g["attributions"]]
        n_gold, n_found = n_gold + len(theirs), n_found + len(ours)
        pairs = sorted(
            ((jaccard(a[2], b[2]) + 0.5 * bool(a[1] & b[1]), i, j) for i, a in enumerate(theirs) for j, b in enumerate(ours) if a[2] & b[2] or a[1] & b[1]),
            key=lambda x: (-x[0], x[1], x[2]),
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for _, i, j in pairs:
            if i in used[0] or j in used[1]:
                continue
            used[0].add(i)
            used[1].add(j)
            same = [jaccard(x, y) >= 0.5 for x, y in zip(theirs[i], ours[j], strict=True)]
            hit, triple, right = hit + 1, triple + all(same), right + same[0]
    f1 = lambda k: round(2 * k / max(1, n_gold + n_found), 4)  # noqa: E731
    return {"found_f1": f1(hit), "triple_f1": f1(triple), "source_right": round(right / max(1, hit), 4), "articles": len(gold)}


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def sidecar(args: argparse.Namespace, file: Path, threshold: float, figures: dict[str, float], articles: int) -> None:
    """What the weights were made from, and how well they do on the articles set aside."""
    digest = lambda p: hashlib.sha256(p.read_bytes()).hexdigest()  # noqa: E731
    inputs = [file, KNOWLEDGE / "report_cues.csv", Path(__file__)]
    for name in ("features", "grammar", "quotes", "syntax"):
        folder = WEIGHTS.parent / name
        inputs += sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    made = {
        "model": "attribution tagger",
        "data": "PolNeAR (Newell, Margolin, Ruths 2018), training half, one article in fourteen set aside",
        "articles": articles,
        "date": datetime.date.today().isoformat(),
        "seed": args.seed,
        "epochs": args.epochs,
        "threshold": threshold,
        "set_aside": figures,
        "sha256": digest(args.out),
        "inputs": {p.name: digest(p) for p in inputs},
    }
    args.out.with_suffix(".json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
