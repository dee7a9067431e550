"""``find_figures``: a parse in, the numbers of people and things out, in the order of the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dragoman.coding.figures.amounts import AmountReader
from dragoman.coding.figures.components import with_breakdowns, with_compositions
from dragoman.coding.figures.kinds import Counted, Counter
from dragoman.coding.figures.model import Amount, FigureMention
from dragoman.coding.times import TimeMention
from dragoman.knowledge.figure_words import FigureWords, built_in_figure_words
from dragoman.language import Parse
from dragoman.records import BEFELL
from dragoman.records.model import FigureKind

_YEARS = range(1500, 2101)
_OTHERS = ("other", "others", "more")
_UNTOLD = frozenset({"if", "unless", "whether", "until", "so"})
_LIKELIER = [["more", a] for a in ("likely", "realistic", "accurate", "plausible", "probable", "credible")]
_NEAR = frozenset({"to", "closer", "nearer", "close", "near"})
_GROWING = frozenset({"rise", "reach", "climb", "grow", "exceed", "increase", "hit", "top", "pass", "go", "surpass", "double"})
_HEARD = 12  # as many may be asked
_SMALL = 10  # below it, a definite number ("the two leaders") counts nothing new


def find_figures(
    parse: Parse, times: Sequence[TimeMention] = (), words: FigureWords | None = None, places: Collection[int] = (), names: Collection[int] = (),
    speakers: Collection[int] = (),
) -> list[FigureMention]:
    """Every figure of the parsed parts.

    ``times`` are the time expressions already found, whose numbers are no figures; ``words`` is the vocabulary, the built-in
    one if none is given; ``places`` the head tokens of place names; ``names`` the tokens of names whose numbers count nothing ("Five Star");
    ``speakers`` the head tokens of those who only say something.
    """
    words = words or built_in_figure_words()
    counter = Counter(parse, words, places)
    taken = [False] * len(parse)
    for mention in times:
        taken[mention.tokens[0] : mention.tokens[1]] = [True] * (mention.tokens[1] - mention.tokens[0])
    for t in names:
        taken[t] = True
    found = []
    bare: set[int] = set()  # first tokens of numbers that count only what was counted before
    for amount in AmountReader(parse, words).read(taken):
        if amount.low is not None and amount.high is not None and amount.low > amount.high:
            continue
        counted = counter.counted(amount)
        figure = _is_figure(parse, words, counter, amount, counted) and not _are_heard(parse, amount, counted, speakers)
        if counted.kind == "other" and not figure and _is_bare_count(parse, words, amount, counted):
            bare.add(amount.first)
        if figure or amount.first in bare:
            counted = replace(counted, kind="other") if _is_to_come(parse, counted) else counted
            found.append(_mention(parse, words, amount, counted, counter.currency(counted.head, amount)))
    found = _taken_up(counter, words, found, bare)
    found = with_breakdowns(parse, words, _bounded(_apart(found)))
    return with_compositions(parse, words, counter, found)


def _is_figure(parse: Parse, words: FigureWords, counter: Counter, amount: Amount, counted: Counted) -> bool:
    """Whether an amount counts something: no age, name, address, code, list number, bare "one"."""
    if _is_age(parse, amount) or _is_designation(parse, words, amount, counted.head) or _is_code(parse, amount):
        return False
    noun_kind = counter.noun_kind(counted.head)
    if noun_kind == "none":
        return False
    if amount.high == 0:
        return _is_none(parse, words, counted, noun_kind)
    if amount.unit is not None or counted.befell:
        return True
    if counted.kind != "other":
        return amount.low != 1 or amount.high != 1 or (counted.head is not None and parse.heads[amount.core] == counted.head)
    if counted.head is not None and parse.tags[counted.head] == "NNP":
        return False
    if amount.low == amount.high == 1 and parse.deps[amount.core] == "nsubj" and parse.pos[parse.heads[amount.core]] == "VERB":
        return False  # "one of them said"
    if any(tuple(parse.lower[amount.last : amount.last + len(p)]) == p for p in words.breakdowns["after"]):
        return True
    if counted.head is None and counted.deed is not None and amount.low != amount.high and counter.is_subject(amount):
        return True  # "tens of thousands celebrated"
    if counted.head is None or (amount.small and noun_kind != "person"):
        return False
    if amount.low == amount.high == 1 and amount.bound == "exact":
        return False
    if amount.low == amount.high and amount.low in _YEARS and parse.words[amount.core].isdigit() and parse.tags[counted.head] not in ("NNS", "NNPS"):
        return False
    return not (_is_definite(parse, amount) and (amount.high or amount.low or 0) < _SMALL)


def _is_to_come(parse: Parse, counted: Counted) -> bool:
    """"The toll could reach 500": so many may be killed, and nobody has counted them."""
    verb = counted.deed
    if counted.kind not in BEFELL or verb is None or parse.lemmas[verb] not in _GROWING:
        return False
    return any(parse.tags[a] == "MD" for a in parse.kids(verb, "aux"))


def _are_heard(parse: Parse, amount: Amount, counted: Counted, speakers: Collection[int]) -> bool:
    """"Two security sources said", "an officer and three witnesses said": how many were heard counts nobody who did or underwent anything."""
    head = counted.head
    while head is not None and parse.deps[head] == "conj":
        head = parse.heads[head]
    return head in speakers and not counted.befell and counted.kind in ("other", "displaced") and (amount.high or 0) <= _HEARD


def _is_none(parse: Parse, words: FigureWords, counted: Counted, noun_kind: str) -> bool:
    """"No one was hurt", "no casualties": that none were killed or hurt is a count, if it is told as a fact; that no reason was given is none."""
    if counted.kind not in BEFELL and not counted.befell and noun_kind != "casualties":
        return False
    verb = counted.deed if counted.deed is not None else counted.event
    if verb is None:
        return True
    row = words.triggers.get((parse.lemmas[verb], "verb"))
    if row is not None and row.kind == "detained" and not row.strong:
        return False  # "no hostages were released"
    hedged = any(parse.tags[a] in ("MD", "TO") for a in parse.kids(verb, "aux")) or any(parse.lower[m] in _UNTOLD for m in parse.kids(verb, "mark"))
    return not hedged


def _is_bare_count(parse: Parse, words: FigureWords, amount: Amount, counted: Counted) -> bool:
    """A number by itself under a verb of counting: "put it at 40", "spoke of 14", "hospitals counted 31", and, with the verb left out, "police of nine"."""
    core = amount.core
    if amount.unit is not None or counted.head is not None or not (amount.low or amount.high) or amount.small or core + 1 < amount.last:
        return False
    dep, up = parse.deps[core], parse.heads[core]
    behind = [w for w in parse.lower[amount.last : amount.last + 2] if w != ","]
    if behind[:1] == ["according"] and amount.first and parse.lower[amount.first - 1] in ("or", "("):
        return True  # "lost 12 men, or 30 according to the rebels"
    if behind[:1] in (["nearer"], ["closer"]) or parse.lower[amount.last : amount.last + 2] in _LIKELIER:
        return True  # "thought 5,000 nearer the mark"
    if dep == "dobj":
        return (parse.lemmas[up], "") in words.counting
    if dep != "pobj":
        return False
    while parse.lower[up] in _NEAR and parse.heads[up] < up:
        up = parse.heads[up]  # "at closer to 25"
    if parse.lemmas[up] == "be" and "closer" in parse.lower[up:core]:
        return True  # "organizers said it was closer to 7,000"
    name, verb = parse.lower[up], parse.heads[up]
    if parse.pos[verb] == "VERB":
        return (parse.lemmas[verb], name) in words.counting
    return speaks_short(parse, up) is not None and any((parse.lemmas[a], name) in words.counting for a in parse.ancestors(verb))


def speaks_short(parse: Parse, preposition: int) -> int | None:
    """Who gives a number where the verb is left out: "(the army spoke of five dead,) the rebels of 46"."""
    who = parse.heads[preposition]
    before = parse.edges[who][0] - 1
    if parse.pos[who] not in ("NOUN", "PROPN") or parse.deps[who] not in ("appos", "conj", "npadvmod", "dep", "nsubj", "dobj"):
        return None
    return who if before >= 0 and parse.lower[before] in (",", "and", "but", ";") and preposition == who + 1 else None


def _is_definite(parse: Parse, amount: Amount) -> bool:
    before = amount.first - 1
    if parse.lower[amount.first] == "all":
        return True
    return before >= 0 and (parse.lower[before] in ("the", "these", "those", "both", "first", "last", "other") or parse.tags[before] in ("PRP$", "POS"))


def _is_age(parse: Parse, amount: Amount) -> bool:
    """ "24-year-old", "aged 24", "Ali, 24,"."""
    low, first, last = parse.lower, amount.first, amount.last
    if "old" in low[last : last + 4] and "year" in " ".join(low[last : last + 2]):
        return True
    if first and low[first - 1] in ("aged", "age"):
        return True
    if first < 2 or low[first - 1] != "," or parse.pos[first - 2] != "PROPN" or not (amount.low and amount.low < 120):
        return False
    return last >= len(low) or low[last] in (",", ".", ")", ";")


def _is_designation(parse: Parse, words: FigureWords, amount: Amount, head: int | None) -> bool:
    """A number behind the noun it names, "Resolution 1441", "221 Baker Street", or one that is part of a name."""
    core, before = amount.core, amount.first - 1
    if before < 0 or parse.sentence_of[before] != parse.sentence_of[core] or amount.unit is not None:
        return head is not None and parse.pos[head] == "PROPN" and parse.tags[head] == "NNP" and _next_to_name(parse, amount)
    if parse.lemmas[before] in words.designators and parse.pos[before] in ("NOUN", "PROPN") and parse.words[core][0].isdigit():
        return True
    if parse.lower[before] in ("no", "no.", "nos", "#", "number") and parse.words[core][0].isdigit():
        return True
    own = parse.heads[core] if parse.heads[core] < core else None
    named = own is not None and parse.pos[own] == "PROPN" and parse.deps[core] in ("nummod", "appos", "compound") and before == own
    street = head is not None and parse.tags[head] == "NNP" and _next_to_name(parse, amount)
    return (named and head is None) or street


def _next_to_name(parse: Parse, amount: Amount) -> bool:
    """A singular name right behind the digits: "10 Downing Street", "24 Hours" are names."""
    last = amount.last
    return last < len(parse) and parse.tags[last] == "NNP" and parse.words[amount.core][0].isdigit() and (amount.low or 0) < 1000


def _is_code(parse: Parse, amount: Amount) -> bool:
    """ "F-16", "Su-25", "COVID-19", "3-1", "24/7": glued to a letter, or to another number, by a hyphen or a stroke."""
    core = amount.core
    if parse.words[core][0].isdigit() and core >= 2 and parse.words[core - 1] in ("-", "/", "–") and parse.ends[core - 1] == parse.starts[core]:
        glued = parse.ends[core - 2] == parse.starts[core - 1]
        if glued and amount.first >= core - 1:
            return True
    after = amount.last
    return after < len(parse) and parse.words[after] in ("/", ":") and parse.starts[after] == parse.ends[after - 1]


def _apart(figures: list[FigureMention]) -> list[FigureMention]:
    """Figures whose tokens overlap an earlier one's are dropped."""
    out: list[FigureMention] = []
    for figure in figures:
        if not out or figure.tokens[0] > out[-1].tokens[0]:
            out.append(figure)
    return out


