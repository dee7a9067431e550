"""What kind of source a noun phrase is: named, anonymous, collective, a document; and whether words are quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.coding.attribution.mention import Kind, Manner
from dragoman.knowledge.cues import CueTable
from dragoman.language import Parse

_SINGULAR_PRONOUNS = frozenset({"he", "she", "it", "i", "him", "her", "his", "its"})
_PLURAL_PRONOUNS = frozenset({"they", "we", "them", "us", "their", "our", "you", "both", "all", "many", "some", "others", "most"})
_FEW = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_OUT_OF_SEVERAL = frozenset({"one", "another", *_FEW})
_PERSONS = frozenset({"anonymous", "office", "collective"})
# Singular in form, many in sense.
_MASSES = frozenset({"people", "public", "crowd", "majority", "police", "opposition", "population"})


def source_kind(parse: Parse, head: int | None, source: Sequence[int], cues: CueTable, beside: Sequence[int] = ()) -> Kind:
    """The kind of the source whose head token is ``head`` and whose words are ``source``.

    ``beside``: words of its sentence outside the content, where "on condition of anonymity" may stand.
    """
    if head is None:
        return "unknown"
    name = parse.pos[head] == "PROPN" and parse.lemmas[head] not in cues.heads  # whose name is withheld has none
    if not cues.withholding.isdisjoint(parse.forms) and _marked(parse, {*source, *parse.descendants(head), *(() if name else beside)}, cues):
        return "anonymous"
    lower, lemma = parse.lower[head], parse.lemmas[head]
    if lower in _OUT_OF_SEVERAL and not any(parse.lower[c] in ("the", "these", "those") for c in parse.kids(head, "det")):  # "the two" are known
        return _of_several(parse, head, cues)
    if parse.pos[head] == "PRON" or lower in _SINGULAR_PRONOUNS | _PLURAL_PRONOUNS:
        return "collective" if lower in _PLURAL_PRONOUNS else "named" if lower in _SINGULAR_PRONOUNS else "unknown"
    if name:
        return "named"
    if any(parse.pos[c] == "PROPN" for c in parse.kids(head, "appos")):
        return "named"
    plural = parse.tags[head] in {"NNS", "NNPS"}
    kind = cues.heads.get(lemma) or cues.heads.get(lower)
    if kind == "document":
        return "document"
    if plural:
        return "anonymous" if lemma == "source" or (kind in _PERSONS and _are_few(parse, head)) else "collective"
    if kind in {"anonymous", "collective"}:
        return "collective" if lemma in _MASSES else "anonymous"
    return "anonymous" if kind != "voice" and _indefinite(parse, head) else "named"


def _of_several(parse: Parse, head: int, cues: CueTable) -> Kind:
    """"One of them said", "two of the officials", "another said": somebody out of several without a name; "one of the banks" has one."""
    if parse.kids(head, "appos"):
        return "named"
    of = [o for c in parse.kids(head, "prep") if parse.lower[c] == "of" for o in parse.kids(c, "pobj")]
    persons = all(parse.pos[o] == "PRON" or cues.heads.get(parse.lemmas[o], "document") != "document" for o in of)
    return "anonymous" if persons else "named"


def _are_few(parse: Parse, head: int) -> bool:
    """"Two diplomats": so few that they are persons who are not named, and no public."""
    return any(parse.lower[c] in _FEW for c in parse.kids(head, "nummod"))


def _marked(parse: Parse, words: set[int], cues: CueTable) -> bool:
    """Whether words in the phrase, or about it, withhold the name."""
    text = f" {' '.join(parse.lower[t] for t in sorted(words))} "
    return any(marker in text for marker in cues.anonymous_markers)


def _indefinite(parse: Parse, head: int) -> bool:
    return any(parse.lower[c] in {"a", "an", "one", "another", "some"} for c in parse.children[head] if parse.deps[c] in {"det", "nummod"})


def manner(parse: Parse, content: Iterable[int], quote_of: Sequence[int]) -> Manner:
    """Direct where all words are quoted, mixed where some are."""
    words = [t for t in content if parse.words[t][0].isalnum()]
    quoted = sum(quote_of[t] >= 0 for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * len(words) else "mixed"
