"""A few documents to their outcomes: a record each, or a reject that says why there is none.

They are coded together first, which is quicker. What is left when that fails is coded one by one, so that only the documents
which are at fault are lost.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dragoman.engine.limits import Limits
from dragoman.reading import Reject, TimeUp, within
from dragoman.records import Document, Record

if TYPE_CHECKING:
    from dragoman.coding import Coder

_LONGEST_REASON = 300
_PACKAGE = PurePath(__file__).parent.parent


def load_coder(folders: list[Path] | None) -> Coder:
    """A coder with the built-in knowledge and the folders given. Raises KnowledgeError, LanguageError."""
    from dragoman.coding import Coder

    return Coder.load(folders)


def outcomes(coder: Coder, documents: Sequence[Document], limits: Limits) -> Iterator[Record | Reject]:
    """One outcome a document, in their order, as they come."""
    done = 0
    if len(documents) > 1:
        for record in _together(coder, documents, limits):
            yield record
            done += 1
    for document in documents[done:]:
        yield _alone(coder, document, limits)


def _together(coder: Coder, documents: Sequence[Document], limits: Limits) -> Iterator[Record]:
    """Records up to the first failure; nothing is said of that, the document is tried again alone."""
    records = coder.batch(documents)
    for _ in documents:
        try:
            record = within(limits.seconds, lambda: next(records))
        except (Exception, TimeUp):
            return
        yield record


def _alone(coder: Coder, document: Document, limits: Limits) -> Record | Reject:
    try:
        return within(limits.seconds, lambda: coder.code(document))
    except TimeUp:
        return Reject(document.id, f"took longer than {limits.seconds:g} s to code")
    except MemoryError:
        return Reject(document.id, "needs more memory than there is to code")
    except Exception as exc:
        return Reject(document.id, f"failed in coding: {_told(exc)}")


def _told(exc: Exception) -> str:
    """The error in one line, with the place in Dragoman's code where it came up."""
    steps = [s for s in traceback.extract_tb(exc.__traceback__) if _PACKAGE in PurePath(s.filename).parents]
    where = f" ({PurePath(steps[-1].filename).relative_to(_PACKAGE)}:{steps[-1].lineno})" if steps else ""
    words = " ".join(f"{type(exc).__name__}: {exc}".split())
    return words[:_LONGEST_REASON] + where