def _taken_up(counter: Counter, words: FigureWords, figures: list[FigureMention], bare: Collection[int]) -> list[FigureMention]:
    """"The rebels put the number at 2,000", "hospitals counted 31": the count of what the figure before it counts; ``bare`` numbers that
    follow no count are none."""
    parse = counter.parse
    out: list[FigureMention] = []
    for f in figures:
        count = _is_count(parse, words, f)
        last = next((o for o in reversed(out) if o.kind != "other"), None) if count else out[-1] if out else None
        crowd = _crowd(parse, words, f, last) if count else None
        if crowd is not None:
            out.append(replace(f, kind="protesters", unit=parse.lemmas[crowd], event=parse.heads[crowd]))
            continue
        asked = _asked(counter, f) if f.tokens[0] in bare else None
        if asked is not None:
            f = replace(f, kind=asked[1], event=asked[0], deed=asked[0])
        elif last is not None and _follows(parse, words, f, last, f.tokens[0] in bare):
            f = replace(f, kind=last.kind, unit=last.unit, event=last.event, deed=last.deed)
        elif f.tokens[0] in bare:
            continue
        out.append(f)
    return out


def _asked(counter: Counter, f: FigureMention) -> tuple[int, FigureKind] | None:
    """What a bare number answers: "Police did not say how many had been *detained*, but lawyers put it at 200"."""
    parse, at = counter.parse, f.tokens[0]
    start = parse.sentences[parse.sentence_of[at]].start
    many = next((t for t in range(at - 1, start, -1) if parse.lower[t] == "many" and parse.lower[t - 1] == "how"), None)
    return counter.befallen(many) if many is not None and not any(parse.tags[t] == "CD" for t in range(many, at)) else None


