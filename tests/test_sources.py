"""Who answers for what, in whole records: deeds that are no cues, documents and who they are by, troops of whoever is meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

pytestmark = pytest.mark.model

Code = Callable[[str], Record]


def said(record: Record) -> list[tuple[str, str]]:
    """(source, cue) of every attribution."""
    text = record.document.text
    return [(a.source.name, text[slice(*a.cue)] if a.cue else "") for a in record.attributions]


# text, what is said by whom; deeds are not
DEEDS = [
    ("Iran agreed to halt enrichment, and Israel attacked a convoy in Syria.", [("Iran", "agreed")]),
    ("Rebels bombed a bridge near Homs on Monday.", []),
    ("Israel struck a convoy in Syria, witnesses said.", [("witnesses", "said")]),
    ("Turkey said Syria had shelled Akcakale.", [("Turkey", "said")]),
    ("The United States accused Iran of attacking two tankers.", [("United States", "accused")]),
    ("Trump attacked Clinton for her support of the war.", [("Donald Trump", "attacked")]),
    ("Russia said Georgian troops had attacked a village.", [("Russia", "said")]),
    ("Warned the minister: \"Anyone who crosses the border will be shot.\"", [("minister", "Warned")]),
    ("A drone reportedly struck a refinery.", [("", "reportedly")]),
    ("Council members put the death toll at 40.", [("Council members", "put")]),
    ("A doctor placed the number of dead at 41.", [("doctor", "placed")]),
    ("He put the box at the door.", []),
    ("According to a report by the United Nations, government forces killed 300 civilians.", [("United Nations", "According to")]),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS, ids=[d[0] for d in DEEDS])
def test_deeds_are_no_words(code: Code, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(code(text)) == expected


# text, type, actors of the proposition, status, (holder, stance) of each version
OWN = [
    ("Russia denied that its troops had crossed the border. Ukraine said Russian troops crossed the border on Monday.",
     "MOBILIZE", ["RUS MIL"], "contested", [("Russia", "denies"), ("Ukraine", "asserts")]),
    ("Turkey said Russia had denied that its jets bombed Aleppo.",
     "ASSAULT", ["RUS MIL"], "denied", [("Russia", "denies"), ("Turkey", "reports")]),
    ("Putin denied that his soldiers were fighting in Donbas.", "ASSAULT", ["RUS MIL"], "denied", [("Vladimir Putin", "denies")]),
    ("France doubts that Assad attacked the town.", "ASSAULT", ["SYR GOV"], "reported", [("France", "doubts")]),
    ("Lavrov said that, according to Damascus, the rebels had used sarin.",
     "ASSAULT", ["SYR REB"], "reported", [("Syria (government)", "asserts"), ("Sergei Lavrov", "reports")]),
    ("The ministry could not confirm that Syrian forces used chlorine.", "ASSAULT", ["SYR MIL"], "reported", [("ministry", "cannot-confirm")]),
    ("A statement from the Defense Ministry said Ukrainian troops shelled Donetsk.",
     "ASSAULT", ["UKR MIL"], "reported", [("Defense Ministry", "asserts")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type", "actors", "status", "stances"), OWN, ids=[o[0] for o in OWN])
def test_claims_about_own_troops_and_passed_on(
    code: Code, text: str, type: str, actors: list[str], status: str, stances: list[tuple[str, str]]
) -> None:
    claim = next(c for c in code(text).claims if c.proposition.type == type)
    assert (claim.proposition.actors, claim.status) == (actors, status)
    assert [(s.holder.name, s.stance) for s in claim.stances] == stances


# text, (kind, low, high)
COUNTS = [
    ("No fewer than nine and no more than 15 people were hurt.", [("wounded", 9, 15)]),
    ("At least 10 and at most 20 rebels died.", [("killed", 10, 20)]),
    ("Medics put the dead at 27.", [("killed", 27, 27)]),
    ("The UN put the number of refugees at 45,000.", [("displaced", 45000, 45000)]),
    ("Officials put the death toll at 45.", [("killed", 45, 45)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS, ids=[c[0] for c in COUNTS])
def test_counts_with_two_bounds_and_put_at(code: Code, text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(f.kind, f.low, f.high) for f in code(text).figures] == expected


# text, trigger, factuality
UNREAL = [
    ("If the talks had failed, NATO would have bombed Belgrade.", "bombed", "CT-"),
    ("Had the talks failed, NATO would have bombed Belgrade.", "bombed", "CT-"),
    ("Russia would have attacked Georgia if Bush had not warned Moscow.", "attacked", "CT-"),
    ("The army would not have fired on the crowd if the police had stayed.", "fired", "CT+"),
    ("Israel would attack Iran if the talks failed.", "attack", "PS+"),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), UNREAL, ids=[u[0] for u in UNREAL])
def test_unfulfilled_conditions(code: Code, text: str, trigger: str, factuality: str) -> None:
    event = next(e for e in code(text).events if text[slice(*e.trigger)] == trigger)
    assert event.factuality == factuality


# text, (source, its kind) of the last attribution
SPEAKERS = [
    ("Norway's prime minister, Jonas Store, spoke to Afghan delegates in Oslo on Friday, an aide told Reuters.", ("aide", "anonymous")),
    ("Two diplomats told Reuters that ministers were discussing sanctions.", ("diplomats", "anonymous")),
    ("Three witnesses said police had beaten prisoners.", ("witnesses", "anonymous")),
    ("Two rights groups said police had beaten prisoners.", ("rights groups", "collective")),
    ("Two officials said the raid had failed. \"They were waiting for us,\" one of them said.", ("officials", "anonymous")),
    ("Residents said rebels burned the school. \"They came at night,\" said one of the residents.", ("residents", "anonymous")),
    ("One of the banks said profits fell.", ("banks", "named")),
    ("A senior Asian diplomat said the talks had failed. Iran rejected a request for access, according to two diplomats.", ("diplomats", "anonymous")),
    ("U.S. planes bombed Iraq, the Pentagon said. China's foreign minister telephoned his Iraqi counterpart, the ministry said in Beijing.", ("ministry", "named")),
    ("The World Health Organization rebuked Chad on Monday. In a report seen by Reuters, the agency said Chad had expelled its staff.",
     ("World Health Organization", "named")),
    ("The Nigerian rights group Sahara Watch said troops shot ten villagers.", ("Sahara Watch", "named")),
    ("The draft, a copy of which was obtained by the BBC, urges Serbia to withdraw its troops.", ("The draft", "document")),
    ("The bishop said in a letter, a copy of which was seen by Reuters, that soldiers had burned 300 huts.", ("bishop", "named")),
    ("Reuters reported that ten people had died. The agency said rebels had attacked a bus.", ("Reuters", "named")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS, ids=[s[0] for s in SPEAKERS])
def test_who_speaks(code: Code, text: str, expected: tuple[str, str]) -> None:
    """Who closes a sentence, who is one of several, and which agency or ministry is meant."""
    last = [a for a in code(text).attributions if a.within is None][-1]
    assert (last.source.name, last.source.kind) == expected


# text, who answers for each figure
COUNTERS = [
    ("The committee said the shells began falling after dawn prayers and put the death toll at 44.", ["committee"]),
    ("The hospital said a bomb had gone off in a market and put the number of dead at 12.", ["hospital"]),
    ("Police put the number of sailors missing at 53.", ["police"]),
    ("Some 5,000 people had rallied in Tirana, according to a police estimate, while the opposition claimed a turnout of 20,000.", ["a police estimate", "opposition"]),
    ("Ten people died, police said, while hospital officials gave a toll of 14.", ["police", "hospital officials"]),
    ("Thousands rallied in Kampala. Police put their number at 2,000, organisers at nearer 6,000.", ["", "police", "organisers"]),
    ("Police put the number of dead at 30, the rebels at 50.", ["police", "rebels"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTERS, ids=[c[0] for c in COUNTERS])
def test_who_counts(code: Code, text: str, expected: list[str]) -> None:
    """Who gives a toll is who speaks, not what fell; and a second counter answers for his own number."""
    record = code(text)
    names = {a.id: a.source.name for a in record.attributions}
    assert [names.get(f.attribution or "", "") for f in record.figures] == expected


# text, who speaks, types of events
UNNAMED = [
    ("An aide to the mayor, who asked not to be named because she was not authorised to brief reporters, said two guards had died.", ["aide"], []),
    ("A Kenyan official, who was not at liberty to discuss the talks with Somalia, said troops had left Kismayo.", ["Kenyan official"], ["RETREAT"]),
    ("A police officer, speaking on condition of anonymity because he was not allowed to speak to journalists, said rebels had attacked Goma.",
     ["police officer"], ["ASSAULT"]),
    ("The sources, who spoke on condition of anonymity because the meeting with the Taliban was secret, said Qatar had offered money.", ["sources"], ["AGREE"]),
    ("The official lacked authority to speak to the media and asked not to be named.", [], []),
    ("A commander, who declined to be named but said rebels had attacked Goma, spoke by telephone.", ["commander"], ["ASSAULT"]),
    ("A diplomat briefed on the talks said Iran had refused to meet the inspectors.", ["diplomat", "Iran"], ["REJECT"]),
    ("The president refused to speak to the media.", ["president"], ["REJECT"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers", "types"), UNNAMED, ids=[u[0] for u in UNNAMED])
def test_why_nobody_is_named(code: Code, text: str, speakers: list[str], types: list[str]) -> None:
    """That, and why, a source is not named is neither an event nor said by anybody."""
    record = code(text)
    assert ([a.source.name for a in record.attributions], [e.type for e in record.events]) == (speakers, types)


# text, word of the deed, who answers for it
TOLD_WITH = [
    ("Two relatives said the kidnappers had telephoned on Thursday morning, demanding 20 million naira ($12,000).", "demanding", "relatives"),
    ("A trader said the militia had closed the road at noon, shelling two villages (a third was spared).", "closed", "trader"),
    ("The ministry said the talks had failed on Tuesday, blaming the rebels.", "blaming", ""),
    ("The envoy said 30 people had died, urging both sides to stop.", "urging", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "source"), TOLD_WITH, ids=[t[0] for t in TOLD_WITH])
def test_a_participle_is_said_with_what_is_said(code: Code, text: str, word: str, source: str) -> None:
    record = code(text)
    event = next(e for e in record.events if text[slice(*e.trigger)] == word)
    assert next((a.source.name for a in record.attributions if a.id == event.attribution), "") == source
