#!/usr/bin/env python3
"""Build the background by which rare words are told from common ones when reports are compared.

    build_background.py frequency_dictionary_en_82_765.txt [-o src/dragoman/linking/data/background.csv]

The input is the file of that name in the PyPI package symspellpy 6.10.1 (MIT): counts of 82,765 English words. Words of one stem are
added up; how rare a stem is is the inverse document frequency that its share would give it among reports of 300 words. Stems as
rare as a word that is not in the list are left out.
"""

from __future__ import annotations

import argparse
import collections
import math
from pathlib import Path

from dragoman.linking.words import RAREST, stem

REPORT = 300  # words


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("counts", type=Path)
    args.add_argument("-o", "--output", type=Path, default=Path("src/dragoman/linking/data/background.csv"))
    given = args.parse_args()
    counts: collections.Counter[str] = collections.Counter()
    for line in given.counts.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[stem(word)] += int(count)
    total = sum(counts.values())
    rows = []
    for word, count in sorted(counts.items()):
        rarity = -math.log(1 - math.exp(-count / total * REPORT))
        if word and rarity < RAREST:
            rows.append(f"{word},{rarity:.2f}\n")
    head = "# How rare a stem is in reports (inverse document frequency); made by scripts/build_background.py from word counts of symspellpy (MIT).\n"
    given.output.write_text(head + "stem,rarity\n" + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} stems, {given.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
