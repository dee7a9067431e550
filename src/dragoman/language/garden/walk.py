"""The walk through a parse that calls each repair where it may be needed: the lists of a parse in, changed in place.

A glance at a word's tag, label or lemma decides whether a repair is called: most words need none. Verbs that were not seen: ``verbless``;
participles that were taken for the verb: ``reduced``; headlines, whose words are verb and noun alike: ``headlines``; verbs joined to the
wrong word: ``joints``; who speaks: ``speakers``; what was done to whom: ``deeds``; clauses without a word before them: ``contact``; who did it: ``by_whom``;
verbs taken for participles before a second subject: ``flared``; those killed, who were made to speak: ``tolled``;
set phrases and conditions: ``phrases``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.language.garden.accused import accusing_them, charged_in_turn, charged_with_more
from dragoman.language.garden.addressed import ADDRESSING, told_that
from dragoman.language.garden.appended import hung_on
from dragoman.language.garden.aside import ASIDES, answered
from dragoman.language.garden.by_whom import by_accuser, by_guards, by_whom, joined_passive, of_what
from dragoman.language.garden.contact import clause_denied, contact, whom
from dragoman.language.garden.deeds import (
    CALLING,
    FEELINGS,
    GRANTING,
    JUDGING,
    SETTING_OFF,
    SO_FOUND,
    STRIKING,
    WANTING,
    also_hurt,
    as_noun,
    asleep,
    between,
    called_so,
    charged,
    counted_hurt,
    described,
    done,
    felt,
    found_so,
    granted,
    in_marks,
    minded,
    named,
    of_deed,
    plural,
    set_free,
    set_off,
    shifted,
    struck_at,
    thrown_open,
    told,
    unwelcome,
    wanted,
    wished,
)
from dragoman.language.garden.flared import BY_ITSELF, flared
from dragoman.language.garden.headlines import of_headline
from dragoman.language.garden.joints import (
    CLAUSELESS,
    abstained,
    behind_relative,
    dated,
    deed_first,
    each_its_own,
    fronted,
    in_step,
    inverted,
    joined,
    listed,
    out_of_step,
    own_subject,
    parted,
    past_gerund,
    past_infinitive,
    progressive,
    should_it,
    styled,
    surname,
    third,
    upon,
    went_on,
    who_there,
    with_subject,
)
from dragoman.language.garden.lifting import FINITE, INFLECTED, NOUNS, SHORTEST
from dragoman.language.garden.phrases import (
    BORDERS,
    PROVIDED,
    TERMS,
    down_tools,
    let_go,
    let_them_go,
    of_claim,
    outside_of,
    promised_to,
    proved,
    provided,
    shared_border,
    should_name,
    since_day,
    spreads,
    term,
    that_is_denied,
    that_it_had,
    two_names,
)
from dragoman.language.garden.reduced import (
    BELIEVED,
    SUFFERED,
    absolute,
    freed,
    held_first,
    hurled,
    infinite,
    resumed_subject,
    shifted_object,
    shown,
    subjectless,
    to_do,
    unbelieved,
    unpost,
    unsuspected,
)
from dragoman.language.garden.resumed import AGAINST, meanwhile, second_deed, spoke_between
from dragoman.language.garden.speakers import (
    OUTCOMES,
    SPEAKING,
    TELLING,
    adds,
    as_clause,
    counting,
    goes_on,
    list_cut,
    of_them,
    outcome,
    resumes,
    speaking,
    spoken_after,
    spokesman,
    tells_last,
)
from dragoman.language.garden.told_last import CLOSING, UNCHANGED, closes, unchanged, whose
from dragoman.language.garden.tolled import done_before, tolled
from dragoman.language.garden.untrue import UNTRUE, called_untrue
from dragoman.language.garden.verbless import (
    beyond,
    governed,
    irregular,
    lacks_verb,
    lifted,
    perfected,
    set_apart,
    shot_dead,
    since_when,
    tried,
)
from dragoman.language.parse import Parse, Sentence

_NO_VERBS: Mapping[str, bool] = {}
# A word that has none of these tags, labels and forms needs no repair by ``_words``.
_TAGS = frozenset({"VBD", "VBZ", "VB", "VBN", "VBG", "CD"})
_LABELS = frozenset({"nmod", "ccomp", "advmod", "npadvmod", "appos", "conj"})
_FORMS = frozenset({"between", "by", "dead", "off", "down", "open", "free", "should", "had", "as", "go", "them", "tools", "itself", "themselves", "whom", "persona", "personae", "since", "outside", "inside"}) | AGAINST | ASIDES | TERMS | UNTRUE | BORDERS
_HURT = frozenset({"wounded", "injured"})
_NAMES = frozenset({"NNP", "NNPS"})
_BEFORE_NOUN = frozenset({"amod", "compound"})


def mend(parse: Parse, verbs: Mapping[str, bool] = _NO_VERBS) -> None:
    """Puts right what is known to go wrong. ``verbs``: those a headline may have for its verb, each with whether it is a verb only."""
    irregular(parse)
    believed = not BELIEVED.isdisjoint(parse.lemmas)
    for k, s in enumerate(parse.sentences):
        root = _root(parse, s, verbs, believed)
        if root != s.root:
            parse.sentences[k] = replace(s, root=root)
        if parse.pos[s.start] == "ADP" and s.part == "body":
            dated(parse, parse.sentences[k])
            fronted(parse, parse.sentences[k])
        if parse.tags[s.start] == "VBG" and s.part == "body" and s.end - s.start > SHORTEST:
            deed_first(parse, parse.sentences[k])
        _words(parse, k)


def _root(parse: Parse, s: Sentence, verbs: Mapping[str, bool], believed: bool) -> int:
    """The root of a sentence after the first repair that moves it: its verb was not seen, or a participle was taken for it."""
    root = lifted(parse, s) if lacks_verb(parse, s) else perfected(parse, s)
    if root == s.root and s.part == "body":
        root = beyond(parse, s)
    if root == s.root and s.part == "body":
        root = hung_on(parse, s)
    if root == s.root and s.part == "body" and parse.pos[root] in NOUNS:
        root = governed(parse, s) or tried(parse, s) or set_apart(parse, s) or since_when(parse, s) or root
    joined(parse, s)
    root = freed(parse, s) if parse.lemmas[root] in SUFFERED and root == s.root else root
    if believed and root == s.root:
        root = unbelieved(parse, s)
    if parse.tags[root] == "VB" and root == s.root and s.part == "body":
        root = infinite(parse, s)
    elif parse.tags[root] == "VBG" and root == s.root:
        root = shown(parse, s)
        root = absolute(parse, s) if root == s.root else root
    elif parse.pos[root] in NOUNS and root == s.root:
        root = hurled(parse, s)
    if root == s.root and parse.lemmas[root] == "suspect":
        root = unsuspected(parse, s)
    return of_headline(parse, s, verbs) if root == s.root and _is_headline(parse, s) else root


def _is_headline(parse: Parse, s: Sentence) -> bool:
    """A title, or the line below it that is written like one: "Ankara warns of ban; Athens urges calm"."""
    return s.part == "title" or (s.part == "standfirst" and ";" in parse.words[s.start : s.end] and parse.words[s.end - 1] not in (".", "!", "?"))


def _words(parse: Parse, k: int) -> None:
    """Repairs around single words of a sentence, from left to right; each may see what those before it made."""
    s = parse.sentences[k]
    if s.end - s.start > 2 and parse.lower[s.start + 1] == "and" and parse.deps[s.start] == "compound":
        two_names(parse, s.start)
    words, lower, lemmas, tags, deps, heads = parse.words, parse.lower, parse.lemmas, parse.tags, parse.deps, parse.heads
    if lower[s.start] == "should":
        should_name(parse, s, s.start)
    elif lower[s.start] in PROVIDED:
        provided(parse, s, s.start)
    for t in range(s.start + 1, s.end):
        if tags[t] not in _TAGS and deps[t] not in _LABELS and lower[t] not in _FORMS and not (deps[t] in _BEFORE_NOUN and (heads[t] < t or words[t].endswith("ing"))):
            continue
        if lower[t] == "go" and lower[t - 1] == "let" and (root := let_go(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if lower[t] == "go" and deps[t] == "ccomp" and lemmas[heads[t]] == "let" and heads[t] < t - 1:
            let_them_go(parse, t)
        if lower[t] == "tools" and lower[t - 1] == "down" and (root := down_tools(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if deps[t] in ("csubj", "csubjpass") and tags[t] == "VBN":
            held_first(parse, s, t)
        if deps[t] == "advcl" and tags[t] == "VBN" and lemmas[t] in SPEAKING:
            spoke_between(parse, s, t)
        if deps[t] in ("nmod", "compound") and tags[t] == "NNP" and t + 1 < s.end and heads[t] > t + 1:
            promised_to(parse, t)
        if lower[t] in AGAINST and deps[t] == "mark" and deps[heads[t]] == "advcl" and parse.pos[heads[t]] in NOUNS:
            meanwhile(parse, s, t)
        if lower[t] == "them":
            of_them(parse, s, t)
        if lower[t] in ("outside", "inside") and deps[t] in _BEFORE_NOUN and tags[t] in ("JJ", "NN"):
            outside_of(parse, t)
        if lower[t] == "since" and deps[t] == "mark":
            since_day(parse, s, t)
        if deps[t] in ("acl", "relcl") and (lemmas[heads[heads[t]]] in ADDRESSING or lemmas[heads[heads[heads[t]]]] in ADDRESSING):
            told_that(parse, s, t)
        if lower[t] == "should":
            should_name(parse, s, t)
        elif lower[t] in PROVIDED:
            provided(parse, s, t)
        if lower[t] == "proved" and deps[t] == "acl" and (root := proved(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if tags[t] == "VBG" and deps[t] == "attr" and (root := progressive(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if tags[t] == "VBG" and deps[t] == "advcl" and deps[t - 1] == "mark":
            spreads(parse, s, t)
        if lower[t] in TERMS and deps[t] in ("appos", "dobj", "npadvmod"):
            term(parse, s, t)
        if deps[t] == "conj" and tags[t] == "VBD" and tags[heads[t]] == "VBG":
            out_of_step(parse, s, t)
        if deps[t] == "advcl" and tags[t] in ("VBD", "VBN", "VBZ", "VBP") and lower[heads[t] + 1 : heads[t] + 2] == ["that"]:
            that_it_had(parse, t)
        if deps[t] in ("acl", "relcl") and tags[t] in ("VBD", "VBN", "VBZ"):
            that_is_denied(parse, s, t)
        if deps[t] == "relcl" and parse.pos[t] == "VERB" and deps[heads[t]] == "pobj":
            of_claim(parse, s, t)
        if deps[t] == "relcl" and deps[heads[t]] in ("pobj", "conj"):
            who_there(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "acl":
            subjectless(parse, s, t)
        if tags[t] == "VBD" and (root := unpost(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if deps[t] == "advcl" and tags[t] in ("VBD", "VBN") and heads[t] < t:
            resumed_subject(parse, t)
        if deps[t] == "advcl" and tags[t] in ("VBD", "VBN"):
            shifted_object(parse, s, t)
        if deps[t - 1] == "pobj" and ((deps[t] in ("advcl", "ccomp") and tags[t] == "VBD") or (deps[t] == "acl" and tags[t] in INFLECTED and heads[t] == t - 1)):
            upon(parse, s, t)
        if deps[t] == "acl" and lemmas[t] in TELLING and (root := tells_last(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if tags[t] in INFLECTED and words[t][0].isupper() and tags[t - 1] == "NNP" and heads[t - 1] == t and deps[t - 1] == "compound":
            surname(parse, s, t)
        if lower[t] == "dead" and lower[t - 1] == "shot" and (root := shot_dead(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if tags[t] == "VBZ" and deps[t] == "nsubj":
            plural(parse, s, t)
        if lower[t] in BORDERS:
            shared_border(parse, s, t)
        if lower[t] == "between":
            between(parse, s, t)
        if lower[t] == "by" and deps[t] == "prep":
            by_whom(parse, s, t)
            by_guards(parse, s, t)
            by_accuser(parse, t)
        if tags[t] == "VBG" and deps[t] == "pcomp" and lower[heads[t]] == "of":
            of_what(parse, heads[t])
        if tags[t] == "NN" and deps[t] == "ccomp":
            wished(parse, s, t)
        if deps[t] == "ccomp" and lower[t] in SO_FOUND:
            found_so(parse, t)
        if tags[t] == "VBG" and deps[t] == "advcl" and deps[t - 1] == "nsubj":
            struck_at(parse, t)
        if tags[t] == "VB" and deps[t] == "ccomp":
            told(parse, s, t)
        elif tags[t] == "VB" and deps[t] == "pobj":
            to_do(parse, t)
        if tags[t] == "VBN" and deps[t] == "acomp":
            minded(parse, t)
        if deps[t] == "ccomp" and tags[t] in ("VBN", "VBD") and lemmas[heads[t]] in WANTING:
            wanted(parse, s, t)
        if tags[t] == "VBN" and lower[t] in FEELINGS and (root := felt(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if heads[t] == t - 1 and deps[t] == "xcomp" and tags[t] == "VBG" and lemmas[t - 1] in STRIKING:
            asleep(parse, s, t)
        elif heads[t] == t - 1 and deps[t] in ("advmod", "npadvmod") and words[t][0].isupper():
            named(parse, s, t)
        if deps[t] in ("acl", "relcl") and tags[t] in ("VBD", "VBN"):
            contact(parse, s, t)
            if lemmas[t] in BY_ITSELF and (root := flared(parse, s, t)) != s.root:
                s = parse.sentences[k] = replace(s, root=root)
        if lower[t] in _HURT and deps[t] == "acl" and tags[t - 1] == "CD":
            counted_hurt(parse, t)
        elif lower[t] in _HURT and deps[t] == "conj" and tags[t - 1] == "CD":
            also_hurt(parse, t)
        if tags[t] == "VBN" and deps[t] == "acl" and words[t - 1] == ",":
            third(parse, s, t)
        if deps[t] == "npadvmod" and lemmas[heads[t]] in GRANTING:
            granted(parse, s, t)
        if lower[t] == "open":
            thrown_open(parse, t)
        if lower[t] in ("itself", "themselves"):
            styled(parse, s, t)
        if lower[t] == "free":
            set_free(parse, t)
        if lower[t] in ("persona", "personae") and deps[t] == "ccomp":
            unwelcome(parse, t)
        if tags[t] == "VBG" and deps[t] == "conj" and tags[heads[t]] == "VBG":
            each_its_own(parse, t)
        if lower[t] == "whom" and deps[t] == "nsubj":
            whom(parse, t)
        if lower[t] in SETTING_OFF and deps[t] == "prep" and heads[t] == t - 1 and lemmas[t - 1] in SETTING_OFF[lower[t]]:
            set_off(parse, t)
        if lower[t] == "should" and deps[t] == "aux" and heads[t] > t + 1 and (root := should_it(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if lower[t] == "had" and deps[t] in ("ccomp", "advcl", "xcomp", "dep"):
            inverted(parse, s, t)
        if tags[t] in ("VBD", "VBN") and deps[t] == "conj" and tags[heads[t]] in ("VB", "VBN", "VBP"):
            past_infinitive(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "conj" and tags[heads[t]] == "VB":
            went_on(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "conj" and tags[heads[t]] == "VBG":
            past_gerund(parse, t)
        if tags[t] == "VBD" and deps[t] == "conj" and tags[heads[t]] in ("VBZ", "VBP"):
            in_step(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "conj" and deps[heads[t]] == "relcl" and tags[heads[t]] == "VBD":
            behind_relative(parse, t)
        if tags[t] == "CD" and heads[t] == t - 1 and lemmas[t - 1] == "say":
            counting(parse, s, t)
        if deps[t] in ("amod", "appos") and heads[t] < t and lemmas[heads[heads[t]]] in CALLING:
            called_so(parse, t)
        if lower[t] in ASIDES and (words[t - 1] == "," or words[t - 2] == ","):
            answered(parse, s, t)
        if lower[t] in UNTRUE and (root := called_untrue(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if deps[t] == "conj" and words[t][0].isupper() and tags[t] in _NAMES:
            own_subject(parse, s, t)
        if deps[t] == "appos" and heads[t] < t - 2:
            listed(parse, s, t)
        if deps[t] == "appos" and heads[t] < t - 1:
            spokesman(parse, t)
            whose(parse, s, t)
        if tags[t] in ("VBD", "VBZ") and lemmas[t] in CLOSING and (root := closes(parse, s, t)) != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        if tags[t] == "VB" and deps[t] == "conj" and lower[t] in UNCHANGED:
            unchanged(parse, t)
        if tags[t] == "VBD" and deps[t] == "conj" and tags[heads[t]] == "VBN":
            joined_passive(parse, s, t)
        if deps[t] == "conj" and (tags[t] in FINITE or tags[t] in ("VBN", "VB")):
            parted(parse, s, t)
        if deps[t] == "ccomp" and tags[t] in ("VBD", "VBZ") and deps[t - 1] == "dobj":
            clause_denied(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "ccomp" and lemmas[heads[t]] in CLAUSELESS:
            abstained(parse, t)
        if tags[t] == "VBD" and deps[t] == "amod" and heads[t] > t:
            with_subject(parse, s, t)
        if tags[t] == "VBD" and deps[t] == "conj" and lemmas[t] in SPEAKING:
            goes_on(parse, s, t)
        if deps[t] == "conj" and tags[t] in ("VBN", "VBG", "VB"):
            resumes(parse, s, t)
        if tags[t] in ("VBD", "VBZ") and lemmas[t] == "say":
            if (root := tolled(parse, s, t)) != s.root:
                s = parse.sentences[k] = replace(s, root=root)
            done_before(parse, s, t)
            second_deed(parse, s, t)
            list_cut(parse, k, t)
            as_clause(parse, s, t)
        if tags[t] in ("VBD", "VBZ") and heads[t - 1] != t:
            speaking(parse, s.start, t)
        elif words[t] == "as" and t + 2 < s.end and lemmas[t - 1] in JUDGING:
            shifted(parse, s, t)
        elif words[t] == "as" and heads[t] > t and deps[t] in ("advmod", "mark", "prep"):
            described(parse, t)
        elif words[t].endswith("ing") and deps[t] in ("amod", "compound"):
            done(parse, s, t)
            charged(parse, t)
        elif tags[t] == "VBG" and deps[t] == "xcomp" and heads[t] == t - 2:
            in_marks(parse, t)
        elif tags[t] == "VBG" and deps[t] == "pcomp" and lower[t - 1] == "after" and lemmas[t] in SPEAKING:
            spoken_after(parse, t)
        elif tags[t] == "VBG" and deps[t] == "conj" and lemmas[heads[t]] == "accuse":
            charged_with_more(parse, t)
        elif tags[t] == "VBG" and words[t - 1] == "," and deps[t] == "advcl" and lemmas[heads[t]] == "accuse" and lemmas[t] not in SPEAKING:
            charged_in_turn(parse, s, t)
            if lemmas[t] in OUTCOMES and deps[t] == "advcl":
                outcome(parse, s, t)
        elif tags[t] == "VBG" and words[t - 1] == "," and lemmas[t] in SPEAKING:
            accusing_them(parse, s, t)
            adds(parse, s, t)
        elif tags[t] == "VBG" and words[t - 1] == "," and lemmas[t] in OUTCOMES:
            outcome(parse, s, t)
        elif tags[t] == "VBG" and deps[t] in ("pobj", "dobj", "nsubj") and heads[t - 1] == t and deps[t - 1] == "compound":
            as_noun(parse, t)
        elif tags[t] == "VBG" and deps[t] in ("advcl", "acl") and deps[t - 1] == "pobj" and t + 1 < s.end and lower[t + 1] == "of":
            of_deed(parse, t)
