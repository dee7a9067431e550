"""Lines of the signatures for a governor in a construction, as the words around it choose them."""

from __future__ import annotations

from dragoman.knowledge.signatures import Signature, Signatures
from dragoman.language import Parse

_KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv", "ADP": "prep", "SCONJ": "prep", "PRON": "noun"}
# Nouns for what is said, through which a denial reaches what they are of: "denied reports that", "dismissed claims that".
_WORDS = frozenset(["report", "allegation"])


class Lines:
    """Looks up what the governors of one parse make of what they govern."""

    def __init__(self, parse: Parse, signatures: Signatures) -> None:
        self.parse = parse
        self.signatures = signatures
        self.table = signatures.table
        self.extended = signatures.extended

    def _rows(self, h: int) -> list[dict[str, Signature]]:
        """Lines for a governor, those with a particle or object of their own first."""
        parse = self.parse
        kind = _KIND.get(parse.pos[h])
        if kind is None:
            return []
        lemma = parse.lemmas[h]
        found = []
        extended = self.extended.get((kind, lemma))
        if extended is not None:
            near = {parse.lemmas[c] for c in parse.children[h]}
            near |= {parse.lemmas[g] for c in parse.kids(h, "prep") for g in parse.children[c]}
            found = [frames for extra, frames in extended if extra in near]
        for key in ((kind, lemma), (kind, parse.lower[h])):
            frames = self.table.get(key)
            if frames is not None:
                found.append(frames)
        return found

    def _sign(self, h: int, frames: tuple[str, ...]) -> Signature | None:
        for rows in self._rows(h):
            for frame in frames:
                if frame in rows:
                    return rows[frame]
        return None

    def _find(self, kind: str, lemma: str, frame: str) -> Signature | None:
        frames = self.table.get((kind, lemma))
        return frames.get(frame) if frames is not None else None

    def _with_particle(self, h: int, word: str) -> Signature | None:
        """ "ruled out sending": a particle that the parser took for a preposition."""
        for extra, rows in self.extended.get((_KIND.get(self.parse.pos[h], ""), self.parse.lemmas[h]), ()):
            if extra == word:
                return rows.get("ing") or rows.get("np")
        return None

    def is_word(self, noun: int) -> bool:
        """Whether a noun is for what is said: a report, a claim, an allegation."""
        sign = self._sign(noun, ("that",)) if self.parse.pos[noun] == "NOUN" else None
        return sign is not None and sign.klass in _WORDS
