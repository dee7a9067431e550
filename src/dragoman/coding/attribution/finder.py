"""From a parse to its attributions: rules propose, the tagger decides and cuts, rules again tell nested and carried ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.coding.attribution.apart import (
    answered,
    counted_apart,
    divide,
    interrupted,
    narrow,
    parted,
    set_against,
    spoken_of_one,
    unmixed,
)
from dragoman.coding.attribution.carry import carried
from dragoman.coding.attribution.grammar import Proposal, View, headlines, propose
from dragoman.coding.attribution.making import mention_of
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.overlaps import merged, nest, untangle
from dragoman.coding.attribution.quotes import find_quotes, paragraphs, quote_index
from dragoman.coding.attribution.tagger import Tagger
from dragoman.coding.attribution.tagging import Tagging
from dragoman.coding.attribution.unnamed import unnamed
from dragoman.knowledge.cues import CueTable, load_cues
from dragoman.language import Parse

WEIGHTS = Path(__file__).parent / "tagger.npz"
RULE_PROBABILITY = 0.5  # of a proposal no tagger has looked at
_CALLED = frozenset({"police", "911", "999", "112", "ambulance", "doctor", "cab", "taxi", "number", "hotline"})
_FORCE = frozenset({"gas", "barrage", "fire", "force", "bullet", "cannon", "baton", "missile", "rocket", "artillery", "strike", "grenade", "gunfire"})
_TEXTS = frozenset({"agreement", "treaty", "deal", "accord", "pact", "contract", "memorandum", "decree", "protocol"})
THING_PROBABILITY = 0.75  # least where an unlisted word governs a mere thing


class AttributionFinder:
    """Finds who says, thinks or wants what. Holds the cues and the tagger's weights; a call changes nothing."""

    def __init__(self, cues: CueTable, tagger: Tagger | None = None) -> None:
        self._cues = cues
        self._tagging = Tagging(cues, tagger) if tagger is not None else None

    @classmethod
    def load(cls, folders: list[Path]) -> AttributionFinder:
        """Cues from the knowledge folders (the built-in one among them), weights from the package."""
        return cls(load_cues(folders), Tagger.load(WEIGHTS) if WEIGHTS.is_file() else None)

    def with_tagger(self, tagger: Tagger) -> AttributionFinder:
        """The same cues with other weights."""
        return AttributionFinder(self._cues, tagger)

    def find(self, parse: Parse) -> list[AttributionMention]:
        """All attributions of a document in the order of their first words.

        A parse without context vectors (built by hand) is read by the rules alone.
        """
        return self.find_all([parse])[0]

    def find_all(self, parses: Sequence[Parse]) -> list[list[AttributionMention]]:
        """The attributions of several documents, which the tagger reads together: quicker than one by one."""
        views = [self.view(p) for p in parses]
        rules = [self.rules(v) for v in views]
        tagged = [k for k, p in enumerate(parses) if self._tagging is not None and p.tensor is not None and len(p)]
        found = [{k: (p, RULE_PROBABILITY) for k, p in proposed.items()} for proposed in rules]
        if self._tagging is not None and tagged:
            read = self._tagging.read([views[k] for k in tagged], [rules[k] for k in tagged])
            for k, made in zip(tagged, read, strict=True):
                found[k] = made
        return [self._mentions(view, made) for view, made in zip(views, found, strict=True)]

    def _mentions(self, view: View, found: dict[int, tuple[Proposal, float]]) -> list[AttributionMention]:
        """Mentions made of proposals, with what lies inside or goes on from another."""
        parse = view.parse
        mentions = [m for p, chance in found.values() if (m := mention_of(view, p, chance)) is not None]
        silent = self.unnamed(parse)
        mentions = merged([m for m in mentions if not _is_idle(parse, m) and (not silent or not _is_silent(m, silent))])
        untangle(parse, mentions)
        divide(view, mentions)
        parted(view, mentions)
        interrupted(view, mentions)
        spoken_of_one(view, mentions)
        unmixed(view, mentions)
        answered(view, mentions)
        set_against(view, mentions)
        counted_apart(view, mentions)
        narrow(view, mentions)
        nest(parse, mentions)
        mentions += carried(view, mentions)
        mentions.sort(key=lambda m: (m.content[0][0], m.cue or (0, 0)))
        nest(parse, mentions)
        return mentions

    def view(self, parse: Parse) -> View:
        """What rules and tagger look at."""
        blocks = paragraphs(parse)
        quotes = find_quotes(parse, blocks)
        block_of = [b for b in blocks for _ in range(b[1] - b[0])]
        return View(parse, quotes, quote_index(len(parse), quotes), block_of, self._cues)

    def unnamed(self, parse: Parse) -> frozenset[int]:
        """The words that only say that, and why, a source is not named."""
        return unnamed(parse, self._cues)

    def rules(self, view: View) -> dict[int, Proposal]:
        """What the grammar proposes, by the cue's head token."""
        found = {p.cue_head: p for p in propose(view)}
        for p in headlines(view):
            found.setdefault(p.cue_head, p)
        return found


