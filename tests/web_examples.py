"""A store for tests of the page: two reports that contradict each other, one of before, and one that means harm."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import uvicorn

from dragoman.records import Document, Event, EventTime, Part, Record
from dragoman.store import Intake, Store
from dragoman.web import Settings, create_app
from examples import record

HOSTILE = "<script>document.title='owned'</script>"
LONG_LINE = "wordswordswords" * 14_000  # over 200 KB without a blank


def hostile() -> Record:
    """Script tags, a direction override, a closing tag of our own elements, and a line of 200 KB."""
    text = f"{HOSTILE} attacked </script>\u202eelbisivni\u202c</p>.\n{LONG_LINE}"
    title = f"{HOSTILE}\u202eeltit\u202c"
    start = text.index("attacked")
    return Record(
        document=Document(
            id='"><img src=x onerror=alert(1)>', text=text, title=title, published="2001-04-05", published_basis="given", publisher="=cmd|' /C calc'!A0",
            url="javascript:alert(1)", parts=[Part(kind="body", span=(0, len(text)))],
        ),
        events=[Event(id="e1", type="ASSAULT", cameo="190", score=-9.0, quad=4, trigger=(start, start + 8), sentence=(0, text.index("\n")), time=EventTime(), confidence=0.9, rule="<b>frame</b>")],
        notes=["<i>note</i>"],
    )  # fmt: skip


def made_store(folder: Path) -> Store:
    """The store in ``folder``."""
    made = record()
    older = msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, id="older.txt", published="2001-03-20", publisher="Klow Post"))
    store = Store.create(folder)
    store.append([Intake(made), Intake(older), Intake(hostile())])
    return store


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the page over a store, while it is served on this machine."""
    config = uvicorn.Config(create_app(Settings(store=str(folder))), host="127.0.0.1", port=0, log_level="error")
    socket, server = config.bind_socket(), uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()
