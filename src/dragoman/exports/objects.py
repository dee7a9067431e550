"""JSON written piece by piece: one object around a list that may be longer than memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from dragoman.records import dump_json


def write_list(stream: BinaryIO, head: dict[str, Any], key: str, items: Iterable[Any], tail: Callable[[], dict[str, Any]] = dict) -> None:
    """An object with the fields of ``head``, the list ``items`` under ``key``, an item a line, and the fields that ``tail`` gives after them."""
    stream.write(dump_json(head).rstrip()[:-1] + b',"' + key.encode() + b'":[')
    for number, item in enumerate(items):
        stream.write((b",\n" if number else b"\n") + dump_json(item).rstrip())
    last = tail()
    stream.write(b"\n]" + (b"," + dump_json(last)[1:] if last else b"}") + b"\n")


def without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that hold something."""
    return {k: v for k, v in fields.items() if v is not None and v != "" and v != []}
