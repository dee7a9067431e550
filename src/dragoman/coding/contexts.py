"""What an event is about: PLOVER contexts from the words of its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dragoman.language import Parse


def find_contexts(parse: Parse, token: int, words: Mapping[str, tuple[str, ...]], own: tuple[str, ...] = ()) -> list[str]:
    """Contexts of the event at ``token``: those its frame implies, then those named by words of its sentence, at most five."""
    sentence = parse.sentences[parse.sentence_of[token]]
    votes: Counter[str] = Counter()
    for t in range(sentence.start, sentence.end):
        forms = {parse.lemmas[t], f"{parse.lower[t - 1]} {parse.lemmas[t]}" if t > sentence.start else ""}
        for form in forms:
            for context in words.get(form, ()):
                votes[context] += 1
    ranked = sorted(votes, key=lambda c: (-votes[c], c))
    return list(dict.fromkeys([*own, *ranked]))[:5]
