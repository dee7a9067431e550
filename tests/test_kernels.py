"""What the program asks of the machine's linear algebra."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from dragoman.cli.kernels import environment

WIDE = "fpu sse avx2 avx512f avx512dq avx512cd avx512bw avx512vl"


def cpu(vendor: str, family: object, flags: str) -> str:
    return f"processor\t: 0\nvendor_id\t: {vendor}\ncpu family\t: {family}\nmodel\t\t: 2\nflags\t\t: {flags}\n"


@pytest.mark.parametrize(
    ("processor", "kernels"),
    [
        (cpu("AuthenticAMD", 26, WIDE), "SkylakeX"),
        (cpu("AuthenticAMD", 25, WIDE), None),  # told apart by the library itself
        (cpu("AuthenticAMD", 26, "fpu sse avx2"), None),
        (cpu("AuthenticAMD", 26, WIDE.replace("avx512vl", "")), None),
        (cpu("GenuineIntel", 26, WIDE), None),
        (cpu("AuthenticAMD", "unknown", WIDE), None),
        ("Features : fp asimd", None),  # another kind of machine
        ("", None),
    ],
)
def test_wide_kernels_are_asked_for_where_the_library_does_not_know_the_processor(processor: str, kernels: str | None) -> None:
    wanted = environment(processor)
    assert wanted.get("OPENBLAS_CORETYPE") == kernels
    assert wanted["OPENBLAS_NUM_THREADS"] == "1"


def test_what_the_user_has_set_stays() -> None:
    code = "import os, dragoman.cli; print(os.environ['OPENBLAS_NUM_THREADS'], os.environ['OPENBLAS_CORETYPE'])"
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "2", "OPENBLAS_CORETYPE": "Haswell"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.split() == ["2", "Haswell"]
