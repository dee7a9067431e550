#!/usr/bin/env python3
"""The chart library of the page, taken from its npm packages into src/dragoman/web/static, with their licences.

    fetch_charts.py

Under a Content-Security-Policy without 'unsafe-eval' Vega needs its interpreter, which the bundle of vl-convert-python does not hold; the
packages' own builds are taken instead. Versions and digests are fixed here: what differs is refused. Needs npm.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TO = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "web" / "static"
# package, version, file in it, SHA-256 of the file
FILES = [
    ("vega", "6.4.0", "build/vega.min.js", "8f6a3587cf8d4f42c7e08120e3eb05d067e746d554e39d2dcf52acc0bd5ba28f"),
    ("vega-lite", "6.5.0", "build/vega-lite.min.js", "83e215e84e308ee8688fa6503ba0f1cf8a3c05c0d61df2841a0b92bf86809e00"),
    ("vega-interpreter", "2.3.2", "build/vega-interpreter.js", "c0bdb735a63f9276f136e8d90d7fdf5d8e9df8031eb069048fc9975c876fd7f9"),
]


def fetch(package: str, version: str, file: str, digest: str, folder: Path) -> None:
    """One file of a package."""
    packed = subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
    with tarfile.open(folder / packed) as archive:
        member = archive.extractfile(f"package/{file}")
        licence = archive.extractfile("package/LICENSE")
        assert member is not None, f"{package} has no {file}"
        assert licence is not None, f"{package} has no licence"
        content, terms = member.read(), licence.read()
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        sys.exit(f"{package} {version}: {file} has digest {found}, not {digest}")
    # Source maps are not shipped.
    lines = [line for line in content.decode("utf-8").splitlines() if not line.startswith("//# sourceMappingURL=")]
    (TO / Path(file).name).write_text("\n".join(map(_without_bundler, lines)) + "\n", encoding="utf-8")
    (TO / f"{package}.LICENSE.txt").write_bytes(terms)


def _without_bundler(line: str) -> str:
    """What a module imports from ``vega-util`` is taken from ``vega``, which passes it on."""
    match = re.fullmatch(r"import (\{[^}]*\}) from 'vega-util';", line)
    return f"const {match[1]} = globalThis.vega;" if match else line


def main() -> None:
    """Fetch all."""
    with tempfile.TemporaryDirectory() as folder:
        for package, version, file, digest in FILES:
            fetch(package, version, file, digest, Path(folder))
            print(f"{package} {version}: {file}")


if __name__ == "__main__":
    main()