def _crowd(parse: Parse, words: FigureWords, f: FigureMention, last: FigureMention | None) -> int | None:
    """The crowd that was told without a number, later than the last count: "Crowds marched on the embassy. State television put their number at 50,000"."""
    here = parse.sentence_of[f.tokens[0]]
    start = max(parse.sentences[max(here - 1, 0)].start, last.tokens[1] if last is not None else 0)
    crowds = (t for t in range(f.tokens[0] - 1, start - 1, -1) if parse.deps[t] in ("nsubj", "nsubjpass") and parse.tags[t] == "NNS")
    return next((t for t in crowds if _is_crowd(words, parse.lemmas[t])), None)


def _is_crowd(words: FigureWords, noun: str) -> bool:
    row = words.triggers.get((noun, "noun"))
    return words.nouns.get(noun) == "protesters" or (row is not None and row.kind == "protesters")


def _follows(parse: Parse, words: FigureWords, f: FigureMention, last: FigureMention, bare: bool) -> bool:
    count = _is_count(parse, words, f)
    if f.kind != "other" or last.kind in ("other", "money") or parse.sentence_of[f.tokens[0]] - parse.sentence_of[last.tokens[0]] > (2 if count else 1):
        return False
    return bare or count


def _is_count(parse: Parse, words: FigureWords, f: FigureMention) -> bool:
    """"The number", "his figure", "a figure of 34": a noun for a count that was given before."""
    if f.kind != "other" or f.head is None or parse.lemmas[f.head] not in words.tolls or parse.kids(f.head, "relcl", "acl", "compound"):
        return False
    preps = parse.kids(f.head, "prep")
    if preps:
        return len(preps) == 1 and parse.lower[preps[0]] == "of" and any(f.tokens[0] <= o < f.tokens[1] for o in parse.kids(preps[0], "pobj"))
    return bool(parse.kids(f.head, "poss")) or any(parse.lower[d] in ("the", "that", "this") for d in parse.kids(f.head, "det"))


