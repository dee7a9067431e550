"""Which readings become events: one main event a sentence with its coordinated verbs, others only where they stand complete.

Emitting every candidate codes what a sentence merely mentions; the codebook's coders code what it reports. So the main line of a
sentence is followed from its root through verbs of saying, light verbs and conjunction; what hangs on it is coded only where its
own words name who did it and to whom or what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.coding.actors import Cast
from dragoman.coding.events.disasters import without_victims
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.echo import echoed, released, resumed
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.harm import Harm
from dragoman.coding.events.involvement import FORCE, Parts
from dragoman.coding.events.matching import Matcher
from dragoman.coding.events.participants import is_political
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reader, Reading
from dragoman.coding.events.roles import RoleFinder, Roles
from dragoman.knowledge import FrameRow, Knowledge, OperatorRow
from dragoman.language import Parse, Sentence

_TEMPORAL = frozenset({"after", "before", "since", "when", "while", "as", "until", "once"})
_SINCE = frozenset({"after", "since", "before", "following", "until", "despite"})
_CONDITIONS = frozenset({"if", "unless"})
_DURING = frozenset({"during", "amid"})
_CLAUSES = ("ccomp", "xcomp", "parataxis")
# Verbs that only say that something came of something: what they lead to is what happened.
_LEADING = frozenset({"lead", "result", "culminate", "end", "erupt", "escalate", "amount", "contribute", "plunge", "descend", "turn"})
# What is aimed at somebody, so that the next such act in a sentence is aimed at the same where it names nobody.
_AIMED = (frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN", "REQUEST"}), frozenset({"SUPPORT", "CONSULT", "AGREE"}))
# Acts that no clause is the content of.
_DEEDS = frozenset({"AID", "COOPERATE", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "SANCTION", "REJECT", "SUPPORT", "CONSULT", "CONCEDE"})
_BESIDE, _FINITE = frozenset({"while", "whereas"}), frozenset({"VBD", "VBZ", "VBP"})
_SAYING = frozenset({"say", "tell", "report", "add", "show", "write", "note", "explain", "announce", "state", "claim"})
# What is said beside what was said or done before it.
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "those", "someone"})
_SAID_IN = frozenset("statement report message letter interview speech communique broadcast note post briefing tweet dispatch bulletin".split())
_UTTERED = frozenset({"ACCUSE", "THREATEN", "REQUEST", "CONSULT"})
_ADDED = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"})
# Who is condemned for a deed did it; who is accused of it may not have. What "the" stands before is known to have been done.
_CONDEMNS, _DEFINITE, _POLICE = "condemn", frozenset({"the", "this", "that", "these"}), "COP"
_HELD = ("held",)
# What a side does with a deed that was laid to it.
_TOPICAL = frozenset({"tell", "speak", "talk", "write", "sing", "dream", "think", "learn", "read"})
_ANSWERS = frozenset({"deny", "confirm", "admit", "acknowledge"})
_DENIES = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "rebuff", "dispute", "contest", "denounce"})
_SUBORDINATE = ("advcl", "relcl", "acl", "pcomp", "ccomp", "conj", "xcomp")


class EventFinder:
    """Events of one parse. ``explain`` shows for a sentence which patterns fitted and what was chosen."""

    def __init__(
        self,
        parse: Parse,
        knowledge: Knowledge,
        cast: Cast,
        place_country: Mapping[int, str],
        *,
        places: Iterable[int] = (),
        not_events: Iterable[int] = (),
        sources: Mapping[int, int] | None = None,
    ) -> None:
        """``place_country``: head tokens of places to ISO3; ``places``: heads of place names that may have no country;

        ``not_events``: tokens that are something else (a month is no march); ``sources``: tokens that somebody says, to the head of
        who says them.
        """
        self.parse = parse
        self._times = frozenset(not_events)
        self.grammar = Grammar(parse)
        self.matcher = Matcher(parse, knowledge.frames, cast, self.grammar, frozenset([*place_country, *places]), frozenset(not_events))
        self.reader = Reader(parse, self.matcher, self.grammar, frozenset(sources or ()))
        self.cast = cast
        # Nothing that is kept may refer back to this: a document must go when nobody holds it, without the collector of garbage.
        self.parts = Parts(parse, self.grammar, cast, knowledge.involvement)
        self.role_finder = RoleFinder(parse, self.grammar, cast, dict(place_country), dict(sources or {}), self.parts.of)
        self._harm = Harm(parse, self.grammar, self.matcher, self.reader, self.role_finder)

    def find(self) -> list[EventDraft]:
        """Events in the order of the text."""
        out: list[EventDraft] = []
        for sentence in self.parse.sentences:
            if sentence.part not in ("dateline", "byline"):
                out.extend(released(self.parse, self.grammar, resumed(self.parse, d, out), out) for d in self._sentence(sentence))
        return echoed(self.parse, self.grammar, without_victims(self.parse, self.matcher, out))

    def _absorbed(self, t: int, operators: set[int]) -> bool:
        """Whether the token stands in what an operator governs: what is demanded or refused is no event of its own.

        What came of it is one, where a participle adds it: "barred the observers, drawing condemnation from the UN".
        """
        parse = self.parse
        for a in parse.ancestors(t):
            if a in operators:
                return not (parse.deps[t] == "advcl" and parse.tags[t] == "VBG" and t > a and parse.words[t - 1] == "," and self._is_outcome(t))
            t = a
        return False

    def _is_outcome(self, t: int) -> bool:
        reading = self.reader.read(t)
        return reading is not None and isinstance(reading.row, FrameRow) and (reading.row.swap or reading.type in MATERIAL_CONFLICT)

    def _sentence(self, sentence: Sentence) -> list[EventDraft]:
        live = self.reader.live(sentence.start, sentence.end)
        if not live:
            return []  # most sentences: none of their words can propose an event
        main = self._line(sentence.root, set())
        if not main:
            main = self._fallback(live)
        drafts: list[EventDraft] = []
        consumed = {t for r in main for t in r.tokens}
        for r in main:
            roles, told = self._harm.completed(r, self.role_finder.roles(r))
            drafts.append(EventDraft(r, self._chooser(r.token, self._shared(r, roles, drafts)), True))
            consumed |= told
        operators = {t for r in main if isinstance(r.row, OperatorRow) and r.row.id != "aspect" for t in (r.inner.tokens if r.inner else [r.token])}
        for t in live:
            if t not in consumed:
                side = self._side(t, consumed, operators)
                if side is not None:
                    drafts.append(side)
                    consumed |= side.reading.tokens | self._harm.completed(side.reading, self.role_finder.roles(side.reading))[1]
        drafts += self._deeds([t for t in live if t not in consumed or t in operators], drafts)
        drafts.sort(key=lambda d: d.token)
        found = _distinct(_merged(drafts, self.parse))
        return [d for d in found if self.is_option(d.token) or is_political(d.reading, d.roles, d.main) or self._is_freed(d) or self._is_answered(d)]

    def _is_freed(self, d: EventDraft) -> bool:
        """"Two hostages were released": who was held is free, whoever held him."""
        return d.main and d.reading.mode == "release" and self.matcher.any_in(self.grammar.of(d.token).objects, _HELD)

    def _is_answered(self, d: EventDraft) -> bool:
        """"Moscow would neither confirm nor deny the seizure": a deed without a doer, but with somebody known who answers for it."""
        verb = self.parse.heads[d.token]
        if self.parse.deps[d.token] != "dobj" or self.parse.lemmas[verb] not in _ANSWERS or d.reading.type not in FORCE:
            return False
        return any(m.known for m in self.role_finder.as_actors(self.grammar.of(verb).agents))

    def _shared(self, reading: Reading, roles: Roles, before: list[EventDraft]) -> Roles:
        """"Accused Paris of stoking unrest and recalled his ambassador": what is said or done next, to nobody else, is done to the same."""
        above = next((d for d in before if self.parse.heads[reading.token] in d.reading.tokens), None)
        joined = above is not None and self.parse.deps[reading.token] in ("conj", "advcl") and not self.parse.kids(reading.token, "nsubj", "nsubjpass")
        if above is None or not joined or not any({reading.type, above.reading.type} <= kinds for kinds in _AIMED):
            return roles
        if any(m.known or "GOV" not in m.sectors for m in roles.recipients) or not any(m.known for m in above.roles.recipients):
            return roles
        return replace(roles, recipients=above.roles.recipients)

    # ------------------------------------------------------------------ the main line

    def _line(self, p: int, seen: set[int]) -> list[Reading]:
        """Readings along the main line that starts at a predicate."""
        if p in seen:
            return []
        seen.add(p)
        parse = self.parse
        out: list[Reading] = []
        reading = self.reader.read(p)
        if reading is not None:
            out.append(self._in_text(reading))
        else:
            out += self._through(p, seen)
        for c in parse.kids(p, "conj"):
            if self.grammar.is_verb(c):
                out += self._line(c, seen)
        for c in self.grammar.adverbials(p, _BESIDE):
            if c > p and parse.tags[c] in _FINITE and parse.kids(c, "nsubj", "nsubjpass"):
                out += self._line(c, seen)
        titled = parse.sentences[parse.sentence_of[p]].part == "title"
        deed = reading is not None and reading.type in _DEEDS
        for c in parse.kids(p, "ccomp", "parataxis") if reading is not None else ():
            behind = c < p and (";" in parse.words[c:p] or (titled and "," in parse.words[c:p] and parse.lemmas[p] not in _SAYING))
            if (deed or behind) and self._is_side_by_side(p, c):
                out += self._line(c, seen)
        return out + self._added(p)

    def _is_side_by_side(self, p: int, c: int) -> bool:
        """"Russia vetoed the text, China abstained and France accused Moscow": a clause with a subject of its own beside a deed, and not what is said."""
        parse = self.parse
        if not self.grammar.is_verb(c) or not parse.kids(c, "nsubj", "nsubjpass") or parse.kids(c, "mark"):
            return False
        return parse.lemmas[c] not in _SAYING and any(parse.words[t] in (",", ";", "-", "–", "—") for t in range(min(p, c), max(p, c)))

    def _added(self, p: int) -> list[Reading]:
        """"…, the ministry said, accusing Caracas of provocation": what somebody adds to his words is told beside them, not in them."""
        parse = self.parse
        out = []
        said = [c for c in parse.kids(p, "parataxis") if c > p]
        own = self.reader.read(p)
        for v in [p, *said] if own is None or own.type in _UTTERED else said:  # what is added to a deed stands beside it: see ``_side``
            for c in parse.kids(v, "advcl"):
                if c > v and parse.tags[c] == "VBG" and parse.words[c - 1] == "," and not parse.kids(c, "nsubj", "mark"):
                    reading = self.reader.read(c)
                    if reading is not None and reading.type in _ADDED and not reading.negated and self.role_finder.roles(reading).actors:
                        out.append(reading)
        return out

    def _in_text(self, reading: Reading) -> Reading:
        """"Adopted a resolution condemning Syria", "passed a law banning the party": what the text does, where the reading tells but that it was adopted."""
        if reading.type != "SUPPORT" or not self.grammar.is_verb(reading.token):
            return reading
        for o in self.grammar.of(reading.token).objects:
            if self.matcher.in_class(o, "ruling_text"):
                for c in self.parse.kids(o, "acl"):
                    told = self.reader.read(c)
                    if told is not None and not told.negated:
                        return told
        return reading

    def _through(self, p: int, seen: set[int]) -> list[Reading]:
        """Past a verb of saying to what is said, past a light verb to its noun, past "there is" to what there is."""
        parse = self.parse
        for c in [*parse.kids(p, *_CLAUSES), *self._harm.causes(p)]:
            found = self._line(c, seen)
            if found:
                return found + [r for other in self._listed(p, c) for r in self._line(other, seen)]
        if self.grammar.is_verb(p):
            for c in [*parse.kids(p, "acomp", "attr", "dobj", "oprd"), *parse.kids(p, "nsubj", "nsubjpass")]:
                found = self._nominal(c)
                if found:
                    return found
            for c in [x for prep in ("to", "in", "into") for x in self.grammar.of(p).preps.get(prep, [])]:
                found = self._nominal(c)
                if found and parse.lemmas[p] in _LEADING:
                    return found
            return []
        return self._nominal(p)

    def _listed(self, p: int, first: int) -> list[int]:
        """"Police said three were killed, 12 were wounded": the further clauses of what is told, each with a subject of its own."""
        parse = self.parse
        if parse.deps[first] != "ccomp" or first < p:
            return []
        return [c for c in parse.kids(p, "ccomp") if c > first and parse.kids(c, "nsubj", "nsubjpass") and not parse.kids(c, "mark")]

    def _nominal(self, c: int) -> list[Reading]:
        """An event noun, or one behind a noun of evidence or measure ("no sign of a withdrawal")."""
        t = self.grammar.head_noun(c)
        reading = self.reader.read(t)
        if reading is not None:
            return [reading]
        for prep in self.parse.kids(t, "prep"):
            for inner in [*self.parse.kids(prep, "pobj"), *self.parse.kids(prep, "pcomp")]:
                reading = self.reader.read(self.grammar.head_noun(inner))
                if reading is not None and self.parse.lower[prep] == "of":
                    return [reading]
        for clause in self.parse.kids(t, "acl", "relcl"):
            reading = self.reader.read(clause)
            if reading is not None:
                return [reading]
        return []

    def _fallback(self, live: list[int]) -> list[Reading]:
        """Where the main line says nothing: the strongest reading nearest to the root."""
        best: tuple[float, Reading] | None = None
        for t in live:
            reading = self.reader.read(t)
            if reading is None or self._is_background(t) or self.parse.deps[t] == "amod" or self._is_forgone(t) or self._is_of_a_kind(t):
                continue  # "a captured officer" tells of whom, not what happened
            if self._is_topic(t) and not self._has_sides(reading):
                continue
            score = reading.weight - 0.8 * self.parse.depths[t] + (0.5 if self.grammar.is_verb(t) else 0.0)
            if best is None or score > best[0]:
                best = (score, reading)
        if best is None:
            return []
        line = self._line(best[1].token, set()) if self._is_told_in_text(best[1].token) else []
        return line if any(r is best[1] for r in line) else [best[1]]

    def _is_told_in_text(self, t: int) -> bool:
        """"Said in a statement that troops had repelled the attack and killed 30": a clause that hangs on what somebody said it in."""
        noun = self.parse.heads[t]
        return self.parse.deps[t] in ("acl", "ccomp") and bool(self.parse.kids(t, "mark")) and self.parse.lemmas[noun] in _SAID_IN

    def _is_topic(self, t: int) -> bool:
        """"The book tells of the war": a noun that only says what somebody speaks of."""
        prep = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and not self.grammar.is_verb(t) and self.parse.lower[prep] in ("of", "about") and self.parse.lemmas[self.parse.heads[prep]] in _TOPICAL

    def _has_sides(self, reading: Reading) -> bool:
        """Whether anybody does it or undergoes it."""
        roles = self.role_finder.roles(reading)
        return bool(roles.actors or roles.recipients)

    def _dated(self, t: int) -> bool:
        """Whether a date of its own hangs on a noun: "the removal of the president on 22 February"."""
        left, right = self.parse.edges[t]
        return any(x in self._times for x in range(left, right))

    def is_denied(self, t: int) -> bool:
        """Whether a noun is the object of a verb that denies: "denied accusations"."""
        return not self.grammar.is_verb(t) and self.parse.deps[t] == "dobj" and self.parse.lemmas[self.parse.heads[t]] in _DENIES

    def is_option(self, t: int) -> bool:
        """Whether the token names one of several options: "options ranging from exercises to the basing of forces"."""
        return self._options(t) is not None

    def _options(self, t: int) -> int | None:
        parse = self.parse
        for a in parse.ancestors(t):
            if self.matcher.in_class(a, "options"):
                return a if self.grammar.is_verb(parse.heads[a]) and parse.deps[a] in ("dobj", "nsubjpass") else None
            if self.grammar.is_verb(a) and parse.deps[a] not in ("acl", "conj", "pcomp"):
                return None
        return None

    def _chooser(self, t: int, roles: Roles) -> Roles:
        """Who has the options would be who acts."""
        noun = self._options(t)
        if roles.actors or noun is None:
            return roles
        actors = self.role_finder.as_actors(self.grammar.of(self.parse.heads[noun]).agents)
        return replace(roles, actors=tuple(actors))

    def _is_background(self, t: int) -> bool:
        """Inside a clause of time: "… after crowds burned its embassy", "worsened since the attack"."""
        parse = self.parse
        if parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] in _SINCE and not self.role_finder.as_actors(self.grammar.of(t).agents):
            return True
        for a in (t, *parse.ancestors(t)):
            if parse.deps[a] in ("advcl", "pcomp") and self.grammar.is_verb(a):
                marks = [parse.lower[c] for c in parse.kids(a, "mark", "advmod")] + ([parse.lower[parse.heads[a]]] if parse.deps[a] == "pcomp" else [])
                if any(m in _TEMPORAL or m in _CONDITIONS for m in marks):
                    return True
        return False

    def _leads_up(self, t: int) -> bool:
        """"The last hurdle to expanding the alliance", "an obstacle to resuming talks": a gerund that a noun leads up to has not happened."""
        parse = self.parse
        prep = parse.heads[t]
        return parse.deps[t] == "pcomp" and parse.lower[prep] == "to" and parse.deps[prep] == "prep" and parse.pos[parse.heads[prep]] == "NOUN"

    def _is_forgone(self, t: int) -> bool:
        """"Instead of withdrawing its troops", "rather than negotiate": what was not done, and nobody denies."""
        parse = self.parse
        for a in (t, *parse.ancestors(t)):
            if parse.deps[a] == "pcomp" and parse.lower[parse.heads[a]] == "of" and self.grammar.forgoes(parse.heads[a]):
                return True
            if any(parse.lower[m] == "than" and parse.lower[m - 1] == "rather" for m in parse.kids(a, "mark", "prep", "cc") if m):
                return True
            if parse.deps[a] not in ("xcomp", "conj", "dobj", "pobj", "prep", "compound"):
                return False
        return False

    # ------------------------------------------------------------------ what hangs on it

    def _side(self, t: int, consumed: set[int], operators: set[int]) -> EventDraft | None:
        parse = self.parse
        if parse.heads[t] in consumed and parse.deps[t] in ("xcomp", "dobj", "compound", "amod"):
            return None
        told = self._is_told(t)
        if self._is_of_a_kind(t):
            return None
        if (self._absorbed(t, operators) and not told) or self._is_forgone(t):
            return None
        verb = self.grammar.is_verb(t)
        if verb and parse.deps[t] not in _SUBORDINATE:
            return None
        reading = self.reader.read(t)
        if reading is None or (not verb and reading.weight < 0) or (verb and self._leads_up(t)):
            return None
        roles, _ = self._harm.completed(reading, self.role_finder.roles(reading))
        if self.is_option(t):
            return EventDraft(reading, self._chooser(t, roles), False)
        own = [m for m in roles.actors if m.known]
        others = [m for m in roles.recipients if m.known]
        if self._is_complete(reading, roles):
            return EventDraft(reading, roles, False)
        if not verb and others and self._dated(t) and not self._is_meanwhile(t):
            return EventDraft(reading, roles, False)
        if verb and reading.type == "PROTEST" and roles.actors and roles.explicit and not self._is_background(t):
            return EventDraft(reading, roles, False)  # "fired at demonstrators who were marching": crowds need no name
        if not own or not roles.explicit:
            return None
        if told and verb and reading.weight >= 1:
            return EventDraft(reading, roles, False)
        if not others and not (verb and reading.weight >= 2 and parse.deps[t] == "relcl"):
            return None
        if verb and self._is_background(t) and not any(m.form in ("name", "agent", "person") and "@" not in m.key for m in others):
            return None
        return EventDraft(reading, roles, False)

    def _is_of_a_kind(self, t: int) -> bool:
        """"Anyone who attacked them", "a militia that fights alongside the army": what tells of which kind somebody is, and nothing that happened."""
        parse = self.parse
        if parse.deps[t] != "relcl":
            return False
        if parse.lower[parse.heads[t]] in _ANYBODY:
            return True
        reading = self.reader.read(t) if parse.tags[t] in ("VBZ", "VBP") and not parse.kids(t, "aux", "auxpass") else None
        return reading is not None and reading.type == "ASSAULT"

    def _is_told(self, t: int) -> bool:
        """"Dismissed claims that it had bombed Idlib": what is denied is what the claim says, so that it is told."""
        parse = self.parse
        noun = parse.heads[t]
        clause = parse.deps[t] in ("acl", "ccomp") or (parse.deps[t] == "relcl" and any(parse.lower[c] == "that" for c in parse.kids(t, "mark")))
        if not clause or parse.deps[noun] != "dobj" or parse.lemmas[parse.heads[noun]] not in _DENIES:
            return False
        return any(self.matcher.in_class(noun, name) for name in ("accusation", "report_noun"))

    def _deeds(self, live: list[int], drafts: list[EventDraft]) -> list[EventDraft]:
        """"Demanded an inquiry into the police firing", "criticised police for opening fire": what is spoken of as done, by those whose work it is.

        Beside what somebody known does ("Iran let envoys visit the detained reporters") arrests that nobody is said to have made are mere background.
        """
        out = []
        told = {d.reading.token for d in drafts}
        abroad = any(m.known for d in drafts for m in (*d.roles.actors, *d.roles.recipients))
        for t in live:
            reading = self.reader.read(t) if t not in told and self._is_spoken_of(t) else None
            if reading is None or reading.type not in FORCE or reading.future or reading.negated:
                continue
            roles = self.role_finder.roles(reading)
            doers = [m for m in roles.actors if _POLICE in m.sectors]
            own = roles.explicit and any(m.form != "implied" for m in doers)
            if own or (doers and not abroad and self._is_past_arrest(reading)):
                out.append(EventDraft(reading, roles, False))
        return out

    def _is_past_arrest(self, reading: Reading) -> bool:
        """"After the arrests of two aides", "the arrested strikers": not "demanded the arrest of two aides"."""
        t, parse = reading.token, self.parse
        if reading.mode != "arrest" or parse.deps[t] == "amod":
            return reading.mode == "arrest"
        whose = self.grammar.of(t)
        return parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] in _SINCE - {"before", "until"} and bool(whose.objects or whose.agents)

    def _is_spoken_of(self, t: int) -> bool:
        """Whether a deed is a definite noun, gerund or participle ("the police firing on strikers"), or what somebody is criticised for."""
        parse, above = self.parse, self.parse.heads[t]
        if not self.grammar.is_verb(t):
            return parse.deps[t] in ("dobj", "pobj", "nsubj", "nsubjpass") and self._is_definite(t)
        if parse.deps[t] == "amod" and parse.tags[t] == "VBN":  # "the arrested strikers were released"
            return self._is_definite(above)
        if parse.tags[t] != "VBG":
            return False
        if parse.deps[t] == "acl":
            return above == t - 1 and self._is_definite(above)
        blame = self.reader.read(parse.heads[above]) if parse.deps[t] == "pcomp" and parse.lower[above] == "for" else None
        return blame is not None and blame.row.id == _CONDEMNS

    def _is_definite(self, noun: int) -> bool:
        """Whether "the" or its like stands before a noun and what is compounded with it, wherever the parser hangs it."""
        parse = self.parse
        first = min((c for c in parse.kids(noun, "compound") if c < noun), default=noun)
        return parse.lower[first - 1] in _DEFINITE or any(parse.lower[c] in _DEFINITE for c in parse.kids(noun, "det"))

    def _is_meanwhile(self, t: int) -> bool:
        """"During a visit to Kenya that began on Sunday": a noun that only says when."""
        governor = self.parse.heads[t]
        return self.parse.deps[t] == "pobj" and self.parse.lower[governor] in _DURING

    def _is_complete(self, reading: Reading, roles: Roles) -> bool:
        """Whether the frame itself tells who acts: "when police opened fire", "hurt in police firing"; no country is needed."""
        row = reading.row
        if not isinstance(row, FrameRow) or reading.future or reading.negated:
            return False
        if not row.implied:  # "as police silenced two stations": so does who acts, where the pattern asks for more than its word
            least = 2 if self.grammar.is_verb(reading.token) else 3
            return reading.type in FORCE and roles.explicit and reading.weight >= least and any(_POLICE in m.sectors for m in roles.actors)
        return any(row.implied in m.sectors and (m.form != "implied" or reading.weight >= (2 if self.grammar.is_verb(reading.token) else 3)) for m in roles.actors)


def _merged(drafts: list[EventDraft], parse: Parse) -> list[EventDraft]:
    """Codebook rules that look at the whole sentence.

    What a protest is about is no event of its own, but tells whom it is against; a military move in the course of an attack
    is part of the attack.
    """
    protests = [d for d in drafts if d.main and d.reading.type == "PROTEST"]
    if protests:
        first = protests[0]
        topics = [d for d in drafts if not d.main and d.reading.type in ("PROTEST", "REQUEST", "ACCUSE", "REJECT") and _same_actors(d, first)]
        for topic in topics:
            if not first.roles.recipients:
                merged = replace(first, roles=replace(first.roles, recipients=topic.roles.recipients))
                drafts = [merged if d is first else d for d in drafts]
                first = merged
        drafts = [d for d in drafts if all(d is not t for t in topics)]
    owner = {t: d for d in drafts for t in d.reading.tokens}
    # "The bombing killed four": the noun and what it did are one event
    drafts = [d for d in drafts if d.main or not _done_by(d, owner, parse)]
    if any(d.reading.type == "ASSAULT" and d.main for d in drafts):
        drafts = [d for d in drafts if d.reading.type != "MOBILIZE" or d.main]
    return drafts


def _done_by(d: EventDraft, owner: Mapping[int, EventDraft], parse: Parse) -> bool:
    """Whether an event noun is the subject of a verb that codes the same kind of event, or says what a state is ("is on a trip") or how talks ended."""
    head = parse.heads[d.token]
    if head not in owner and parse.lemmas[parse.heads[head]] == "be":
        head = parse.heads[head]
    above = owner.get(head)
    if above is None or above is d:
        return False
    ended = isinstance(above.reading.row, FrameRow) and above.reading.row.reciprocal and parse.deps[d.token] == "nsubj"
    return ended or above.reading.type == d.reading.type


def _same_actors(a: EventDraft, b: EventDraft) -> bool:
    return {m.key for m in a.roles.actors} == {m.key for m in b.roles.actors}


def _distinct(drafts: list[EventDraft]) -> list[EventDraft]:
    """Without a second event of the same type, actors and recipients in one sentence, nor one whose doer nobody names beside its like with a recipient."""
    out: list[EventDraft] = []
    seen: set[tuple[object, ...]] = set()
    told = {(d.reading.type, d.reading.mode, m.key) for d in drafts if d.roles.recipients for m in d.roles.actors if m.form == "implied"}
    for d in drafts:
        if not d.main and not d.roles.recipients and any((d.reading.type, d.reading.mode, m.key) in told for m in d.roles.actors):
            continue  # "placed under house arrest"
        key = (d.reading.type, tuple(m.key for m in d.roles.actors), tuple(m.key for m in d.roles.recipients))
        if key not in seen:
            seen.add(key)
            out.append(d)
        elif d.main:  # "fired tear gas to disperse them and detained four": what was done outranks what was aimed at
            out = [d if not o.main and key == (o.reading.type, tuple(m.key for m in o.roles.actors), tuple(m.key for m in o.roles.recipients)) else o for o in out]
    return out
