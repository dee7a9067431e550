"""Agent nouns: lower-case words in, the longest agent noun around a head word out ("rebel commander", "chief of staff").

The nouns come from ``agents.csv`` of each knowledge folder; a later folder's row replaces an earlier one's. A row whose code is
``-`` names a phrase that looks like an agent and is none ("fuel tank"): it shadows the shorter noun inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.knowledge.rows import AgentRow
from dragoman.knowledge.tables import KnowledgeError, data_files, read_csv, shown

NO_AGENT = "-"
NO_PLURAL = "-"
_TOKEN = re.compile(r"'s\b|[^\W_]+(?:'[^\W_]{2,})*(?:\.$)?|[^\w\s]")
# What follows one of these belongs to the noun but is not its head: "chief | of staff", "minister | without portfolio".
_LINKS = frozenset({"of", "for", "to", "without", "with", "in", "at", "on", "and"})
_SIBILANT = ("s", "x", "z", "ch", "sh")

Match = tuple[AgentRow, int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    """One spelling of a noun: its words and which of them is the head."""

    words: tuple[str, ...]
    head: int
    row: AgentRow


class _Forms:
    """The spellings that share a head word: found by the word beside the head, since "minister" has hundreds."""

    def __init__(self, forms: Sequence[_Form]) -> None:
        """``forms``: the longest first."""
        self._alone: tuple[int, _Form] | None = None
        self._beside: dict[tuple[int, str], list[tuple[int, _Form]]] = {}
        for rank, form in enumerate(forms):
            if len(form.words) > 1:
                side = -1 if form.head else 1
                self._beside.setdefault((side, form.words[form.head + side]), []).append((rank, form))
            elif self._alone is None:
                self._alone = rank, form

    def longest(self, words: Sequence[str], i: int) -> Match | None:
        """The first of the forms that stands around token i."""
        found = self._alone
        if self._beside:
            for side in (-1, 1):
                if 0 <= i + side < len(words):
                    word = words[i + side]
                    for written in {word, word.replace("’", "'")} if "’" in word else (word,):
                        for ranked in self._beside.get((side, written), ()):
                            if (found is None or ranked[0] < found[0]) and _stands(ranked[1], words, i):
                                found = ranked
        if found is None:
            return None
        form = found[1]
        return form.row, i - form.head, i - form.head + len(form.words)


def _stands(form: _Form, words: Sequence[str], i: int) -> bool:
    start = i - form.head
    if start < 0 or start + len(form.words) > len(words):
        return False
    return all(k == form.head or _same(words[start + k], w) for k, w in enumerate(form.words))


class AgentTable:
    """Agent nouns by head word. Look-ups touch only the forms that share the head."""

    def __init__(self, rows: Iterable[AgentRow]) -> None:
        self.rows: dict[str, AgentRow] = {}
        for row in rows:
            self.rows[row.noun] = row
        by_head: dict[str, list[_Form]] = {}
        for row in self.rows.values():
            for words, head in dict.fromkeys(_forms(row)):
                by_head.setdefault(words[head], []).append(_Form(words, head, row))
        for forms in by_head.values():
            forms.sort(key=lambda f: (-len(f.words), f.words))
        self._by_head = {word: _Forms(forms) for word, forms in by_head.items()}

    @classmethod
    def load(cls, folders: Sequence[Path]) -> AgentTable:
        """Read ``agents*.csv`` of each folder. Raises KnowledgeError (file:line) on a row that does not hold, or a noun given twice in one file."""
        rows: list[AgentRow] = []
        for path in data_files(list(folders), "agents*.csv"):
            seen: dict[str, int] = {}
            for line, row in read_csv(path, AgentRow):
                if row.noun != row.noun.lower():
                    raise KnowledgeError(f"{shown(path)}:{line}: {row.noun!r} is not in lower case")
                if row.noun in seen:
                    raise KnowledgeError(f"{shown(path)}:{line}: {row.noun!r} stands on line {seen[row.noun]} already")
                seen[row.noun] = line
                rows.append(row)
        return cls(rows)

    def match(self, lemmas: Sequence[str], words: Sequence[str], i: int) -> Match | None:
        """The longest agent noun whose head is token ``i``, as (row, start, end) with end past its last token; None if there is none.

        ``words`` and ``lemmas`` are parallel lists of lower-case words. The written form decides; the lemma helps only where the
        parser knows a plural that the file does not give.
        """
        found = self._longest(words, i, words[i])
        if found is None and lemmas[i] != words[i] and words[i].endswith("s"):
            found = self._longest(words, i, lemmas[i])
            if found is not None and found[0].plural == NO_PLURAL:
                return None
        return None if found is None or found[0].code == NO_AGENT else found

    def _longest(self, words: Sequence[str], i: int, head: str) -> Match | None:
        forms = self._by_head.get(head)
        return None if forms is None else forms.longest(words, i)


def _same(written: str, wanted: str) -> bool:
    return written == wanted or written.replace("’", "'") == wanted


def _forms(row: AgentRow) -> Iterator[tuple[tuple[str, ...], int]]:
    """(words, head index) of every spelling: singular and plural, hyphens as their own token, inside the word, or as a space."""
    singular = _split(row.noun)
    head = _head(singular)
    plural: tuple[str, ...] | None = None
    heads = {head}
    if row.plural and row.plural != NO_PLURAL:
        plural = _split(row.plural)
        changed = [k for k, (a, b) in enumerate(zip(singular, plural, strict=False)) if a != b]
        heads |= set(changed[:1])  # "attorneys general": parsers take either word for the head
    elif not row.plural:
        plural = (*singular[:head], regular_plural(singular[head]), *singular[head + 1 :])
    for words in (singular, plural):
        if words is None:
            continue
        for k in heads:
            if k < len(words):
                yield from _spellings(words, k)


def _spellings(words: tuple[str, ...], head: int) -> Iterator[tuple[tuple[str, ...], int]]:
    yield words, head
    if "-" in words and words[head] != "-":
        yield tuple(w for w in words if w != "-"), head - words[:head].count("-")
        yield _joined(words, head)


def _joined(words: tuple[str, ...], head: int) -> tuple[tuple[str, ...], int]:
    """The spelling with each hyphenated compound as one token, and where its head has gone."""
    out: list[str] = []
    new_head = 0
    for k, word in enumerate(words):
        if out and (word == "-" or words[k - 1] == "-"):
            out[-1] += word
        else:
            out.append(word)
        if k == head:
            new_head = len(out) - 1
    return tuple(out), new_head


def _split(noun: str) -> tuple[str, ...]:
    """The words as a parser splits them: hyphens and possessive endings stand alone."""
    return tuple(_TOKEN.findall(noun))


def _head(words: tuple[str, ...]) -> int:
    """The last word before the first linking word, else the last word."""
    for k, word in enumerate(words):
        if word in _LINKS and k > 0:
            return k - 2 if words[k - 1] == "-" and k > 1 else k - 1
    return len(words) - 1


def regular_plural(noun: str) -> str:
    """The plural by the rules of English spelling: "armies", "branches", "policemen", "boys"."""
    if noun.endswith("man") and not noun.endswith(("german", "human", "roman", "shaman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_SIBILANT) else "s")
