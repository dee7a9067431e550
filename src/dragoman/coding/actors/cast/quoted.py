"""Whose the forces and organs are that are spoken of by those who have them: a noun and its mention in, the mention with their country out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.cast.finders import Finders
from dragoman.coding.actors.descriptions import OFFICIAL
from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.pronouns import THIRD_PERSON
from dragoman.knowledge import compose_code

# What an official means as his own where he is quoted.
_OWN_ORGANS = frozenset({"government", "army", "military", "parliament", "police", "cabinet"})
_AT = frozenset({"in", "at", "near", "on", "around", "outside"})


class Quoted(Finders):
    """Governments and troops of one parse in the words of their own officials."""

    def _of_quoted(self, i: int, found: Mention | None) -> Mention | None:
        """"The government has decided," an Albanian minister said: officials who are quoted speak of their own government, not of the one named last."""
        parse = self.parse
        agent = self._phrases.agent(i)
        if agent is None or not _OWN_ORGANS & {parse.lower[i]} or not self._pronouns.is_quoted(i) or self._owners.of(i) is not None:
            return found
        if not any(parse.lower[c] in ("the", "our", "this") for c in parse.kids(i, "det", "poss")) or (found is not None and found.form == "name"):
            return found
        country = self._country_of_quoted(i)
        if country is None or (found is not None and found.country == country):
            return found
        owner = self._state(country)
        code, country, sectors = compose_code(owner, agent[0])
        start, end = self._phrases.core(i)
        return Mention(i, start, end, f"agent:{code}:{agent[0].noun}", f"{self._phrases.label(start, end)} ({owner.label})", agent[0].kind, country, code, sectors, "agent", owner, agent[0].noun)

    def _country_of_quoted(self, i: int) -> str | None:
        """Of the official who is quoted: named where the words stand, else who spoke last before them."""
        parse = self.parse
        for a in parse.ancestors(i):
            if parse.pos[a] in ("VERB", "AUX") and not self._pronouns.is_quoted(a):
                subject = parse.first(a, "nsubj")
                if subject is not None and parse.lower[subject] not in THIRD_PERSON:
                    name = self._naming.sense(subject)
                    return name.country if name is not None and name.kind in ("person", "government", "state") else None
                break
        else:
            return None
        here = parse.sentence_of[i]
        for k in range(here - 1, max(here - 3, -1), -1):
            root = parse.sentences[k].root
            subject = parse.first(root, "nsubj")
            teller = self._cache.get(subject) if subject is not None else None
            if teller is not None and teller.kind == "person":
                return teller.country if not OFFICIAL.isdisjoint(teller.sectors) else None
        return None

    def _sent(self, i: int, found: Mention | None) -> Mention | None:
        """"The Israeli army said troops in Jenin had arrested 12": troops of whom an army tells without more are its own, wherever they are."""
        parse = self.parse
        agent = self._phrases.agent(i)
        if found is None or agent is None or found.form != "agent" or found.sectors[:1] != ("MIL",) or parse.deps[i] not in ("nsubj", "nsubjpass"):
            return found
        verb = parse.heads[i]
        told = parse.heads[verb]
        if parse.deps[verb] == "acl" and parse.deps[told] == "pobj" and parse.kids(verb, "mark"):  # "said in a statement that troops …"
            told = parse.heads[parse.heads[told]]
        elif parse.deps[verb] != "ccomp":
            return found
        placed = found.sense is not None and any(parse.lower[c] in _AT for c in parse.kids(i, "prep"))
        if not (placed or (found.sense is None and found.country is None)) or parse.kids(i, "amod", "compound", "poss"):
            return found
        if any(parse.lower[c] == "from" for v in (verb, *parse.kids(verb, "dobj")) for c in parse.kids(v, "prep")):
            return found  # "said tanks had crossed the border from Russia"
        subject = parse.first(told, "nsubj")
        teller = self._cache.get(subject) if subject is not None else None
        if teller is None or "MIL" not in teller.sectors or teller.country is None or teller.country == found.country:
            return found
        owner = self._state(teller.country)
        code, country, sectors = compose_code(owner, agent[0])
        return replace(found, key=f"agent:{code}:{found.noun}", name=f"{self._phrases.label(found.start, found.end)} ({owner.label})", country=country, code=code, sectors=sectors, sense=owner)
