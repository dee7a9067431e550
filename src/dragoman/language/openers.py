"""The words that open a clause of circumstance: "if", "as soon as", or an auxiliary before its subject, "should they attack".

``openers`` takes a parse and the clause's verb; ``matrix`` gives the verb that the clause stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.parse import Parse

_MEASURED = frozenset({"soon", "long"})  # "as soon as", "so long as": the clause hangs on the adverb
INVERTED = frozenset({"should", "were", "had"})


def openers(parse: Parse, clause: int) -> Iterator[tuple[int, str]]:
    """First token and words of each opener: (7, "as soon as")."""
    for c in parse.children[clause]:
        if parse.deps[c] in ("mark", "advmod"):
            first = _measure(parse, c)
            yield (c, parse.lower[c]) if first is None else (first, " ".join(parse.lower[first : c + 1]))
    aux = inverted(parse, clause)
    if aux is not None:
        yield aux, parse.lower[aux]


def inverted(parse: Parse, clause: int) -> int | None:
    """The auxiliary that makes a clause a condition by standing before its subject: "should they attack", "were they to attack", "had they attacked"."""
    if parse.deps[clause] != "advcl" or parse.kids(clause, "mark"):
        return None
    aux = next(iter(parse.kids(clause, "aux", "auxpass")), None)
    subject = parse.first(clause, "nsubj", "nsubjpass")
    if aux is None or parse.lower[aux] not in INVERTED or any(c < aux for c in parse.children[clause]):
        return None
    # "Should the negotiations collapse": the parser may take it all for one noun.
    return aux if (aux < subject if subject is not None else parse.lower[aux] == "should" and aux < clause - 1) else None


def matrix(parse: Parse, clause: int) -> int:
    """The word that a clause stands beside, past the adverb of "as soon as"."""
    h = parse.heads[clause]
    return parse.heads[h] if parse.lower[h] in _MEASURED else h


def beside(parse: Parse, verb: int) -> list[int]:
    """The clauses of circumstance of a verb."""
    measured = [c for a in parse.kids(verb, "advmod") if parse.lower[a] in _MEASURED for c in parse.kids(a, "advcl")]
    return [*parse.kids(verb, "advcl"), *measured]


def _measure(parse: Parse, mark: int) -> int | None:
    """The first word of "as soon as", by its last."""
    found = parse.lower[mark] == "as" and mark > 1 and parse.lower[mark - 1] in _MEASURED and parse.lower[mark - 2] in ("as", "so")
    return mark - 2 if found else None
