"""What commands share: complaints on standard error, the output stream, a sign of life for long runs, and who is at work."""

from __future__ import annotations

import getpass
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import typer


def complain(words: str) -> None:
    """One line on standard error, whatever ``words`` hold."""
    line = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(words.split()))
    with suppress(BrokenPipeError):
        print(f"dragoman: {line}", file=sys.stderr, flush=True)


# Endings that say of what kind a file is; any other, .txt among them, may hold anything.
_TELLING = frozenset({".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".jsonld", ".geojson", ".parquet", ".html", ".xml"})


def say_if_misnamed(path: Path | None, format: str, *usual: str) -> None:
    """A word where a file gets a format, as --format says, that its name does not; ``usual``: endings of files of that format."""
    suffix = path.suffix if path is not None else ""
    if suffix.lower() in _TELLING and suffix.lower() not in {u.lower() for u in usual}:
        complain(f"{path}: is written as {format}, as --format says, though its name ends in {suffix} and not in {usual[0]}")


def not_over(path: Path | None, sources: Iterable[str]) -> None:
    """Wrong usage where what is written would take the place of what is read."""
    if path is None or not path.is_file():
        return
    if any(source != "-" and os.path.isfile(source) and os.path.samefile(source, path) for source in sources):
        raise typer.BadParameter(f"{path}: is one of the files to read, and would be written over", param_hint="--output")


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output (also called -), or the file at ``path``, which comes into being only once all is written; what is no file (a device, a pipe) is written on."""
    if path is None or str(path) == "-":
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # Whoever read our output has had enough. Nothing more is written, not even by the interpreter on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        os.replace(part, path)
    except OSError as exc:
        if exc.filename != str(part):
            raise
        raise OSError(f"{path}: cannot be written: {exc.strerror or exc}") from exc
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def terminal_width() -> int:
    """Columns to fill: the terminal's within reason, else the same everywhere."""
    if not sys.stdout.isatty():
        return 110
    return max(60, min(160, shutil.get_terminal_size().columns))


def user_name() -> str:
    """Who is at work; a user without a name is an analyst."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"


@contextmanager
def progress(wanted: bool) -> Iterator[Callable[[], None]]:
    """A counter of reports on standard error; calling what is given counts one."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} reports read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda: bar.advance(task)
