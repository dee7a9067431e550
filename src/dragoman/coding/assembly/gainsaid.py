"""What is said against something told before, in other words: that nobody has seen anything of it, that it is a sham, that those who are said to have gone
are still there. Attributions in, the kinds of deed that each gainsays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.coding.assembly.certainty import holds
from dragoman.coding.attribution import AttributionMention
from dragoman.coding.claims import Gainsaid
from dragoman.coding.events import EventFinder
from dragoman.language import Parse

_SIGNS = frozenset({"sign", "evidence", "indication", "proof", "trace", "hint", "signal", "confirmation"})
_SEEING = frozenset({"see", "observe", "notice", "detect", "spot", "witness", "find"})
_SHOWING = frozenset({"suggest", "indicate", "show", "prove", "confirm"})
_NONE = frozenset({"no", "little", "scant", "nothing", "never", "not", "n't", "n’t"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_SHAMS = frozenset({"ruse", "sham", "trick", "ploy", "charade", "bluff", "deception", "stunt", "show", "facade", "fake", "hoax", "fiction", "lie", "cosmetic", "illusory"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his"})
_ANYBODY = frozenset({"anybody", "anyone", "anything"})
_THAT = frozenset({"that", "this", "it", "such"})
# What those do who have not gone, and what those have not done; what goes on; who still has a town, and where captives are.
_STAYING, _GOING = frozenset({"remain", "stay"}), frozenset({"leave", "move", "withdraw", "go", "depart", "retreat", "budge"})
_LASTING = frozenset({"continue", "persist", "rage", "intensify"})
_HOLDING = frozenset({"control", "hold", "occupy"})
_KEEPING = frozenset({"hold", "detain", "keep", "jail", "imprison"})
_HANDING = frozenset({"hand", "turn", "let", "set", "return", "free", "release", "deliver"})
# What is said of those, or that, which are said to have been struck; of what was told; and by those who cannot know.
_WHOLE = frozenset({"intact", "alive", "unharmed", "unhurt", "undamaged", "untouched", "unscathed", "safely"})
_UNLIKELY = frozenset({"unlikely", "implausible", "improbable", "far-fetched", "questionable", "doubtful", "dubious", "unconvincing", "suspicious", "incredible"})
_TOLD = frozenset({"claim", "account", "report", "version", "story", "announcement", "statement", "figure", "toll", "allegation", "accusation"})
_REACHING, _FINDING = frozenset({"visit", "inspect", "check"}), frozenset({"know", "knowing", "verify", "verifying", "check", "checking", "tell"})
_CUSTODY = frozenset({"captivity", "custody", "detention", "prison", "jail"})
_PLACED = frozenset({"in", "at", "on", "along", "near", "inside", "around"})
_THEY = frozenset({"they", "it"})
# Nouns of leaving that tell no event by themselves.
_LEAVES = frozenset({"departure", "exit", "movement", "pullout", "pull-out", "drawdown", "redeployment"})
_BACK, _TAKEN, _CAME = frozenset({"RETREAT"}), frozenset({"COERCE/seize"}), frozenset({"COERCE/seize", "MOBILIZE"})
_HARD = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID", "COOPERATE"})


def gainsaid(parse: Parse, finder: EventFinder, attributions: Sequence[AttributionMention]) -> dict[str, Gainsaid]:
    """By the id of an attribution, what it speaks against and the stance of its source."""
    reading = _Gainsaying(parse, finder)
    out: dict[str, Gainsaid] = {}
    for k, a in enumerate(attributions):
        if a.source_head is not None and not a.nobody and holds(a):
            looks = reading.of_any if a.stance == "denies" else reading.at
            found = next((g for t in sorted(a.content_tokens) if (g := looks(t)) is not None), None)
            if found is not None:
                out[f"s{k + 1}"] = found
    return out


class _Gainsaying:
    """What the words of one parse may speak against."""

    def __init__(self, parse: Parse, finder: EventFinder) -> None:
        self._parse = parse
        self._finder = finder

    def at(self, t: int) -> Gainsaid | None:
        """What the word t, with those around it, says against what was told."""
        parse = self._parse
        for deed in self._unseen(t):
            if parse.lower[deed] in _THAT:
                return Gainsaid(_HARD, "doubts")
            if parse.lemmas[t] in _SEEING and parse.pos[deed] == "NOUN" and self._is_force(deed) and not parse.kids(deed, "acl", "relcl"):
                return Gainsaid(_CAME, "doubts")
            return Gainsaid(self._kinds(deed), "cannot-confirm" if parse.lemmas[t] == "confirmation" else "doubts", parse.lemmas[deed])
        for deed in self._sham(t):
            return Gainsaid(self._kinds(deed), "denies", parse.lemmas[deed])
        if parse.lower[t] == "nothing" and parse.lower[t + 1 : t + 2] == ["of"] and parse.lower[t + 3 : t + 4] in (["kind"], ["sort"]):
            return Gainsaid(_HARD, "denies")
        if any(parse.lower[s] in _NOBODY or parse.lower[s - 1 : s + 1] == ["no", "one"] for s in parse.kids(t, "nsubjpass")):
            return Gainsaid(_BACK if parse.lemmas[t] in _HANDING else self._kinds(t), "denies")
        if self._is_unlikely(t) or self._is_yet_to_be_believed(t):
            return Gainsaid(_HARD, "doubts")
        if self._is_unknown(t):
            return Gainsaid(_HARD, "cannot-confirm")
        if parse.lower[t] in _WHOLE and parse.deps[t] in ("acomp", "attr", "oprd", "advmod") and not parse.kids(parse.heads[t], "neg"):
            return Gainsaid(frozenset({"ASSAULT"}), "denies")
        if parse.kids(t, "expl") and any(self._has_none(o) and self._is_force(o) for o in parse.kids(t, "attr", "dobj")):
            return Gainsaid(_CAME, "denies")  # "there were no British soldiers in the country"
        if self._is_still_there(t):
            return Gainsaid(_BACK, "denies")
        if parse.lemmas[t] in _HOLDING and self._is_still(t) and parse.kids(t, "dobj"):
            return Gainsaid(_TAKEN, "denies", holders=self._codes(parse.kids(t, "nsubj")))
        if self._is_in_hands(t):
            return Gainsaid(_TAKEN, "denies", holders=self._codes([x for c in parse.kids(t, "prep") for h in parse.kids(c, "pobj") for o in parse.kids(h, "prep") for x in parse.kids(o, "pobj")]))
        if parse.lemmas[t] in _KEEPING and self._is_still(t) and parse.kids(t, "auxpass"):
            return Gainsaid(_BACK, "denies")  # "four of its citizens were still being held"
        lasting = self._goes_on(t)
        return Gainsaid(_BACK if lasting == t or "ASSAULT" in self._kinds(lasting) else frozenset(), "denies", parse.lemmas[lasting]) if lasting is not None else None

    def of_any(self, t: int) -> Gainsaid | None:
        """"Denied that any ramming took place", "denied that his troops had armed anybody": the deed of which there was none."""
        parse, above = self._parse, self._parse.heads[t]
        nobody = parse.lower[t] in _ANYBODY and parse.deps[t] in ("dobj", "nsubjpass")
        if not nobody and (parse.lower[t] != "any" or parse.deps[t] != "det" or parse.pos[above] != "NOUN"):
            return None
        kinds = self._kinds(above)
        return Gainsaid(kinds, "denies", parse.lemmas[above], own=True) if kinds & _HARD else None

    def _kinds(self, deed: int) -> frozenset[str]:
        """The type of deed that a word tells."""
        reading = self._finder.reader.read(deed)
        if reading is None:
            return _BACK if self._parse.lemmas[deed] in _LEAVES else frozenset()
        return frozenset({reading.type})

    def _is_unlikely(self, t: int) -> bool:
        """"That sounded unlikely": what was told, said to be so."""
        parse, be = self._parse, self._parse.heads[t]
        if parse.lower[t] not in _UNLIKELY or parse.deps[t] not in ("acomp", "attr", "oprd") or parse.kids(be, "neg"):
            return False
        return any(parse.lower[s] in _THAT or parse.lemmas[s] in _TOLD for s in parse.kids(be, "nsubj"))

    def _is_yet_to_be_believed(self, t: int) -> bool:
        """"Would believe it only when observers had verified it"."""
        parse = self._parse
        only = "only" in parse.lower[t + 1 : t + 4]
        return parse.lemmas[t] == "believe" and (only or bool(parse.kids(t, "neg"))) and any(parse.lower[o] in _THAT for o in parse.kids(t, "dobj"))

    def _is_unknown(self, t: int) -> bool:
        """"Was not aware of the matter", "had no information", "had not been able to visit the place", "no way of knowing"."""
        parse, lemma = self._parse, self._parse.lemmas[t]
        if lemma in ("aware", "able"):
            be = parse.heads[t]
            denied = any(parse.lower[c] in _NONE for v in (t, be) for c in parse.kids(v, "neg"))
            going = any(parse.lemmas[x] in _REACHING for x in parse.kids(t, "xcomp"))
            return denied and (lemma == "aware" or going) and parse.deps[t] == "acomp"
        if lemma == "unable":
            return any(parse.lemmas[x] in _REACHING for x in parse.kids(t, "xcomp"))
        if lemma == "information" and parse.deps[t] == "dobj":
            return self._has_none(t)
        return lemma == "way" and self._has_none(t) and any(parse.lemmas[x] in _FINDING for c in (t, *parse.kids(t, "prep")) for x in parse.kids(c, "pcomp", "acl", "pobj"))

    def _is_in_hands(self, t: int) -> bool:
        """"Remains firmly in the hands of the army"."""
        parse = self._parse
        holds = parse.lemmas[t] in _STAYING or (parse.lemmas[t] == "be" and self._is_still(t))
        return holds and not parse.kids(t, "neg") and any(parse.lemmas[o] in ("hand", "control") for c in parse.kids(t, "prep") if parse.lower[c] in ("in", "under") for o in parse.kids(c, "pobj"))

    def _unseen(self, t: int) -> Iterator[int]:
        """"No sign of a withdrawal", "had not seen a withdrawal", "nothing to suggest a withdrawal": the word for what was not seen."""
        parse, lemma = self._parse, self._parse.lemmas[t]
        if lemma in _SIGNS and parse.pos[t] == "NOUN" and (self._has_none(t) or self._is_not_done(parse.heads[t])):
            yield from (o for c in parse.kids(t, "prep") if parse.lower[c] in ("of", "for") for o in parse.kids(c, "pobj", "pcomp"))
            yield from parse.kids(t, "acl", "ccomp")
        elif lemma in _SEEING and self._is_not_done(t):
            yield from (o for o in parse.kids(t, "dobj") if parse.lemmas[o] not in _SIGNS)
        elif lemma in _SHOWING and parse.deps[t] in ("acl", "relcl", "xcomp") and parse.lower[parse.heads[t]] in ("nothing", "anything"):
            yield from parse.kids(t, "dobj", "ccomp")

    def _has_none(self, noun: int) -> bool:
        return any(self._parse.lower[c] in _NONE for c in self._parse.kids(noun, "det", "amod", "neg"))

    def _is_not_done(self, verb: int) -> bool:
        """"Had not seen", "had yet to see", "have seen no"."""
        parse, above = self._parse, self._parse.heads[verb]
        yet = parse.deps[verb] == "xcomp" and parse.lemmas[above] == "have" and any(parse.lower[c] == "yet" for v in (above, verb) for c in parse.kids(v, "advmod"))
        return yet or any(parse.lower[c] in _NONE for c in parse.kids(verb, "neg", "advmod")) or any(self._has_none(o) for o in parse.kids(verb, "dobj"))

    def _sham(self, t: int) -> Iterator[int]:
        """"The pullback was a ruse": the subject of what is said to be one."""
        parse, be = self._parse, self._parse.heads[t]
        if parse.lower[t] in _SHAMS and parse.deps[t] in ("attr", "acomp") and parse.lemmas[be] == "be" and not parse.kids(be, "neg"):
            yield from (s for s in parse.kids(be, "nsubj") if parse.pos[s] == "NOUN" and any(parse.lower[c] in _DEFINITE for c in parse.kids(s, "det", "poss")))

    def _is_still(self, t: int) -> bool:
        return any(self._parse.lower[c] == "still" for c in self._parse.kids(t, "advmod"))

    def _is_still_there(self, t: int) -> bool:
        """"The battalion remained at the border", "the troops had not moved", "the men were still in captivity": those who are said to be gone are not."""
        parse, lemma = self._parse, self._parse.lemmas[t]
        who = parse.first(t, "nsubj", "nsubjpass")
        if who is None:
            return False
        still, preps = self._is_still(t), parse.kids(t, "prep")
        if lemma == "be" and still and any(parse.lemmas[o] in _CUSTODY for c in preps for o in parse.kids(c, "pobj")):
            return True
        if not (parse.lower[who] in _THEY or self._is_force(who) or (lemma in _GOING and self._is_known(who))):
            return False
        if parse.kids(t, "neg"):
            return lemma in _GOING and not parse.kids(t, "dobj", "xcomp")
        placed = any(parse.lower[c] in _PLACED for c in preps) or any(parse.lower[c] in ("there", "here") for c in parse.kids(t, "advmod"))
        return placed and (lemma in _STAYING or (still and (lemma == "be" or parse.tags[t] == "VBN")))

    def _goes_on(self, t: int) -> int | None:
        """"The shelling continued", "shells were still falling": what is said to have stopped, by its word."""
        parse = self._parse
        if parse.kids(t, "neg") or parse.tags[t] == "VB":
            return None
        if parse.lemmas[t] in _LASTING or (parse.lemmas[t] == "go" and any(parse.lower[c] == "on" for c in parse.kids(t, "prt", "advmod", "prep"))):
            return next((s for s in parse.kids(t, "nsubj") if parse.pos[s] == "NOUN"), None)
        return t if self._is_still(t) and "ASSAULT" in self._kinds(t) else None

    def _codes(self, tokens: Sequence[int]) -> frozenset[str]:
        """Country and sectors of those who stand at some tokens."""
        return frozenset(c for t in tokens if (m := self._finder.cast.mention(t)) is not None for c in m.code.split())

    def _is_force(self, t: int) -> bool:
        """Whether a noun is one of soldiers or rebels, or of what they move in."""
        m = self._finder.cast.mention(t)
        return m is not None and not {"MIL", "REB"}.isdisjoint((*m.sectors, *m.code.split()))

    def _is_known(self, t: int) -> bool:
        m = self._finder.cast.mention(t)
        return m is not None and m.known
