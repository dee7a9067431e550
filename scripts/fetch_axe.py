#!/usr/bin/env python3
"""axe-core, which the browser tests ask whether pages are accessible, from its npm package into .cache (it is no part of the program).

    fetch_axe.py

Version and digest are fixed here. Needs npm.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TO = Path(__file__).resolve().parent.parent / ".cache" / "axe.min.js"
VERSION = "4.14.1"
DIGEST = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


def main() -> None:
    """Fetch it where it is not there yet."""
    if TO.is_file() and hashlib.sha256(TO.read_bytes()).hexdigest() == DIGEST:
        return
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(["npm", "pack", "--silent", f"axe-core@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(Path(folder) / packed) as archive:
            member = archive.extractfile("package/axe.min.js")
            assert member is not None, "axe-core has no axe.min.js"
            content = member.read()
    if (found := hashlib.sha256(content).hexdigest()) != DIGEST:
        sys.exit(f"axe-core {VERSION} has digest {found}, not {DIGEST}")
    TO.parent.mkdir(exist_ok=True)
    TO.write_bytes(content)


if __name__ == "__main__":
    main()
