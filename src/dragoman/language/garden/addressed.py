"""Who is told, and what: the lists of a parse in, changed in place.

In "promised lecturers that it would pay" the clause tells what was promised, and nothing of the lecturers.
"""

from __future__ import annotations

from dragoman.language.parse import Parse, Sentence

# Verbs whose object is who is told.
ADDRESSING = frozenset({"promise", "assure", "tell", "warn", "inform", "remind", "notify", "convince", "persuade", "reassure"})


def told_that(parse: Parse, s: Sentence, clause: int) -> None:
    """"Promised lecturers that it would pay": a clause with "that" and a subject of its own behind those who are told is what they are told."""
    heads, deps = parse.heads, parse.deps
    noun = heads[clause]
    by = deps[noun] == "pobj" and deps[heads[noun]] == "agent"  # "was warned by the gangs that …"
    verb = heads[heads[noun]] if by else heads[noun]
    below = [t for t in range(noun + 1, clause) if heads[t] == clause]
    marked = any(deps[t] == "mark" and parse.lower[t] == "that" for t in below)
    if not (by or deps[noun] == "dobj") or parse.lemmas[verb] not in ADDRESSING or not marked or not any(deps[t] in ("nsubj", "nsubjpass") for t in below):
        return
    heads[clause], deps[clause] = verb, "ccomp"
    for t in range(clause + 1, s.end):
        if heads[t] == noun and deps[t] == "punct":
            heads[t] = verb
