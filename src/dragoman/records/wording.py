"""Where the words for an event stand in its text: an event in, offsets or words out."""

from __future__ import annotations

from dragoman.records.model import Event


def first_word_end(text: str, event: Event) -> int:
    """Offset past the first word that names the deed: past "held" of "held talks"."""
    start, end = event.trigger
    return start + len(text[start:end].split(maxsplit=1)[0]) if text[start:end].strip() else end


def words_behind(text: str, event: Event) -> str:
    """What stands behind that word in the sentence of the event: "talks in Doha on Monday."."""
    return text[first_word_end(text, event) : event.sentence[1]]
