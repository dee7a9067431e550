"""How things hang together: causes, conditions, purposes, contrasts, each with the word that says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record, Span

pytestmark = pytest.mark.model

# (text, "kind: from → to [cue]"): an event by its trigger, other words in quotes
RELATIONS = [
    ("Russia's annexation of Crimea triggered sanctions by the European Union.", ["causes: annexation → sanctions [triggered]"]),
    ("The bombing led to protests in Cairo.", ["causes: 'The bombing' → protests [led to]"]),
    ("Protests were sparked by the arrest of a Kenyan journalist.", ["causes: 'the arrest of a Kenyan journalist' → Protests [sparked]"]),
    ("Poland expelled two Russian diplomats because Russia arrested a Polish journalist.", ["causes: arrested → expelled [because]"]),
    ("Egypt closed the border because of the attack on its soldiers.", ["causes: 'the attack on its soldiers' → closed [because of]"]),
    ("Israel bombed Gaza in retaliation for a rocket attack on Ashkelon.", ["causes: 'a rocket attack on Ashkelon' → bombed [in retaliation for]"]),
    ("Turkey will release the journalist if Germany apologises.", ["condition: 'if Germany apologises' → release [if]"]),
    ("China will impose sanctions on Taiwan unless it cancels the vote.", ["condition: 'unless it cancels the vote' → impose [unless]"]),
    ("Peru would close its border with Chile should the army attack its soldiers.", ["condition: 'should the army attack its soldiers' → close [should]"]),
    ("Should the talks collapse, Egypt could close the border with Sudan.", ["condition: 'Should the talks collapse' → close [Should]"]),
    ("Should the negotiations fail, Egypt could close the border with Sudan.", ["condition: 'Should the negotiations fail' → close [Should]"]),
    ("Were Russia to invade Estonia, NATO would send troops.", ["condition: invade → send [Were]"]),
    ("Ghana will withdraw its troops as long as the rebels disarm.", ["condition: 'as the rebels disarm' → withdraw [as long as]"]),
    ("Turkey said it would send aid to Somalia, provided the rebels left the port.", ["condition: 'provided the rebels left the port' → send [provided]"]),
    ("Chad will free the prisoners on the condition that Sudan pulls out its troops.", ["condition: 'that Sudan pulls out its troops' → free [on the condition that]"]),
    ("Iran said it would free the sailors in exchange for the release of its scientists by the United States.", ["condition: release → free [in exchange for]"]),
    ("Chad fought the rebels as long as Libya attacked its villages.", []),
    ("The rebels had attacked Goma before the army shelled Bukavu.", []),
    ("Chad sent soldiers in order to protect civilians.", ["purpose: sent → 'to protect civilians' [in order]"]),
    ("France sent aid so that Mali could feed its people.", ["purpose: sent aid → feed [so that]"]),
    ("Iran condemned Israel, but Syria praised it.", ["contrast: condemned → praised [but]"]),
    ("Although France condemned Mali, it sent aid to Mali.", ["contrast: condemned → sent aid [Although]"]),
    ("Poland expelled two Russian diplomats on Monday.", []),
    ("Japan and Korea held talks and signed a treaty.", []),
    ("The war led nowhere.", []),
]


def lines(record: Record) -> list[str]:
    text = record.document.text
    triggers = {e.id: text[slice(*e.trigger)] for e in record.events}

    def end(x: str | Span) -> str:
        return triggers[x] if isinstance(x, str) else f"'{text[slice(*x)]}'"

    return [f"{r.kind}: {end(r.from_)} → {end(r.to)} [{text[slice(*r.cue)] if r.cue else ''}]" for r in record.relations]


@pytest.mark.parametrize(("text", "expected"), RELATIONS, ids=[t for t, _ in RELATIONS])
def test_relations(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    assert [line for line in lines(code(text)) if not line.endswith("[to]")] == expected


def test_nothing_is_related_to_itself(code: Callable[[str], Record]) -> None:
    record = code("The attack caused the attack. Israel attacked Lebanon because Israel attacked Lebanon.")
    assert all(r.from_ != r.to for r in record.relations)