def _bounded(figures: list[FigureMention]) -> list[FigureMention]:
    """"No fewer than nine and no more than 15 people": two bounds of one count are its range."""
    out: list[FigureMention] = []
    for f in figures:
        last = out[-1] if out else None
        if (
            last is not None and last.head is not None and last.head == f.head and last.bound == "at-least" and f.bound == "at-most"
            and last.low is not None and f.high is not None and last.low <= f.high
        ):  # fmt: skip
            span = (min(last.span[0], f.span[0]), max(last.span[1], f.span[1]))
            out[-1] = replace(last, high=f.high, bound="exact", span=span, tokens=(last.tokens[0], f.tokens[1]))
        else:
            out.append(f)
    return out


def _mention(parse: Parse, words: FigureWords, amount: Amount, counted: Counted, currency: str | None) -> FigureMention:
    first, last = amount.first, amount.last
    head = counted.head
    if head is not None and last <= head < last + 6 and not amount.share and amount.unit is None:
        last = head + 1
    unit = amount.unit or currency or (parse.lemmas[head] if head is not None else None)
    if head and amount.unit is None and f"{parse.lower[head - 1]} {parse.lemmas[head]}" in words.nouns:
        unit = f"{parse.lower[head - 1]} {parse.lower[head]}"  # "square kilometres"
    if counted.befell:
        whom = parse.lower[head] if head is not None and parse.lower[head] not in (*_OTHERS, *counted.befell.split()) else ""
        unit = f"{whom} {counted.befell}".strip()
    return FigureMention(
        span=parse.span(first, last),
        kind=counted.kind,
        low=_whole(amount.low),
        high=_whole(amount.high),
        bound=amount.bound,
        approximate=amount.approximate,
        unit=unit,
        head=head,
        event=counted.event,
        updated=counted.updated,
        deed=counted.deed,
        tokens=(first, last),
    )


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
