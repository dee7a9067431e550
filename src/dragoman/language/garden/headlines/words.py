"""Words of headlines: forms in, what verb they may be of; the parse and a verb in, its tag and lemma made those of a present tense."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.language.parse import Parse

# What headlines say in the present with a word that is a noun as well.
HEADLINE = frozenset(
    "bomb attack strike shell raid target hit arrest fire back blast slam claim visit ban block demand report storm kidnap charge order free cut"
    " rocket ambush torture murder sentence fine search probe fault name support aid arm ship market seal swap post watch fear plan vow plot"
    " voice".split()
)
_PREFIXES = frozenset({"test", "re", "co", "air", "counter"})
# How a verb hangs in a title that was read as a noun phrase, and what opens the phrase behind one.
MISREAD = ("compound", "amod", "nmod", "ROOT", "appos", "dobj", "nsubj", "dep", "pobj", "conj", "npadvmod")
OPENS = ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "VERB")


def start_of(parse: Parse, verb: int) -> int:
    """Where a verb begins: "test-fires" at "test"."""
    return verb - 2 if verb > 2 and parse.words[verb - 1] == "-" and parse.lower[verb - 2] in _PREFIXES else verb


def is_singular(form: str) -> bool:
    """Whether a present tense is one of the third person singular: "shells", not "shell" or "press"."""
    return form.endswith("s") and not form.endswith("ss")


def stems(word: str) -> tuple[str, ...]:
    """What a present tense may be of."""
    if not is_singular(word):
        return (word,)
    return (word[:-1], word[:-2], f"{word[:-3]}y") if word.endswith(("es", "ies")) else (word[:-1],)


def make_present(parse: Parse, verb: int, verbs: Mapping[str, bool]) -> None:
    """Tag and lemma of a present tense."""
    form = parse.lower[verb]
    parse.tags[verb], parse.pos[verb] = ("VBZ" if is_singular(form) else "VBP"), "VERB"
    parse.lemmas[verb] = next((f for f in stems(form) if f in verbs), parse.lemmas[verb])
