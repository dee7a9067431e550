"""What somebody is accused of, and by whom, where the parser gave it to another: the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, rejoin
from dragoman.language.garden.speakers import BLAMING
from dragoman.language.parse import Parse, Sentence

_THEM = frozenset({"them", "him", "her", "it"})


def charged_with_more(parse: Parse, form: int) -> None:
    """"Accused soldiers of looting shops and beating civilians": the second deed is laid to the soldiers too."""
    accuse = parse.heads[form]
    first = next((t for t in range(form - 1, accuse, -1) if parse.deps[t] == "pcomp" and parse.words[parse.heads[t]] == "of"), None)
    if first is None:
        return
    rejoin(parse, form, accuse, first)


def charged_in_turn(parse: Parse, s: Sentence, form: int) -> None:
    """"Accused the police of going from house to house, beating men and raping women": a list of deeds behind "of" is laid to the police, and the accuser did none of them."""
    accuse = parse.heads[form]
    first = next((t for t in range(form - 1, accuse, -1) if parse.deps[t] == "pcomp" and parse.lower[parse.heads[t]] == "of" and parse.heads[parse.heads[t]] == accuse), None)
    last = next((t for t in range(form + 1, s.end) if parse.heads[t] == form and parse.deps[t] == "conj" and parse.tags[t] == "VBG"), None)
    if first is None or last is None or parse.words[form - 1] != "," or parse.lemmas[form] in BLAMING:
        return
    parse.heads[form], parse.deps[form] = first, "conj"


def accusing_them(parse: Parse, s: Sentence, form: int) -> None:
    """"Gave eleven diplomats 72 hours to leave, accusing them of spying": those who are accused accuse nobody; who sent them away does."""
    leave = parse.heads[form]
    if not s.start < leave < form or parse.words[form - 1] != "," or not any(parse.heads[t] == form and parse.deps[t] == "dobj" and parse.lower[t] in _THEM for t in range(form + 1, s.end)):
        return
    if parse.deps[leave] not in ("xcomp", "acl", "ccomp", "relcl", "dobj", "advcl") or parse.tags[leave] not in ("VB", "NNS", "NN"):
        return
    did = next((a for a in parse.ancestors(leave) if parse.tags[a] in FINITE), None)
    if did is not None:
        parse.heads[form], parse.deps[form] = did, "advcl"
        parse.heads[form - 1] = did
