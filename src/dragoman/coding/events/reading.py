"""What a predicate says happened: frames propose, operators compose with what they govern.

"refused to withdraw its troops" is read from the inside out: withdraw + troops is RETREAT; refuse + RETREAT is REJECT. The result
keeps the chain, so that roles can be found at every link and the record can name the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.matching import INFLECTED, Matcher
from dragoman.coding.negation import phrase_negation
from dragoman.knowledge import FrameRow, OperatorRow, Trigger
from dragoman.language import Parse

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "CONCEDE", "THREATEN", "AGREE", "CONSULT"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_UNDONE = MATERIAL_CONFLICT | {"THREATEN", "AGREE"}  # what an operator makes of a deed that is not to be

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their"})
_MUST = frozenset({"must", "should", "ought"})
_MIGHT = frozenset({"could", "may", "might"})
_QUESTIONS = frozenset({"whether", "if", "what", "who", "whom", "how", "why", "when", "where", "which", "whose"})
# Deeds that no clause before them is the content of.
_GOVERNING_NONE = frozenset({"respond", "retaliate", "react", "send", "deploy", "reply", "counter"})
# What another does that makes a deed done "if" he does it a favour, and no threat.
_INVITING = frozenset("ask request invite agree allow approve authorise authorize need want call consent permit wish demand".split())
_SELVES = frozenset({"it", "they", "we", "i", "he", "she"})
_THEIR_OWN = frozenset({"its", "their", "our", "my", "his", "her"})
_NOUN_COMPLEMENTS = ("for", "of", "on", "to", "from", "in", "against", "with", "into", "about", "over", "at", "by")
_ENDING = frozenset({"stop", "cancel"})
_DEPTH = 5
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as one token proposes it; ``inner`` is what an operator composed it from."""

    token: int
    type: str
    mode: str
    weight: float
    row: FrameRow | OperatorRow
    rule: str
    inner: Reading | None = None
    future: bool = False
    negated: bool = False
    obliged: bool = False

    def chain(self) -> Iterator[Reading]:
        """This reading and those inside it, the outermost first."""
        link: Reading | None = self
        while link is not None:
            yield link
            link = link.inner

    @property
    def trigger(self) -> int:
        """The word that names the event: past words that only phase it ("began shelling" is triggered by "shelling")."""
        link = self
        while link.inner is not None and isinstance(link.row, OperatorRow) and link.row.id == "aspect":
            link = link.inner
        return link.token

    @property
    def tokens(self) -> frozenset[int]:
        """Tokens that the reading explains."""
        return frozenset(r.token for r in self.chain())


