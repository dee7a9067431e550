"""The engine: an outcome a document in the order of the input, whatever one of them does to the process that codes it."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from dragoman.coding import Coder
from dragoman.engine import EngineError, Limits, code_documents
from dragoman.engine.local import code_with
from dragoman.reading import Reject
from dragoman.records import Document, Part, Record

LIMITS = Limits(seconds=0.4, memory=1 << 30)


class Fake:
    """A coder that finds nothing, and does what the text tells it to."""

    def batch(self, documents: Sequence[Document]) -> Iterator[Record]:
        return map(self.code, documents)

    def code(self, document: Document) -> Record:
        match document.text:
            case "fail":
                raise IndexError("list index\nout of range")
            case "loop":
                _swallows_errors()
            case "compiled":  # a call that hears no signal
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
                time.sleep(60)
            case "die":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit":
                os._exit(7)
            case "swell":
                bytearray(4 << 30)
        return Record(document=document)


def _swallows_errors() -> None:
    while True:
        try:
            time.sleep(0.01)
        except Exception:
            continue


def load() -> Coder:
    return cast(Coder, Fake())


def load_dies_once(flag: Path) -> Coder:
    """The first process to come here is killed in its first call, as by somebody from outside."""

    class Once(Fake):
        def code(self, document: Document) -> Record:
            if not flag.exists():
                flag.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return super().code(document)

    return cast(Coder, Once())


def load_fails() -> Coder:
    raise LookupError("no model")


def load_dies() -> Coder:
    os._exit(3)


def documents(*texts: str) -> list[Document]:
    return [Document(id=f"d{n}", text=t) for n, t in enumerate(texts)]


def told(*texts: str, workers: int, limits: Limits = LIMITS) -> list[str]:
    """Reason of each document, "" for a record; each outcome is checked to be the one of its document."""
    asked = documents(*texts)
    found = list(code_with(load, asked, workers, limits))
    names = [o.name if isinstance(o, Reject) else o.document.id for o in found]
    assert names == [d.id for d in asked]
    return [o.reason if isinstance(o, Reject) else "" for o in found]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("fail", r"failed in coding: IndexError: list index out of range"),
        ("loop", r"took longer than 0.4 s to code"),
        ("half a \ud800 pair", r"cannot be written as UTF-8"),
    ],
)
def test_a_document_at_fault_is_a_reject_and_the_rest_is_coded(text: str, reason: str, workers: int) -> None:
    for place in (0, 3, 6):
        texts = ["fine"] * 7
        texts[place] = text
        found = told(*texts, workers=workers)
        assert re.match(reason, found.pop(place))
        assert found == [""] * 6


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("die", "the process that coded it ended by signal 9"),
        ("exit", "the process that coded it ended with status 7"),
        ("swell", "needs more memory than there is to code"),
    ],
)
def test_a_process_lost_is_replaced(text: str, reason: str) -> None:
    assert told("fine", "fine", text, "fine", text, *["fine"] * 40, workers=2) == ["", "", reason, "", reason, *[""] * 40]


def test_a_silent_process_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engine.worker._GRACE", 0.5)
    assert told("fine", "compiled", "fine", workers=2)[1].startswith("took longer than 0.4 s to code, and did not stop")


def test_a_process_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    asked = documents(*["fine"] * 20)
    found = list(code_with(partial(load_dies_once, tmp_path / "flag"), asked, 2, LIMITS))
    assert [o.document.id for o in found if isinstance(o, Record)] == [d.id for d in asked]


def test_many_documents_keep_their_order() -> None:
    assert [bool(reason) for reason in told(*["fine", "fail", "fine"] * 200, workers=3)] == [False, True, False] * 200


@pytest.mark.parametrize("workers", [1, 2])
def test_what_keeps_the_coder_from_loading_is_raised(workers: int) -> None:
    with pytest.raises(LookupError, match="no model"):
        list(code_with(load_fails, documents("fine"), workers, LIMITS))


def test_processes_that_die_while_loading_are_not_started_for_ever() -> None:
    with pytest.raises(EngineError, match="ended with status 3"):
        list(code_with(load_dies, documents(*["fine"] * 9), 2, LIMITS))


def test_what_processes_have_coded_is_handed_over_before_an_interruption_ends_them() -> None:
    """Handfuls of 1, 2, 4, 8, … documents: five are given out before the first outcome, and are done while nobody asks for them."""
    stream = code_with(load, documents(*["fine"] * 60), 2, LIMITS)
    next(stream)
    time.sleep(2)
    found = [stream.throw(KeyboardInterrupt())]
    with pytest.raises(KeyboardInterrupt):
        found.extend(stream)
    assert len(found) > 8
    assert all(isinstance(o, Record) for o in found)



@pytest.mark.parametrize("workers", [1, 2])
def test_a_caller_may_stop_early_and_leaves_no_process(workers: int) -> None:
    import multiprocessing

    stream = code_with(load, documents(*["fine"] * 500), workers, LIMITS)
    assert isinstance(next(stream), Record)
    cast("Iterator[Record]", stream).close()  # type: ignore[attr-defined]
    assert not [p for p in multiprocessing.active_children() if p.is_alive()]
    assert not [t for t in threading.enumerate() if t.name.startswith("dragoman-worker")]


def test_errors_of_the_documents_themselves_reach_the_caller() -> None:
    def broken() -> Iterator[Document]:
        yield from documents("fine")
        raise OSError("the disk is gone")

    for workers in (1, 2):
        with pytest.raises(OSError, match="the disk is gone"):
            list(code_with(load, broken(), workers, LIMITS))


def test_the_alarm_is_given_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert told("loop", "fine", workers=1)[1] == ""
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_outside_the_main_thread_documents_are_coded_without_a_limit() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.extend(told("fine", "fail", workers=1)))
    thread.start()
    thread.join(20)
    assert [bool(reason) for reason in found] == [False, True]


@pytest.mark.model
def test_real_records_are_the_same_here_and_in_processes() -> None:
    text = "Russia warned Ukraine on Tuesday. NATO said that 5,000 troops had not withdrawn."
    asked = [Document(id=f"d{n}", text=text, parts=[Part(kind="body", span=(0, len(text)))]) for n in range(5)]
    here, there = list(code_documents(asked)), list(code_documents(asked, None, 2))
    assert here == there
    assert all(isinstance(o, Record) and o.events for o in here)
