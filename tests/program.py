"""The program as tests run it where it need not be a process of its own: what it starts with is loaded once."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.cli import app
from dragoman.coding import Coder

ROOT = Path(__file__).resolve().parent.parent


load_coder = Coder.load  # as it is outside of tests
_built_in = cache(load_coder)


def coder_loaded_once(folders: Sequence[Path] | None = None) -> Coder:
    """What codes where no knowledge is added, loaded at the first time."""
    return load_coder(folders) if folders else _built_in()


@dataclass(frozen=True)
class Done:
    """What a command left."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: object, cwd: Path = ROOT) -> Done:
    """The program with those arguments, in that folder."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = app.run([str(a) for a in arguments])
    said, told = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return Done(status, said, told)
