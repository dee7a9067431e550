"""What the model sees of an event word: the rules' outcome, the words on the way to the root, and the word's own clause.

``symbols`` are names that are present or not; ``numbers`` a short fixed row. (The parser's context vectors were tried beside
them and added nothing.)
"""

from __future__ import annotations

from dragoman.coding.factuality.compose import Composer
from dragoman.coding.factuality.edges import is_definite
from dragoman.coding.factuality.judgement import label_of
from dragoman.language import Parse

NUMBERS = 10
_REACH = 5  # governors looked at
_NEAR = ("if", "would", "could", "may", "might", "will", "expected", "plans", "should", "not", "n't", "no")


def symbols(composer: Composer, token: int) -> list[str]:
    """Names of what holds for the event word."""
    parse = composer.parse
    out = ["bias"]
    _rules(composer, token, out)
    _word(parse, token, "w", out)
    _path(parse, token, out)
    _clause(parse, token, "", out)
    _sentence(parse, token, out)
    return out


def numbers(composer: Composer, token: int) -> list[float]:
    """The rules' certainty at the word and on the way up, depth, and counts; each about one in size."""
    parse = composer.parse
    node = composer.node(token)
    marks = composer.marks(token)
    above = composer.node(node.up).value if node.up is not None else 3.0
    lowest = min((m.effect for m in marks), default=3.0)
    sentence = parse.sentences[parse.sentence_of[token]]
    return [
        node.value / 3, node.context / 3, above / 3, lowest / 3, abs(node.value) / 3, float(node.value > 2.9),
        min(len(marks), 6) / 3, min(parse.depths[token], 10) / 5,
        min(sentence.end - sentence.start, 60) / 30, (token - sentence.start) / max(1, sentence.end - sentence.start),
    ]  # fmt: skip


def _rules(composer: Composer, token: int, out: list[str]) -> None:
    """What the rules say of the token, and which words on its way they counted."""
    node = composer.node(token)
    marks = composer.marks(token)
    out.append("rule=" + label_of(node.value))
    out.append("context=" + label_of(node.context))
    out.append("frame=" + node.edge.frame)
    out.append("marks=" + str(min(len(marks), 4)))
    for k, m in enumerate(marks):
        turned = label_of(m.effect)
        out.append("class=" + m.sign.klass)
        out.append("class=" + m.sign.klass + turned)
        out.append("sign=" + m.sign.lemma)
        if k < 2:
            out.append(f"sign{k}={m.sign.lemma}{turned}")
            out.append(f"class{k}={m.sign.klass}{turned}")
    out.append("classes=" + " ".join(m.sign.klass for m in marks[:3]))
    if marks:
        out.append("outermost=" + marks[-1].sign.klass)


def _word(parse: Parse, t: int, name: str, out: list[str]) -> None:
    """The shape of one word under a name."""
    out.append(f"{name}.lemma={parse.lemmas[t]}")
    out.append(f"{name}.tag={parse.tags[t]}")
    out.append(f"{name}.pos={parse.pos[t]}")
    out.append(f"{name}.dep={parse.deps[t]}")
    out.append(f"{name}.tagdep={parse.tags[t]} {parse.deps[t]}")
    out.append(f"{name}.suffix={parse.lower[t][-3:]}")


def _path(parse: Parse, token: int, out: list[str]) -> None:
    """Governors, their labels, modals and negation, as far as the root."""
    t, route = token, []
    for k in range(_REACH):
        h = parse.heads[t]
        if h == t:
            break
        route.append(parse.deps[t])
        if k < 3:
            out.append(f"up{k}.lemma={parse.lemmas[h]}")
            out.append(f"up{k}.dep={parse.deps[t]} {parse.lemmas[h]}")
            out.append(f"up{k}.tag={parse.tags[h]}")
        out.append(f"above.lemma={parse.lemmas[h]}")
        _clause(parse, h, "up." if k < 2 else "far.", out)
        t = h
    out.append("route=" + " ".join(route[:2]))
    out.append("route3=" + " ".join(route[:3]))
    out.append("depth=" + str(min(len(route), 5)))
    if t != token:
        out.append("root=" + parse.lemmas[t])


def _clause(parse: Parse, t: int, name: str, out: list[str]) -> None:
    """Auxiliaries, negation, conjunction, subject, determiner and adverbs of a word."""
    auxiliaries = []
    for c in parse.children[t]:
        dep, word = parse.deps[c], parse.lower[c].replace("’", "'")
        if dep in ("aux", "auxpass"):
            auxiliaries.append(word)
            out.append(f"{name}aux={word}")
        elif dep in ("neg", "mark", "advmod", "det", "prt", "amod", "compound", "poss", "predet", "acomp"):
            out.append(f"{name}{dep}={word}")
        elif dep in ("nsubj", "nsubjpass", "dobj", "attr"):
            out.append(f"{name}{dep}.tag={parse.tags[c]}")
            if parse.pos[c] in ("PRON", "DET") or not name:
                out.append(f"{name}{dep}={word}")
            out.extend(f"{name}{dep}.det={parse.lower[d]}" for d in parse.children[c] if parse.deps[d] == "det")
        elif dep in ("prep", "advcl", "xcomp", "ccomp", "conj"):
            out.append(f"{name}has={dep} {word if dep == 'prep' else ''}")
    if auxiliaries:
        out.append(f"{name}auxiliaries=" + " ".join(auxiliaries))
    if not name:
        out.append("definite=" + str(is_definite(parse, t)))
        out.append(f"form={parse.tags[t]} " + " ".join(auxiliaries))


def _sentence(parse: Parse, token: int, out: list[str]) -> None:
    """What the whole sentence tells: quoted, a question, how it opens."""
    s = parse.sentences[parse.sentence_of[token]]
    words = parse.lower[s.start : s.end]
    quotes = 0
    for i in range(s.start, token):
        if parse.words[i] in ('"', "``", "''", "“", "”"):
            quotes += 1
    if quotes % 2:
        out.append("quoted")
    if words[-1] in ("?", '"', "''") and "?" in words[-3:]:
        out.append("question")
    out.append("first=" + words[0])
    before = parse.lower[token - 1] if token > s.start else "^"
    after = parse.lower[token + 1] if token + 1 < s.end else "$"
    out.append("before=" + before)
    out.append("after=" + after)
    two = parse.lower[token - 2] if token - 1 > s.start else "^"
    out.append(f"before2={two} {before}")
    out.extend("near=" + word for word in _NEAR if word in words)
