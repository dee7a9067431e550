"""How NumPy's linear algebra is to run, as variables of the environment: they must be said before NumPy is loaded."""

from __future__ import annotations

import re

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
_WIDE = frozenset("avx512f avx512dq avx512cd avx512bw avx512vl".split())  # what the kernels named SkylakeX ask of a processor
_KNOWN = 25  # the last family of AMD's whose members OpenBLAS tells apart


def environment(processor: str) -> dict[str, str]:
    """Variables for a machine; ``processor`` is the text of /proc/cpuinfo, or nothing where there is none.

    One thread a process: the matrices are small, and threads that wait for each other cost more than they bring; processes
    (--workers) are what more cores are for. OpenBLAS gives a processor of AMD's that is newer than itself the kernels of an old one,
    which multiply half as fast; those it has for such registers are asked for by name.
    """
    wanted = dict.fromkeys(_ONE_THREAD, "1")
    if set(_said(processor, "flags").split()) >= _WIDE and _said(processor, "vendor_id") == "AuthenticAMD":
        family = _said(processor, "cpu family")
        if family.isdecimal() and int(family) > _KNOWN:
            wanted["OPENBLAS_CORETYPE"] = "SkylakeX"
    return wanted


def _said(processor: str, of: str) -> str:
    found = re.search(rf"^{of}\s*:(.*)$", processor, re.MULTILINE)
    return found[1].strip() if found else ""


def processor() -> str:
    """What the machine says of its processor; nothing where it says nothing in this way."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as stream:
            return stream.read(8192)
    except OSError:
        return ""
