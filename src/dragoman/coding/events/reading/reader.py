"""The reading of a word: a token in, the strongest event that a frame or an operator makes of it out, or None."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching import INFLECTED, Matcher
from dragoman.coding.events.reading.composing import compose
from dragoman.coding.events.reading.foretold import is_foretold
from dragoman.coding.events.reading.governing import REFUSING, Governing
from dragoman.coding.events.reading.model import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.reading.standing import is_to_blame
from dragoman.coding.events.reading.tense import MUST
from dragoman.knowledge import FrameRow, OperatorRow, Trigger
from dragoman.language import Parse

_UNDONE = MATERIAL_CONFLICT | {"THREATEN", "AGREE"}  # what an operator makes of a deed that is not to be
_UNSAID = frozenset({"ACCUSE", "SUPPORT", "CONCEDE"})  # and of words: "chose not to condemn", "voted not to back"
# Verbs of keeping people, and those who do so against the law.
_HOLDING = frozenset({"hold", "kidnap", "abduct", "capture", "seize", "snatch", "take", "keep", "detain", "imprison"})
_TAKING = frozenset({"seize", "take", "snatch", "grab"})
_FACED = frozenset({"arrest", "detention", "deportation", "expulsion", "extradition", "imprisonment", "jail", "execution"})
_KEPT = frozenset({"hostage", "captive"})  # "the hostages held in Gaza": what they are, and no further deed
_LOCKED_UP = frozenset({"inmate", "prisoner", "detainee", "convict"})
_OUTLAWS = frozenset({"REB", "CRM", "UAF"})
# Who says one of these of a deed lays it to nobody.
_NOT_LAYING = frozenset({"deny", "doubt", "dispute", "reject", "dismiss", "question", "refute", "rebut", "ask", "wonder", "confirm", "fear", "hope"})
# An attack that is made with words, by what is said of it or what it says.
_ATTACKS = frozenset({"attack", "assault", "broadside", "onslaught"})
_OF_WORDS = frozenset("blistering scathing stinging withering furious verbal personal veiled bitter outspoken thinly-veiled rhetorical stunning extraordinary public political online".split())
_SCOLDING = frozenset({"accuse", "call", "brand", "describe", "label", "blame", "denounce", "criticise", "criticize", "dismiss", "liken", "compare"})
# What strikes are made with, and who else strikes.
_STRUCK_WITH = frozenset({"air", "drone", "missile", "rocket", "aerial", "artillery"})
_AT_WORK = frozenset({"union", "worker", "walkout", "stoppage", "employee", "unionist", "labour", "wage", "pay"})
_DEPTH = 5
# Operators of weighing, and what others have said that is weighed.
_WEIGHS, _WEIGHED = frozenset({"future", "float"}), frozenset({"REQUEST"})


class Reader(Governing):
    """Readings of one parse, each computed once."""

    def __init__(self, parse: Parse, matcher: Matcher, grammar: Grammar, said: frozenset[int] = frozenset()) -> None:
        """``said``: tokens inside what a source says."""
        super().__init__(parse, grammar, said, matcher.frames.operator)
        self._matcher = matcher
        self._cache: dict[int, Reading | None] = {}

    def live(self, start: int, end: int) -> list[int]:
        """Tokens ``start`` … ``end`` of a sentence that may propose an event."""
        parse, begins = self.parse, self._matcher.frames.begins
        duty = start < end and not self._matcher.words_around(start).isdisjoint(MUST)
        lemmas, lower, words, tags = parse.lemmas, parse.lower, parse.words, parse.tags
        return [
            t for t in range(start, end)
            if (duty or lemmas[t] in begins or lower[t] in begins or tags[t] in INFLECTED or words[t - 1] == "-") and self.may_read(t)
        ]  # fmt: skip

    def may_read(self, p: int) -> bool:
        """Whether the words around token p leave open that it proposes an event; false is certain, and costs little."""
        if self._matcher.possible(p):
            return True
        return not self._matcher.words_around(p).isdisjoint(MUST) and self._grammar.is_verb(p) and bool(self._auxiliaries(p) & MUST)

    def read(self, p: int, depth: int = 0) -> Reading | None:
        """The event that token p proposes, with tense, negation and obligation applied; None if it proposes none."""
        if p not in self._cache:
            self._cache[p] = None  # a cycle proposes nothing
            if depth <= _DEPTH:
                self._cache[p] = self._read(p, depth)
        return self._cache[p]

    def _read(self, p: int, depth: int) -> Reading | None:
        """The reading of a word with its negation and tense, if it has one."""
        if self.parse.deps[p] == "dobj" and self.parse.lemmas[self.parse.heads[p]] == "tell" and not self._grammar.is_verb(p):
            return None  # "told a rally": those who listened
        if self._is_to_be_helped(p) or self._is_told_to(p):
            return None
        if self.parse.deps[p] == "dobj" and self.parse.lemmas[self.parse.heads[p]] == "face" and self.parse.lemmas[p] in _FACED:
            return None  # "faces arrest unless he surrenders"
        if self._is_behind(p) or (self.parse.deps[p] == "acl" and self.parse.lemmas[p] == "hold" and self.parse.lemmas[self.parse.heads[p]] in _KEPT):
            return None
        if self.parse.lemmas[p] == "threat" and self.parse.deps[p] in ("attr", "oprd"):
            return None  # "is a threat to shipping": what somebody is, and nothing he says
        if self.parse.lemmas[p] == "deny" and any(self.parse.lower[c] == "which" and self.parse.words[c - 1] == "," for c in self.parse.kids(p, "dobj")):
            return None  # "…, which both governments denied": what was told is denied, and nothing refused
        bare = self._bare(p, depth)
        if bare is None:
            return self._unnamed_duty(p)
        if bare.row.id == "future" and bare.inner is not None and bare.inner.type in MATERIAL_CONFLICT and self.negated(p):
            return None  # "does not want war"
        if is_to_blame(self.parse, p) and (self.negated(p) or self.negated(self.parse.heads[p])):
            return None  # nobody is blamed by who says that they are not
        if self._grammar.is_verb(p):
            return self._tensed(p, bare)
        return replace(bare, negated=True) if self.negated(p) else bare

    def _is_behind(self, p: int) -> bool:
        """"It was not clear who was behind the attack": who asks that tells of no further one."""
        parse, prep = self.parse, self.parse.heads[p]
        if parse.deps[p] != "pobj" or parse.lower[prep] != "behind" or parse.lemmas[parse.heads[prep]] != "be":
            return False
        return any(parse.lower[c] in ("who", "whoever") for c in parse.kids(parse.heads[prep], "nsubj", "attr"))

    def _is_laid(self, p: int) -> bool:
        """Whether somebody says so: not where he denies it, or "could not confirm that Chad had armed the rebels"."""
        t = p
        for a in self.parse.ancestors(p):
            if self.parse.deps[t] == "ccomp":
                return self.parse.lemmas[a] not in _NOT_LAYING and not self.negated(a)
            t = a
        return self._is_said(p)

    def _is_of_speaker(self, subject: int, says: int) -> bool:
        """Whether a state that something is said of is the speaker's own."""
        mention = self._matcher.cast.mention(subject)
        speakers = [self._matcher.cast.mention(a) for a in self._grammar.of(says).agents]
        if not self.parse.kids(subject, "amod", "compound", "poss", "det", "relcl", "prep") and self._matcher.in_class(subject, "forces"):
            return any(m is not None and m.country is not None and (m.kind in ("state", "government") or "GOV" in m.code.split()) for m in speakers)  # "tanks would roll in"
        if mention is None or mention.country is None or mention.kind not in ("state", "government"):
            return False
        return any(m is not None and m.country == mention.country for m in speakers)

    def _unnamed_duty(self, p: int) -> Reading | None:
        """"China should revalue its currency, the Treasury argued": a duty somebody lays on an actor is a request, whatever its content."""
        grammar = self._grammar
        if not grammar.is_verb(p) or self.parse.lemmas[p] == "be" or not self._auxiliaries(p) & MUST or not self._is_said(p):
            return None
        if self.parse.deps[p] == "relcl" or not any(self._matcher.governs(a) for a in grammar.of(p).agents):
            return None
        return Reading(p, "REQUEST", "change", 0.25, self._operators["demand"], "must (any duty of an actor)", obliged=True)

    def _bare(self, p: int, depth: int) -> Reading | None:
        """The strongest reading of a word, by a frame or by an operator with what it governs."""
        options: list[Reading] = []
        for weight, trigger in self._matcher.triggers(p):
            if isinstance(trigger.row, FrameRow):
                if trigger.row.affirmed and self._is_nobodys(p):
                    return None
                if trigger.row.charged and not self._is_laid(p):
                    continue
                options.append(self._by_frame(p, weight, trigger))
            else:
                if trigger.row.befalls and (self._is_befallen(p, trigger.row) or is_foretold(self.parse, self._grammar, self._matcher, p)):
                    return None
                composed = self._by_operator(p, weight, trigger, depth)
                if composed is not None:
                    options.append(composed)
        if not options:
            return None
        return max(enumerate(options), key=lambda pair: (pair[1].weight, -pair[0]))[1]

    def _by_frame(self, p: int, weight: float, trigger: Trigger) -> Reading:
        """"Withdrew its troops": what a pattern of a frame says of it."""
        row = trigger.row
        assert isinstance(row, FrameRow)
        kind, mode = row.type, row.mode
        if (kind == "RETREAT" and mode == "release" and self._is_rescue(p)) or (kind == "MOBILIZE" and (self._is_given(p) or self._carries_aid(p))):
            kind, mode = "AID", ""
        elif kind == "ASSAULT" and self._is_verbal(p):
            kind, mode = "ACCUSE", "disapprove"
        elif kind == "PROTEST" and mode == "strike" and not self._grammar.is_verb(p) and self._is_of_arms:
            kind, mode = "ASSAULT", ""
        elif kind == "COERCE" and mode == "arrest" and (self._are_taken(p) or self._are_held_by_inmates(p)):
            kind, mode = "ASSAULT", "abduct"
        return Reading(p, kind, mode, weight - (1.5 if row.weak else 0), row, f"{row.id} ({trigger.text})")

    def _is_verbal(self, p: int) -> bool:
        """"A blistering attack on the Treasury", "launched an attack on the judges, accusing them of bias": words, and no blows."""
        parse = self.parse
        nouns = [t for t in (p, *self._grammar.of(p).objects) if parse.lemmas[t] in _ATTACKS and not self._grammar.is_verb(t)]
        if any(parse.lower[c] in _OF_WORDS for t in nouns for c in parse.kids(t, "amod", "compound")):
            return True
        verbs = (v for v in (p, parse.heads[p]) if self._grammar.is_verb(v)) if nouns else ()
        return any(parse.tags[c] == "VBG" and parse.lemmas[c] in _SCOLDING for v in verbs for c in parse.kids(v, "advcl"))

    @cached_property
    def _is_of_arms(self) -> bool:
        """Whether the strikes of the report are those of aircraft, missiles or drones, and nobody stops work."""
        parse = self.parse
        struck = any(lemma == "airstrike" or (lemma == "strike" and k and parse.lower[k - 1] in _STRUCK_WITH) for k, lemma in enumerate(parse.lemmas))
        return struck and _AT_WORK.isdisjoint(parse.lemmas)

    def _carries_aid(self, p: int) -> bool:
        """"A convoy carrying food entered the town"."""
        agents = self._grammar.of(p).agents if self._grammar.is_verb(p) else []
        return any(self._matcher.in_class(x, "aid") for a in agents for c in self.parse.kids(a, "acl", "prep", "compound") for x in self.parse.descendants(c))

    def _are_taken(self, p: int) -> bool:
        """"Rebels seized forty pupils"."""
        return self.parse.lemmas[p] in _TAKING and any(map(self._are_outlaws, self._grammar.of(p).agents))

    def _are_held_by_inmates(self, p: int) -> bool:
        """"Twelve guards held by inmates": whoever is locked up arrests nobody."""
        return self.parse.lemmas[p] in _HOLDING and any(self.parse.lemmas[a] in _LOCKED_UP for a in self._grammar.of(p).agents)

    def _is_rescue(self, p: int) -> bool:
        """"Soldiers freed ten women held by rebels": who lets go those whom outlaws held, and is none of these, has rescued them."""
        args = self._grammar.of(p)
        if not self._grammar.is_verb(p) or any(self._are_outlaws(a) for a in args.agents) or not args.agents:
            return False
        held = [c for o in args.objects for c in self.parse.kids(o, "acl", "relcl") if self.parse.lemmas[c] in _HOLDING and self._grammar.is_passive(c)]
        return any(self._are_outlaws(a) for c in held for a in self._grammar.of(c).agents)

    def _is_given(self, p: int) -> bool:
        """"Poland sent Ukraine fourteen tanks": what a state is sent it gets."""
        given = [d for d in self._grammar.of(p).datives if self.parse.deps[d] == "dative"] if self._grammar.is_verb(p) else []
        mentions = [self._matcher.cast.mention(d) for d in given]
        return any(m is not None and m.kind in ("state", "government") for m in mentions)

    def _are_outlaws(self, t: int) -> bool:
        """Rebels, gunmen, a gang: those who hold others against the law."""
        mention = self._matcher.cast.mention(t)
        return mention is not None and not _OUTLAWS.isdisjoint(mention.sectors)

    def _by_operator(self, p: int, weight: float, trigger: Trigger, depth: int) -> Reading | None:
        """"Refuse to withdraw", "threaten war": an operator with the first of its complements that it makes something of."""
        row = trigger.row
        assert isinstance(row, OperatorRow)
        if self._is_idle(p, trigger, row):
            return None
        complements = self._acted_on(p, row)
        if any(self._is_barred(c, row) for c in complements):
            return None
        for c in complements:
            inner = self.read(c, depth + 1) if self._governs(p, c, row) else None
            if inner is not None and row.id in _WEIGHS and inner.type in _WEIGHED and self._is_from_others(c):
                return None  # "is considering a request from Peru": what is weighed has been asked
            if inner is None or (self.parse.lemmas[p] == "help" and isinstance(inner.row, FrameRow) and inner.row.weak):
                continue  # "help him oust the general" is help
            made = self._composed(row, inner)
            if made is not None and row.id == "cancel" and inner.type == "MOBILIZE" and self._is_of_others(c):
                made = "REJECT", ""
            if made is not None:
                kind, mode = made
                extra = 3.5 if row.negated else 2.5 if self._grammar.is_verb(c) or row.id != "aspect" else 1.5
                rule = f"{row.id} + {inner.rule}" if kind != inner.type else inner.rule
                return Reading(p, kind, mode, weight + extra + 0.25 * min(inner.weight, 4), row, rule, inner)
        if row.default and (not row.default_infinitive or any(self._is_infinitive(c) for c in self._grammar.of(p).clauses)):
            return Reading(p, row.default, row.default_mode, weight + 0.25, row, f"{row.id} ({trigger.text})")
        return None

    def _is_of_others(self, c: int) -> bool:
        """"Cancelled drills that NATO had planned": what others meant to do is not called back, but refused."""
        return any(self._matcher.governs(a) for v in self.parse.kids(c, "relcl") for a in self.parse.kids(v, "nsubj"))

    def _is_from_others(self, c: int) -> bool:
        """"A request from Peru", "Peru's request": a noun of what others have said, by words of its own."""
        if self._grammar.is_verb(c):
            return False
        args = self._grammar.of(c)
        whose = [*args.preps.get("from", ()), *(a for a in args.agents if self.parse.pos[a] != "PRON")]
        return any(self._matcher.governs(a) for a in whose)

    def further(self, reading: Reading) -> list[Reading]:
        """"Threatened to expel the envoy and close the border": what else an operator governs beside the first deed."""
        inner, row = reading.inner, reading.row
        if inner is None or not isinstance(row, OperatorRow) or row.id == "aspect" or (row.id == "accuse" and inner.type in MATERIAL_CONFLICT) or not self._grammar.is_verb(inner.token):
            return []
        out = []
        for c in self.parse.conjuncts(inner.token)[1:]:
            own = self.read(c) if self._grammar.is_verb(c) and not self.parse.kids(c, "nsubj", "nsubjpass") else None
            made = self._composed(row, own) if own is not None else None
            if own is not None and made is not None:
                rule = f"{row.id} + {own.rule}" if made[0] != own.type else own.rule
                out.append(Reading(c, made[0], made[1], reading.weight, row, rule, own, future=reading.future, negated=reading.negated))
        return out

    def _composed(self, row: OperatorRow, inner: Reading) -> tuple[str, str] | None:
        """What an operator makes of what it governs: promised not to attack is AGREE, decided not to attend refuses."""
        if isinstance(inner.row, OperatorRow) and inner.row.possible and row.id in REFUSING:
            return inner.type, inner.mode  # "declined to rule out an attack"
        made = compose(row, inner)
        if made is None or not inner.negated or "*" in row.compose or made[0] not in (_UNDONE | _UNSAID if row.decided else _UNDONE):
            return made
        return ("AGREE", "") if inner.type in MATERIAL_CONFLICT else compose(self._operators["refuse"], inner)