_CALLED_HOME = frozenset({"envoy", "ambassador", "diplomat", "representative", "attache", "attaché", "consul", "troop", "troops", "soldier", "reservist", "staff", "delegation", "product", "vehicle", "car"})


def _is_idle(parse: Parse, m: AttributionMention) -> bool:
    """Whether a word that is no verb of saying on any list says too little to be one here: of a mere thing without the tagger's firm assent ("laid a wreath",
    "slashed his wrists"), or without anybody who says it ("was found clinging to a tube", "in order to avoid")."""
    if m.carried or (m.cue_head is not None and _is_no_saying(parse, m.cue_head)):
        return not m.carried
    if m.manner != "indirect":
        return False
    if m.cue_head is not None and _is_sought(parse, m.cue_head):
        return True
    if m.source is None and m.cue_head is not None and (not m.listed or parse.pos[m.cue_head] == "NOUN"):
        return m.rule == "tagger" or parse.lower[m.cue_head - 1 : m.cue_head] == ["in"]
    return not m.listed and not m.clause and m.probability < THING_PROBABILITY


def _is_sought(parse: Parse, cue: int) -> bool:
    """"Is wanted for questioning": the subject wishes for nothing."""
    return parse.lemmas[cue] == "want" and parse.tags[cue] == "VBN" and not parse.kids(cue, "agent") and any(parse.lower[c] in ("for", "in", "by") for c in parse.kids(cue, "prep"))


def _is_no_saying(parse: Parse, cue: int) -> bool:
    """"Called the police", "known as Carlos", "you know,", "responded with tear gas", "signed a treaty": words of saying in another sense."""
    lemma = parse.lemmas[cue]
    objects = parse.kids(cue, "dobj")
    if lemma == "call":
        return any(parse.lemmas[o] in _CALLED for o in objects) and not parse.kids(cue, "oprd", "ccomp")
    if lemma in ("know", "list"):
        named = parse.tags[cue] == "VBN" and not parse.kids(cue, "agent") and any(parse.lower[c] == "as" for c in parse.kids(cue, "prep"))
        return named or (lemma == "know" and any(parse.lower[c] == "you" for c in parse.kids(cue, "nsubj")) and parse.lower[cue + 1 : cue + 2] == [","])
    if lemma == "claim":  # "the attack has not been claimed"
        return parse.tags[cue] == "VBN" and bool(parse.kids(cue, "neg")) and not parse.kids(cue, "agent") and bool(parse.kids(cue, "nsubjpass"))
    if lemma == "recall":  # "recalled its envoy from Minsk"
        return any(parse.lemmas[o] in _CALLED_HOME for o in objects)
    if lemma == "respond":
        return any(parse.lemmas[x] in _FORCE for c in parse.kids(cue, "prep") if parse.lower[c] == "with" for p in parse.kids(c, "pobj") for x in (p, *parse.kids(p, "compound", "prep")))
    return lemma == "sign" and any(parse.lemmas[o] in _TEXTS for o in objects)


def _is_silent(m: AttributionMention, silent: frozenset[int]) -> bool:
    """Whether an attribution only tells that somebody would not be named: "asked not to be named", "was not authorised to discuss the matter"."""
    return m.cue_head in silent or silent.issuperset(m.content_tokens)