class Reader:
    """Readings of one parse, each computed once."""

    def __init__(self, parse: Parse, matcher: Matcher, grammar: Grammar, said: frozenset[int] = frozenset()) -> None:
        """``said``: tokens inside what a source says."""
        self.parse = parse
        self._said = said
        self._matcher = matcher
        self._grammar = grammar
        self._operators = matcher.frames.operator
        self._cache: dict[int, Reading | None] = {}

    def live(self, start: int, end: int) -> list[int]:
        """Tokens ``start`` … ``end`` of a sentence that may propose an event."""
        parse, begins = self.parse, self._matcher.frames.begins
        duty = start < end and not self._matcher.words_around(start).isdisjoint(_MUST)
        lemmas, lower, words, tags = parse.lemmas, parse.lower, parse.words, parse.tags
        return [
            t for t in range(start, end)
            if (duty or lemmas[t] in begins or lower[t] in begins or tags[t] in INFLECTED or words[t - 1] == "-") and self.may_read(t)
        ]  # fmt: skip

    def may_read(self, p: int) -> bool:
        """Whether the words around token p leave open that it proposes an event; false is certain, and costs little."""
        if self._matcher.possible(p):
            return True
        return not self._matcher.words_around(p).isdisjoint(_MUST) and self._grammar.is_verb(p) and bool(self._auxiliaries(p) & _MUST)

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

    def _unnamed_duty(self, p: int) -> Reading | None:
        """"China should revalue its currency, the Treasury argued": a duty somebody lays on an actor is a request, whatever its content."""
        grammar = self._grammar
        if not grammar.is_verb(p) or self.parse.lemmas[p] == "be" or not self._auxiliaries(p) & _MUST or not self._is_said(p):
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
                options.append(self._by_frame(p, weight, trigger))
            else:
                if any(self.parse.lemmas[c] in trigger.row.befalls for c in self.parse.kids(p, "ccomp")):
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
        return Reading(p, row.type, row.mode, weight - (1.5 if row.weak else 0), row, f"{row.id} ({trigger.text})")

    def _by_operator(self, p: int, weight: float, trigger: Trigger, depth: int) -> Reading | None:
        """"Refuse to withdraw", "threaten war": an operator with the first of its complements that it makes something of."""
        row = trigger.row
        assert isinstance(row, OperatorRow)
        if self._is_idle(p, trigger, row):
            return None
        complements = self.complements(p)
        if row.id in _ENDING and self._grammar.is_passive(p):  # "cut off by a blockade": the blockade is what cuts off
            complements = [c for c in complements if c not in {self._grammar.head_noun(h) for h in self._grammar.of(p).preps.get("by", ())}]
        if row.id == "aspect" and self._grammar.is_passive(p):  # "fifty were held in raids": no raids are held
            around = {self._grammar.head_noun(h) for heads in self._grammar.of(p).preps.values() for h in heads}
            complements = [c for c in complements if c not in around]
        if any(self._is_barred(c, row) for c in complements):
            return None
        for c in complements:
            inner = self.read(c, depth + 1) if self._governs(p, c, row) else None
            if inner is None or (self.parse.lemmas[p] == "help" and isinstance(inner.row, FrameRow) and inner.row.weak):
                continue  # "help him oust the general" is help
            made = self._composed(row, inner)
            if made is not None:
                kind, mode = made
                extra = 3.5 if row.negated else 2.5 if self._grammar.is_verb(c) or row.id != "aspect" else 1.5
                rule = f"{row.id} + {inner.rule}" if kind != inner.type else inner.rule
                return Reading(p, kind, mode, weight + extra + 0.25 * min(inner.weight, 4), row, rule, inner)
        if row.default and (not row.default_infinitive or any(self._is_infinitive(c) for c in self._grammar.of(p).clauses)):
            return Reading(p, row.default, row.default_mode, weight + 0.25, row, f"{row.id} ({trigger.text})")
        return None

    def further(self, reading: Reading) -> list[Reading]:
        """"Threatened to expel the envoy and close the border": what else an operator governs beside the first deed."""
        inner, row = reading.inner, reading.row
        if inner is None or not isinstance(row, OperatorRow) or row.id == "aspect" or not self._grammar.is_verb(inner.token):
            return []
        out = []
        for c in self.parse.conjuncts(inner.token)[1:]:
            own = self.read(c) if self._grammar.is_verb(c) and not self.parse.kids(c, "nsubj", "nsubjpass") else None
            made = self._composed(row, own) if own is not None else None
            if own is not None and made is not None:
                rule = f"{row.id} + {own.rule}" if made[0] != own.type else own.rule
                out.append(Reading(c, made[0], made[1], reading.weight, row, rule, own, future=reading.future, negated=reading.negated))
        return out

    def _is_idle(self, p: int, trigger: Trigger, row: OperatorRow) -> bool:
        """Whether a word stands as its operator must not: in a question, in what is only told, in the passive, negated or not."""
        if row.no_question and self._is_question(p):
            return True
        if self.parse.lemmas[p] in row.telling and self._is_told(p):
            return True
        if trigger.text in row.unless_passive and self._grammar.is_passive(p):
            return True
        return (row.negated or trigger.text in row.unless_negated) and self.negated(p) != row.negated

    def _governs(self, p: int, c: int, row: OperatorRow) -> bool:
        """Whether a complement has the form that an operator asks for: an infinitive, what is settled, one without a subject of its own."""
        if self.parse.lemmas[p] in row.telling and self.parse.deps[c] == "dobj" and not self._grammar.is_verb(c) and row.infinitive:
            return False  # "told a rally": those who listen
        if row.infinitive and self._grammar.is_verb(p) and self._grammar.is_verb(c) and not self._is_infinitive(c):
            return False
        if row.decided and any(self.parse.lower[m] in ("whether", "if") for m in self.parse.kids(c, "mark")):
            return False
        return not (row.own_subject and self._is_infinitive(c) and self.parse.kids(c, "nsubj", "nsubjpass"))

    def _composed(self, row: OperatorRow, inner: Reading) -> tuple[str, str] | None:
        """What an operator makes of what it governs: promised not to attack is AGREE, decided not to attend refuses."""
        made = compose(row, inner)
        if made is None or not inner.negated or "*" in row.compose or made[0] not in _UNDONE:
            return made
        return ("AGREE", "") if inner.type in MATERIAL_CONFLICT else compose(self._operators["refuse"], inner)

    def _stands_apart(self, p: int, c: int) -> bool:
        """"Peru expelled the envoy; Caracas responded", "strikers blocked the port, the government sent troops": a clause before a deed that governs none."""
        parse = self.parse
        return c < p and bool(parse.kids(c, "nsubj", "nsubjpass")) and (";" in parse.words[c:p] or parse.lemmas[p] in _GOVERNING_NONE)

    def complements(self, p: int) -> list[int]:
        """What an operator governs, likeliest first: clauses, the object, nouns under prepositions, compounds."""
        parse, args = self.parse, self._grammar.of(p)
        out = [c for c in args.clauses if not self._stands_apart(p, c)]
        out += [a for c in out if parse.lemmas[c] == "be" for a in parse.kids(c, "acomp")]  # "warned that it was ready to fire"
        if self._grammar.is_verb(p):
            objects = [] if args.passive and args.clauses else [self._grammar.head_noun(o) for o in args.objects]  # "aid was meant to calm"
            out += objects
            out += [c for o in objects for c in parse.kids(o, "acl") if self._is_infinitive(c)]
            out += [c for c in parse.kids(p, "advcl") if c > p and self._is_infinitive(c)]
        else:
            out += [c for c in args.datives if parse.pos[c] in ("NOUN", "PROPN")]
        for prep in _NOUN_COMPLEMENTS if args.preps else ():
            out += [self._grammar.head_noun(h) for h in args.preps.get(prep, ())]
        return [c for c in dict.fromkeys(out) if c != p]

    def _is_question(self, p: int) -> bool:
        """"Asked whether it was true", "was asked about it"."""
        parse = self.parse
        if any(parse.lower[c] == "about" for c in parse.kids(p, "prep")):
            return True
        return any(parse.lower[w] in _QUESTIONS for c in parse.kids(p, "ccomp", "xcomp", "advcl") for w in parse.children[c] if w < c)

    def _is_told(self, p: int) -> bool:
        """"Insisted that police had not beaten anyone", "spoke of the war": what is told as a fact is no demand, as "insisted that he resign" is."""
        parse = self.parse
        if any(parse.lower[d] in _DEFINITE for h in self._grammar.of(p).preps.get("of", ()) for d in parse.kids(h, "det", "poss")):
            return True
        told = parse.kids(p, "ccomp")
        if any(parse.tags[c] in ("VBD", "VBZ") for c in told):
            return True
        return any(parse.tags[t] in ("VBD", "VBZ", "VBP") for c in told for t in parse.kids(c, "aux", "auxpass"))

    def _is_barred(self, c: int, row: OperatorRow) -> bool:
        """"Asked not to be named", "requested anonymity": what a source wants of a reporter is no act. A verb counts in the passive."""
        parse = self.parse
        words = {parse.lemmas[c].lower(), *(parse.lemmas[k].lower() for k in parse.kids(c, "acomp", "attr", "oprd"))}
        if words.isdisjoint(row.none_for):
            return False
        return not self._grammar.is_verb(c) or parse.lemmas[c].lower() not in row.none_for or self._grammar.is_passive(c)

    def _is_infinitive(self, v: int) -> bool:
        return any(self.parse.lower[c] == "to" for c in self.parse.kids(v, "aux"))

    # ------------------------------------------------------------------ tense, negation, obligation

    def _tensed(self, p: int, reading: Reading) -> Reading:
        """What negation, modal and tense make of a reading: "must withdraw" demands, "will attack" is to come, "will not talk" refuses."""
        if isinstance(reading.row, OperatorRow) and reading.row.negated:
            return reading  # its negation is part of it
        negated = self.negated(p)
        if reading.type == "ACCUSE" and is_to_blame(self.parse, p):
            return replace(reading, obliged=True)
        modal = self._auxiliaries(p)
        if (modal & _MUST or self._has_to(p)) and self._is_said(p):
            made = compose(self._operators["demand"], reading)
            assert made is not None
            return replace(reading, type=made[0], mode=made[1], rule=f"must + {reading.rule}", negated=negated, obliged=True)
        future = self.is_future(p)
        if not negated and modal & _MIGHT and reading.type in MATERIAL_CONFLICT and self._says_of_itself(p):
            made = compose(self._operators["threaten"], reading)
            assert made is not None
            return replace(reading, type=made[0], mode=made[1], rule=f"could + {reading.rule}", future=True)
        if negated and (future or modal & {"can", "could", "would", "ca"}):
            if reading.type in COOPERATIVE:
                row = self._operators["refuse"]
                made = compose(row, reading)
                assert made is not None
                return Reading(p, made[0], made[1], reading.weight, reading.row, f"refuse (not) + {reading.rule}", reading.inner, future=True)
            return replace(reading, negated=True, future=future)
        if future:
            operator = self._operators["threaten" if reading.type == "MOBILIZE" and self._is_conditional(p) else "future"]
            made = compose(operator, reading)
            if made is not None:
                rule = f"{operator.id} + {reading.rule}" if made[0] != reading.type else reading.rule
                return replace(reading, type=made[0], mode=made[1], rule=rule, future=True, negated=negated)
        return replace(reading, negated=negated, future=future) if negated or future else reading

    def _is_conditional(self, p: int) -> bool:
        """"Will deploy missiles if Iran does not yield": not done but for what another does, who does not ask for it."""
        return any(self.parse.lemmas[c] not in _INVITING for c in self._grammar.condition(p))

    def _says_of_itself(self, p: int) -> bool:
        """"Turkey said it could suspend …": the subject of what is said is a pronoun, or "its army", and the clause stands under a verb of saying."""
        parse = self.parse
        head = parse.heads[p]
        subjects = parse.kids(p, "nsubj")
        if parse.deps[p] != "ccomp" or not self._grammar.is_verb(head) or not subjects:
            return False
        return parse.lower[subjects[0]] in _SELVES or any(parse.lower[c] in _THEIR_OWN for c in parse.kids(subjects[0], "poss"))

    def _is_to_be_helped(self, p: int) -> bool:
        """"Sent boats to help Kenya patrol its coast": what another is to be helped with is not done."""
        parse = self.parse
        head = parse.heads[p]
        return parse.deps[p] in ("ccomp", "xcomp") and parse.lemmas[head] == "help" and parse.deps[head] == "advcl" and self._is_infinitive(head)

    def _is_told_to(self, p: int) -> bool:
        """"Do not block his way": what somebody is told to do, by a bare verb at the head of a sentence, is not done."""
        parse = self.parse
        s = parse.sentences[parse.sentence_of[p]]
        first = s.start + (parse.pos[s.start] == "PUNCT")
        if parse.tags[p] != "VB" or s.part == "title" or parse.edges[p][0] not in (s.start, first) or parse.kids(p, "nsubj", "nsubjpass", "mark"):
            return False
        return all(parse.lemmas[c] == "do" for c in parse.kids(p, "aux", "auxpass"))

    def _has_to(self, p: int) -> bool:
        head = self.parse.heads[p]
        if self.parse.deps[p] != "xcomp" or self.parse.lemmas[head] not in ("have", "need", "ought") or not self._is_infinitive(p):
            return False
        return self.parse.lemmas[head] != "have" or self.parse.lower[head] != "had"  # what one had to do was done

    def _is_said(self, p: int) -> bool:
        """Whether somebody says the clause: obligation is a request of whoever says so."""
        parse = self.parse
        if p in self._said:
            return True
        t = p
        for a in parse.ancestors(p):
            if parse.deps[t] in ("ccomp", "acl", "parataxis"):
                return True
            t = a
        return False

    def _auxiliaries(self, p: int) -> frozenset[str]:
        auxiliaries = self.parse.kids(p, "aux")
        return frozenset([self.parse.lower[c] for c in auxiliaries]) if auxiliaries else _NONE

    def negated(self, p: int) -> bool:
        """Whether "not", "never" or "no" stands right at the predicate, or a phrase like "in no way"."""
        parse = self.parse
        for c in parse.children[p]:
            dep, word = parse.deps[c], parse.lower[c]
            if dep == "neg" or word in ("never", "n't") or (dep == "det" and word == "no"):
                return True
        return phrase_negation(parse, p) is not None

    def _is_nobodys(self, p: int) -> bool:
        """"No group claimed responsibility", "nobody has claimed it": negated, also at the subject."""
        return self.negated(p) or any(self._grammar.is_nobody(s) for s in self.parse.kids(p, "nsubj", "nsubjpass"))

    def is_future(self, p: int) -> bool:
        """Will, shall; would under a verb of saying; "is to", "is going to"."""
        parse = self.parse
        modal = self._auxiliaries(p)
        if modal & _FUTURE:
            return True
        if "would" in modal and "have" in modal and parse.deps[p] != "ccomp":
            return False  # "would have attacked it had the truce failed": it has not
        if "would" in modal and not any(parse.lower[c] == "if" for c in self._grammar.parse.kids(p, "mark")):
            return parse.deps[p] in ("ccomp", "conj", "ROOT") and (not self._grammar.condition(p) or self._says_of_itself(p))
        head = parse.heads[p]
        if parse.deps[p] == "xcomp" and head != p and parse.lemmas[head] in ("go", "be") and self._is_infinitive(p):
            return parse.lemmas[head] == "be" or parse.tags[head] == "VBG"
        if parse.deps[p] == "conj" and head != p and self._grammar.is_verb(head) and not parse.kids(p, "aux", "nsubj"):
            return self.is_future(head) and parse.tags[p] == "VB"
        return False


def is_to_blame(parse: Parse, p: int) -> bool:
    """"The rebels were to blame": whoever says so blames them."""
    return parse.lemmas[p] == "blame" and parse.deps[p] == "xcomp" and parse.lemmas[parse.heads[p]] == "be"


def compose(row: OperatorRow, inner: Reading) -> tuple[str, str] | None:
    """(type, mode) of an operator with what it governs; None where the operator says nothing of it."""
    table = row.compose
    result = table.get(f"{inner.type}/{inner.mode}") or table.get(inner.type) or table.get("*")
    if not result or result == "-":
        return None
    if result == "=":
        return inner.type, inner.mode
    mode = row.modes.get(f"{inner.type}/{inner.mode}", row.modes.get(inner.type, ""))
    return result, mode or (inner.mode if result == inner.type else row.default_mode if result == row.default else "")
