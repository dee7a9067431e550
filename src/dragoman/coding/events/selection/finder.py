"""Which readings become events: one main event a sentence with its coordinated verbs, others only where they stand complete.

Emitting every candidate codes what a sentence merely mentions; the codebook's coders code what it reports. So the main line of a
sentence is followed from its root through verbs of saying, light verbs and conjunction; what hangs on it is coded only where its
own words name who did it and to whom or what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.events.accidents import is_accident
from dragoman.coding.events.disasters import without_victims
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.echo import TAKEN, echoed, is_leaving, released, resumed
from dragoman.coding.events.games import without_games
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.harm import Harm
from dragoman.coding.events.homes import at_homes
from dragoman.coding.events.involvement import Parts
from dragoman.coding.events.matching import Matcher
from dragoman.coding.events.naming import words_of
from dragoman.coding.events.participants import asks_others, is_political
from dragoman.coding.events.parties import is_common
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reader, Reading
from dragoman.coding.events.roles import RoleFinder, Roles, Said
from dragoman.coding.events.selection.alleged import Alleged
from dragoman.coding.events.selection.background import Background
from dragoman.coding.events.selection.beside import SideEvents
from dragoman.coding.events.selection.main import MainLine
from dragoman.coding.events.selection.merging import distinct, merged
from dragoman.coding.events.selection.options import Options
from dragoman.coding.events.selection.spoken import SpokenOf
from dragoman.coding.events.selection.told import DENIES
from dragoman.coding.events.selection.view import View
from dragoman.coding.events.selection.weighed import Weighed
from dragoman.knowledge import Knowledge, OperatorRow
from dragoman.language import Parse, Sentence

# What is aimed at somebody, so that the next such act in a sentence is aimed at the same where it names nobody.
_AIMED = (frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN", "REQUEST"}), frozenset({"SUPPORT", "CONSULT", "AGREE"}))
_HELD = ("held",)
_HOLDING = frozenset({"detention", "captivity", "custody", "imprisonment", "prison", "jail"})
_ANSWERS = frozenset({"deny", "confirm", "admit", "acknowledge"})

# A report of more sentences in its body than these tells the claims of its first one nowhere else so fully, so that they count there too.
_ALONE = 2
_GAINSAYING = 3  # sentences within which what was told is said not to have been


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
        speakers: Mapping[int, int] | None = None,
    ) -> None:
        """``place_country``: head tokens of places to ISO3; ``places``: heads of place names that may have no country;

        ``not_events``: tokens that are something else (a month is no march); ``sources``: tokens that somebody says, to the head of
        who says them; ``speakers``: words of saying to the head of who says it.
        """
        self.parse = parse
        self.grammar = Grammar(parse)
        self.matcher = Matcher(parse, knowledge.frames, cast, self.grammar, frozenset([*place_country, *places]), frozenset(not_events))
        self.reader = Reader(parse, self.matcher, self.grammar, frozenset(sources or ()))
        self.cast = cast
        self._sources = dict(sources or {})
        # Nothing that is kept may refer back to this: a document must go when nobody holds it, without the collector of garbage.
        self.parts = Parts(parse, self.grammar, cast, knowledge.involvement)
        body = [k for k, s in enumerate(parse.sentences) if s.part == "body"]
        self.role_finder = RoleFinder(parse, self.grammar, cast, dict(place_country), Said(dict(sources or {}), dict(speakers or {})), self.parts.of, body[0] if body else len(parse.sentences))
        self._harm = Harm(parse, self.grammar, self.matcher, self.reader, self.role_finder)
        lead = (body[0] - (len(body) > _ALONE)) if body else len(parse.sentences)
        view = View(parse, self.grammar, self.matcher, self.reader, self.role_finder, self._harm, lead)
        background = Background(view)
        self._options = Options(view)
        self._main = MainLine(view, background)
        self._beside = SideEvents(view, background, self._options, frozenset(not_events))
        self._spoken = SpokenOf(view)
        self.is_lead = view.is_lead
        self._alleged = Alleged(view)
        self._weighed = Weighed(view)

    def find(self) -> list[EventDraft]:
        """Events in the order of the text."""
        out: list[EventDraft] = []
        for sentence in self.parse.sentences:
            if sentence.part not in ("dateline", "byline"):
                out.extend(released(self.parse, self.grammar, resumed(self.parse, d, out), out) for d in self._sentence(sentence, out))
        out = [d for d in without_games(self.parse, self.matcher, out) if not is_accident(self.parse, self.grammar, self.matcher, d)]
        told = echoed(self.parse, self.grammar, at_homes(self.parse, without_victims(self.parse, self.matcher, out)), self._told_by)
        return at_homes(self.parse, sorted([*self._weighed.of(told), *self._alleged.of(told)], key=lambda d: d.token))

    def _told_by(self, t: int) -> Mention | None:
        """Who says what stands at a token, where somebody does."""
        source = self._sources.get(t)
        return self.cast.mention(source) if source is not None else None

    def _sentence(self, sentence: Sentence, before: Sequence[EventDraft]) -> list[EventDraft]:
        """What the main line of a sentence reports, what stands complete beside it, and what is spoken of as done. ``before``: the events of earlier sentences."""
        live = self.reader.live(sentence.start, sentence.end)
        if not live:
            return []  # most sentences: none of their words can propose an event
        main, of_time = self._main.of(sentence.root, live)
        drafts: list[EventDraft] = []
        consumed = {t for r in main for t in r.tokens}
        part_of: set[int] = set()
        for r in map(self._harm.by_means, main):
            roles, told = self._harm.completed(r, self.role_finder.roles(r))
            r = self._main.named(r)
            drafts.append(EventDraft(r, self._options.chosen(r.token, self._shared(r, roles, drafts)), True, told, r.trigger in of_time))
            part_of |= told
        drafts = [d for d in drafts if d.reading.type != "ASSAULT" or d.token not in part_of]  # "… when a bomber blew himself up" is how they were killed
        consumed |= part_of
        operators = {t for r in main if isinstance(r.row, OperatorRow) and r.row.id != "aspect" for t in (r.inner.tokens if r.inner else [r.token])}
        for t in live:
            if t not in consumed:
                side = self._beside.of(t, consumed, operators)
                if side is not None:
                    drafts.append(side)
                    consumed |= side.reading.tokens | side.told
        drafts += self._spoken.of([t for t in live if t not in consumed or t in operators], drafts)
        drafts.sort(key=lambda d: d.token)
        found = distinct(merged([self._harm.as_abduction(d) for d in drafts], self.parse), self.parse, self.is_option, self.is_lead)
        found = [d for d in found if not self._is_neither(d)]
        return [d for d in found if self.is_option(d.token) or is_political(d.reading, d.roles, d.main) or self._is_freed(d, [*before, *found]) or self._is_answered(d) or self._is_gainsaid(d, before) or is_leaving(self.parse, self.grammar, d) or is_common(self.parse, self.grammar, d)]

    def words(self, d: EventDraft) -> tuple[int, int]:
        """The range of tokens that name an event: its trigger, with the noun that a verb only lends itself to."""
        return words_of(self.parse, self.grammar, self.reader, d.token, d.reading.type)

    def _is_freed(self, d: EventDraft, told: Sequence[EventDraft]) -> bool:
        """"Two hostages were released", "he was freed after five months' detention", "police arrested 87. Most were released": who was held is free, whoever held him."""
        args = self.grammar.of(d.token)
        held = self.matcher.any_in(args.objects, _HELD) or any(self.parse.lemmas[n] in _HOLDING for n in (*args.preps.get("after", ()), *args.preps.get("from", ())))
        taken = self.grammar.is_passive(d.token) and any(e.reading.mode in TAKEN and not e.reading.negated for e in told)
        return d.main and d.reading.mode == "release" and (held or taken)

    def _is_neither(self, d: EventDraft) -> bool:
        """"Would neither confirm nor deny the raid": who does not deny rejects nothing."""
        parse, t = self.parse, d.token
        if d.reading.type != "REJECT" or parse.lemmas[t] != "deny" or parse.lemmas[parse.heads[t]] not in _ANSWERS:
            return False
        return not {"nor", "or"}.isdisjoint(parse.lower[parse.heads[t] : t])

    def _is_gainsaid(self, d: EventDraft, before: Sequence[EventDraft]) -> bool:
        """"Rwanda had sent rockets, a report said. Officials insisted that no rockets had been sent": a deed of the kind that was just told, and is said not to have been done by anybody."""
        if not self.grammar.is_passive(d.token):
            return False
        here = self.parse.sentence_of[d.token]
        near = (e for e in before if here - self.parse.sentence_of[e.token] <= _GAINSAYING)
        denied = d.reading.negated or bool(self.parse.kids(d.token, "neg")) or any(self.grammar.is_nobody(s) for s in self.parse.kids(d.token, "nsubjpass"))
        return denied and any(e.reading.type == d.reading.type and not e.reading.negated and any(m.known for m in e.roles.actors) for e in near)

    def _is_answered(self, d: EventDraft) -> bool:
        """"Moscow would neither confirm nor deny the seizure": a deed without a doer, but with somebody known who answers for it."""
        verb = self.parse.heads[d.token]
        if self.parse.deps[d.token] != "dobj" or self.parse.lemmas[verb] not in _ANSWERS or d.reading.type not in MATERIAL_CONFLICT:
            return False
        return any(m.known for m in self.role_finder.as_actors(self.grammar.of(verb).agents))

    def _shared(self, reading: Reading, roles: Roles, before: list[EventDraft]) -> Roles:
        """"Accused Paris of stoking unrest and recalled his ambassador": what is said or done next, to nobody else, is done to the same."""
        above = next((d for d in before if self.parse.heads[reading.token] in d.reading.tokens), None)
        joined = above is not None and self.parse.deps[reading.token] in ("conj", "advcl") and not self.parse.kids(reading.token, "nsubj", "nsubjpass")
        if above is None or not joined or not any({reading.type, above.reading.type} <= kinds for kinds in _AIMED):
            return roles
        if asks_others(self.grammar, reading) or any(m.known or "GOV" not in m.sectors for m in roles.recipients) or not any(m.known for m in above.roles.recipients):
            return roles
        return replace(roles, recipients=above.roles.recipients)

    def is_known_before(self, d: EventDraft) -> bool:
        """"In reply to the duty Rome imposed on Swiss cheese in May": what a clause with a doer of its own tells of a definite noun."""
        return self._beside.is_known_before(d.reading, d.roles)

    def is_denied(self, t: int) -> bool:
        """Whether a noun is the object of a verb that denies: "denied accusations"."""
        return not self.grammar.is_verb(t) and self.parse.deps[t] == "dobj" and self.parse.lemmas[self.parse.heads[t]] in DENIES

    def is_option(self, t: int) -> bool:
        """Whether the token names one of several options: "options ranging from exercises to the basing of forces"."""
        return self._options.of(t) is not None

    def option(self, t: int) -> int | None:
        """The noun for the options of which the token names one."""
        return self._options.of(t)
