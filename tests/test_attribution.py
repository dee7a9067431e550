"""Attribution: tables of sentences, and what a careful reader finds in them.

Each line: text, source, cue, content. A source or cue of None: the text has none. Content: pieces that must be covered, and
after ``not:`` words that must not be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.coding.attribution import AttributionFinder, AttributionMention
from dragoman.coding.attribution.finder import WEIGHTS
from dragoman.language import Parse, Parser, Sentence
from dragoman.records import Document, Part

KNOWLEDGE = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "knowledge" / "data"

Row = tuple[str, str | None, str | None, list[str]]

INVERTED: list[Row] = [
    ("The column has left the valley, said General Tarek Haddad.", "General Tarek Haddad", "said", ["The column has left the valley"]),
    ('"We are ready to talk," said Lavrov on Friday.', "Lavrov", "said", ["We are ready to talk"]),
    ("The ceasefire is holding, says the army chief.", "the army chief", "says", ["The ceasefire is holding"]),
    ("The port will reopen on Monday, announced the governor.", "the governor", "announced", ["The port will reopen on Monday"]),
    ('"No one was hurt," added Colonel Imran Shah.', "Colonel Imran Shah", "added", ["No one was hurt"]),
    ('"This is a provocation," declared the prime minister.', "the prime minister", "declared", ["This is a provocation"]),
    ("Aid convoys were turned back, reported the Red Crescent.", "the Red Crescent", "reported", ["Aid convoys were turned back"]),
    ('"Our patience is not endless," warned President Salva Kiir.', "President Salva Kiir", "warned", ["Our patience is not endless"]),
    ("The dam was never mined, insisted Moscow.", "Moscow", "insisted", ["The dam was never mined"]),
    ('"They came at night," recalled Fatima, a teacher from Douma.', "Fatima", "recalled", ["They came at night"]),
    ("\"It was an accident,\" explained the ministry's spokeswoman, Ana Popescu.", "Ana Popescu", "explained", ["It was an accident"]),
    ("Two of the hostages are alive, wrote Le Monde.", "Le Monde", "wrote", ["Two of the hostages are alive"]),
]  # fmt: skip

SPLIT: list[Row] = [
    ('"The talks have failed," the envoy said. "We will go home tomorrow."', "the envoy", "said", ["The talks have failed", "We will go home tomorrow"]),
    ('"Our soldiers," President Kagame said, "will stay as long as they are needed."', "President Kagame", "said", ["Our soldiers", "will stay as long as they are needed"]),
    ('"There is no famine," the minister told parliament. "There is a shortage."', "the minister", "told", ["There is no famine", "There is a shortage"]),
    ('"If they attack," he warned, "we will answer."', "he", "warned", ["If they attack", "we will answer"]),
    ('"The road is open," Mayor Oleh Bondar said on Tuesday. "Buses are running again."', "Mayor Oleh Bondar", "said", ["The road is open", "Buses are running again"]),
    ('"This," the ambassador said, "is unacceptable."', "the ambassador", "said", ["is unacceptable"]),
    ('"We counted eleven bodies," said Yusuf Omar, a doctor. "Most were women."', "Yusuf Omar", "said", ["We counted eleven bodies", "Most were women"]),
    ('"The sanctions hurt us," the trader added. "They hurt everyone."', "the trader", "added", ["The sanctions hurt us", "They hurt everyone"]),
    ('"I saw the helicopter fall," a shepherd told the agency. "It was burning."', "a shepherd", "told", ["I saw the helicopter fall", "It was burning"]),
    ('"The border," Szijjarto wrote, "remains closed until further notice."', "Szijjarto", "wrote", ["remains closed until further notice"]),
    ('"We want peace," the rebel leader said. "But we will not surrender."', "the rebel leader", "said", ["We want peace", "But we will not surrender"]),
    ('"Nobody ordered the strike," Defence Minister Khan insisted. "It was a mistake."', "Defence Minister Khan", "insisted", ["Nobody ordered the strike", "It was a mistake"]),
]  # fmt: skip

NOMINAL: list[Row] = [
    ("Reports that the general had fled spread through the capital.", None, "Reports", ["the general had fled"]),
    ("Turkey's claim that the jet crossed its border was rejected.", "Turkey", "claim", ["the jet crossed its border"]),
    ("A statement by the ministry said two sailors had died.", "A statement by the ministry", "said", ["two sailors had died"]),
    ("The army's denial that it used gas did not convince the council.", "The army", "denial", ["it used gas"]),
    ("The allegation that soldiers looted the market is being investigated.", None, "allegation", ["soldiers looted the market"]),
    ("Iran's threat to close the strait alarmed shipping companies.", "Iran", "threat", ["to close the strait"]),
    ("The rebels' promise to free the prisoners was broken.", "The rebels", "promise", ["to free the prisoners"]),
    ("The president issued a warning that the dam could burst.", "The president", "issued a warning", ["the dam could burst"]),
    ("The government's demand that the troops leave was ignored.", "The government", "demand", ["the troops leave"]),
    ("An announcement by the palace that the king was ill surprised many.", "the palace", "announcement", ["the king was ill"]),
    ("His suggestion that the vote be postponed angered the opposition.", "His", "suggestion", ["the vote be postponed"]),
    ("The accusation that Ethiopia had shelled the village came from Asmara.", None, "accusation", ["Ethiopia had shelled the village"]),
]  # fmt: skip

ACCORDING: list[Row] = [
    ("Ten people were killed in the raid, according to the police.", "the police", "according to", ["Ten people were killed in the raid"]),
    ("According to Human Rights Watch, the camp was bombed twice.", "Human Rights Watch", "According to", ["the camp was bombed twice"]),
    ("The bridge, according to local officials, was destroyed on Sunday.", "local officials", "according to", ["was destroyed on Sunday"]),
    ("According to a leaked memo, the minister knew of the plan.", "a leaked memo", "According to", ["the minister knew of the plan"]),
    ("Some 4,000 refugees crossed the river, according to the United Nations.", "the United Nations", "according to", ["Some 4,000 refugees crossed the river"]),
    ("The shelling started at dawn, according to two residents.", "two residents", "according to", ["The shelling started at dawn"]),
    ("According to the ministry, no soldiers were lost.", "the ministry", "According to", ["no soldiers were lost"]),
    ("According to Xinhua, the summit will be held in June.", "Xinhua", "According to", ["the summit will be held in June"]),
    ("The attackers wore uniforms, according to a survivor.", "a survivor", "according to", ["The attackers wore uniforms"]),
    ("According to an official who asked not to be named, the deal is dead.", "an official who asked not to be named", "According to", ["the deal is dead"]),
    ("The fire was started by a drone, according to initial findings.", "initial findings", "according to", ["The fire was started by a drone"]),
    ("The president has been ill for weeks, according to people close to the family.", "people close to the family", "according to", ["The president has been ill for weeks"]),
]  # fmt: skip

PASSIVE: list[Row] = [
    ("The general was quoted as saying that the road was open.", "The general", "was quoted as saying", ["that the road was open"]),
    ("It was reported that the prisoners had been moved.", None, "was reported", ["that the prisoners had been moved"]),
    ("The commander is believed to be hiding in the mountains.", None, "is believed", ["to be hiding in the mountains"]),
    ("The blast was confirmed by the interior ministry.", "the interior ministry", "was confirmed", ["The blast"]),
]  # fmt: skip

BELIEFS: list[Row] = [
    ("Western governments believe that the missile was fired from the north.", "Western governments", "believe", ["the missile was fired from the north"]),
    ("Analysts think the currency will fall further.", "Analysts", "think", ["the currency will fall further"]),
    ("Jordan intends to close the crossing next week.", "Jordan", "intends", ["to close the crossing next week"]),
    ("The junta plans to hold elections in 2026.", "The junta", "plans", ["to hold elections in 2026"]),
    ("Villagers fear that the fighters will return.", "Villagers", "fear", ["the fighters will return"]),
    ("The mediators hope to bring both sides together.", "The mediators", "hope", ["to bring both sides together"]),
    ("Beijing wants the ships to leave the area.", "Beijing", "wants", ["the ships to leave the area"]),
    ("Officials suspect that the fire was started on purpose.", "Officials", "suspect", ["the fire was started on purpose"]),
    ("The court refused to release the documents.", "The court", "refused", ["to release the documents"]),
    ("Paris expects the talks to resume in March.", "Paris", "expects", ["the talks to resume in March"]),
    ("The rebels have vowed to fight on.", "The rebels", "have vowed", ["to fight on"]),
    ("The minister doubts that the truce will hold.", "The minister", "doubts", ["the truce will hold"]),
]  # fmt: skip

MIXED: list[Row] = [
    ('The minister said the talks were "extremely useful" and would continue.', "The minister", "said", ['the talks were "extremely useful" and would continue']),
    ('The Kremlin said it had "no information" about the crash.', "The Kremlin", "said", ['it had "no information" about the crash']),
    ('Rebels said the army had bombed "everything that moved" in the valley.', "Rebels", "said", ['the army had bombed "everything that moved" in the valley']),
    ('The bank warned that prices could "spiral out of control" by winter.', "The bank", "warned", ['prices could "spiral out of control" by winter']),
    ('Maduro told reporters the vote was "a farce" staged by foreign powers.', "Maduro", "told", ['the vote was "a farce" staged by foreign powers']),
    ('The envoy described the mood as "tense but constructive".', "The envoy", "described", ["tense but constructive"]),
    ('The army said a "small number" of shells had landed near the school.', "The army", "said", ['a "small number" of shells had landed near the school']),
    ('Officials insisted the raid was "lawful" and that nobody had been harmed.', "Officials", "insisted", ['the raid was "lawful" and that nobody had been harmed']),
    ('He added that the pact was "dead", though talks went on.', "He", "added", ['that the pact was "dead"']),
    ('The union said "at least 30" miners were trapped.', "The union", "said", ['"at least 30" miners were trapped']),
    ('A witness said the crowd was "running in all directions" when the bus exploded.', "A witness", "said", ['the crowd was "running in all directions"']),
    ('The agency reported that the city was "quiet" on Sunday.', "The agency", "reported", ['the city was "quiet" on Sunday']),
]  # fmt: skip

HEADLINES: list[Row] = [
    ("Putin: Russia will not abandon its allies", "Putin", ":", ["Russia will not abandon its allies"]),
    ("Rebels shell hospital in Taiz - officials", "officials", "-", ["Rebels shell hospital in Taiz"]),
    ("Ceasefire agreed in northern province – sources", "sources", "–", ["Ceasefire agreed in northern province"]),
    ("Erdogan: Turkey to open border crossing", "Erdogan", ":", ["Turkey to open border crossing"]),
    ("UN: Thousands flee fighting in Jonglei", "UN", ":", ["Thousands flee fighting in Jonglei"]),
    ("Two killed in blast near embassy - police", "police", "-", ["Two killed in blast near embassy"]),
    ("Minister says no plan to raise taxes", "Minister", "says", ["no plan to raise taxes"]),
    ("Army denies shelling refugee camp", "Army", "denies", ["shelling refugee camp"]),
    ("Syria has moved chemical arms, says watchdog", "watchdog", "says", ["Syria has moved chemical arms"]),
    ("Report: Government knew of risk to dam", "Report", ":", ["Government knew of risk to dam"]),
    ("Zelensky: 'We will rebuild every bridge'", "Zelensky", ":", ["We will rebuild every bridge"]),
    ("Oil minister: output to rise in May", "Oil minister", ":", ["output to rise in May"]),
]  # fmt: skip

NESTED: list[Row] = [
    ("The newspaper said officials denied that the prisoners had been tortured.", "officials", "denied", ["that the prisoners had been tortured"]),
    ("The diplomat told the agency that Tehran had promised to free the sailors.", "Tehran", "had promised", ["to free the sailors"]),
    ("State television reported that the army claimed it had taken the town.", "the army", "claimed", ["it had taken the town"]),
    ("The Guardian wrote that a minister said the deal was close.", "a minister", "said", ["the deal was close"]),
    ("The spokesman said that residents had reported hearing gunfire.", "residents", "had reported", ["hearing gunfire"]),
    ("Reuters reported that, according to officials, three men had been arrested.", "officials", "according to", ["three men had been arrested"]),
    ('"They told us that the road was safe," the driver said.', "They", "told", ["that the road was safe"]),
    ("The witness testified that the colonel said nobody should leave alive.", "the colonel", "said", ["nobody should leave alive"]),
    ("An aide said the president believes the vote was stolen.", "the president", "believes", ["the vote was stolen"]),
    ("The council said it feared that the militia planned to attack again.", "it", "feared", ["that the militia planned to attack again"]),
    ("Kyiv said Moscow wants to redraw the border.", "Moscow", "wants", ["to redraw the border"]),
    ("The report says that the minister admitted he had lied.", "the minister", "admitted", ["he had lied"]),
]  # fmt: skip

CARRIED: list[tuple[str, str, str]] = [
    ("The ambush happened at dawn, the officer said. The convoy had lost its way and two trucks were burning.", "the officer", "The convoy had lost its way and two trucks were burning"),
    ("There was no sign of a pullback, the diplomat said. Some units were rotating but others were digging in.", "the diplomat", "Some units were rotating but others were digging in"),
    ("The rebels had fled before the army came, residents said. They had taken food and cattle with them.", "residents", "They had taken food and cattle with them"),
    ("The depot was hit twice overnight, the governor said. The fire was still burning at noon.", "the governor", "The fire was still burning at noon"),
    ("No shots were fired during the search, a police officer said. Two men were taken to the station.", "a police officer", "Two men were taken to the station"),
    ("The wells were poisoned in March, villagers said. There was no clean water for a week.", "villagers", "There was no clean water for a week"),
    ("The hostages were held in a cellar, a survivor said. The guards were young and nervous.", "a survivor", "The guards were young and nervous"),
    ("The plane had left its route, the investigator said. It was flying far too low.", "the investigator", "It was flying far too low"),
    ("The militia attacked from three sides, the commander said. Most of the soldiers had no radios.", "the commander", "Most of the soldiers had no radios"),
    ("The ministry was told of the leak in May, an aide said. The letter was still in a drawer.", "an aide", "The letter was still in a drawer"),
    ("The shelling stopped after midnight, witnesses said. Some families were able to leave the city.", "witnesses", "Some families were able to leave the city"),
    ("The two sides were close to a deal, the envoy said. The last draft would leave the border open.", "the envoy", "The last draft would leave the border open"),
]  # fmt: skip

STANDING_ALONE: list[tuple[str, str, str]] = [
    ('The mayor was furious when he spoke to reporters. "We have been abandoned by the capital and nobody answers our calls."', "mayor", "We have been abandoned by the capital"),
    ('"The army has failed us," Aisha Bello said.\n\n"They promised to protect the market and they were not there."', "Aisha Bello", "They promised to protect the market"),
    ('Lavrov rejected the offer in Geneva. "It is not a serious proposal and we will not discuss it."', "Lavrov", "It is not a serious proposal"),
    ('"Nobody is safe here," the doctor said on Monday. "We work without light and without water every night."', "the doctor", "We work without light and without water every night"),
    ('The general was calm after the vote. "The barracks will stay closed until the president has spoken."', "general", "The barracks will stay closed"),
    ('"The bridge is gone," said Marek Nowak, an engineer.\n\n"It will take two years to build another one here."', "Marek Nowak", "It will take two years to build another one here"),
    ('Petra Novak lost two brothers in the war. "I do not want revenge but I want to know the names."', "Petra Novak", "I do not want revenge"),
    ('"There are no medicines left," the nurse told Reuters. "People bring their children and we send them away."', "the nurse", "People bring their children"),
    ('She has run the shelter since May. "Every week more women come and we cannot take them all."', "She", "Every week more women come"),
    ('"The talks were useful," Guterres said.\n\n"Both sides have agreed to meet again before the end of the month."', "Guterres", "Both sides have agreed to meet again"),
    ('A fisherman described the rescue. "We heard them shouting in the dark and we turned the boat around."', "fisherman", "We heard them shouting in the dark"),
    ('The envoy left the hall without a handshake. "We came to listen and we were given an ultimatum instead."', "envoy", "We came to listen"),
]  # fmt: skip

ANONYMOUS = [
    "A senior official, speaking on condition of anonymity, said the talks had collapsed.",
    "A Western diplomat who declined to be named said the vote would be delayed.",
    "Sources said the prisoners had been flown out.",
    "A person familiar with the matter said the bank would be sold.",
    "An official said the base had been attacked.",
    "A military source said the missile had missed its target.",
    "One resident said the shelling never stopped.",
    "The official said the ship had sunk.",
    "A commander, who asked not to be identified, said his men were out of ammunition.",
    "A U.S. defense official said the drone was unarmed.",
    "An aide to the minister said the letter was genuine.",
    "Two officials who requested anonymity said the plan was dropped.",
]  # fmt: skip

COLLECTIVE = [
    "Diplomats said the summit might be moved.",
    "Witnesses said the gunmen wore masks.",
    "Analysts said the deal would not last.",
    "Turkish officials said the crossing was shut.",
    "Residents said soldiers had searched every house.",
    "Police said three men had been arrested.",
    "Activists said the strike hit a bakery.",
    "They said the war was over.",
    "Rebels said they had shot down a helicopter.",
    "Opposition lawmakers said the count was rigged.",
    "Villagers said the well had been poisoned.",
    "Experts said the dam could fail.",
]  # fmt: skip

DOCUMENT = [
    "A statement said the operation had ended.",
    "The report said 200 people were missing.",
    "A poll showed that half of voters want a referendum.",
    "The posting said that the hostages were alive.",
    "The letter said the president would resign.",
    "The newspaper said the general had been dismissed.",
    "The indictment says the officer took bribes.",
    "The resolution demands that both sides stop fighting.",
    "A leaked cable said the embassy had been warned.",
    "The communique said the two countries would cooperate.",
    "The study found that prices had doubled.",
    "The video says that the attack was revenge.",
]  # fmt: skip

NAMED = [
    "President Macron said the force would stay.",
    "The Foreign Ministry said the envoy had left.",
    "Spokesman Dmitry Peskov said there was no plan to meet.",
    "NATO said it had seen no withdrawal.",
]  # fmt: skip

LOWER_CASE: list[Row] = [
    ("police said three men were arrested near the station.", "police", "said", ["three men were arrested"]),
    ("the minister denied that the army had crossed the border.", "the minister", "denied", ["the army had crossed the border"]),
    ("five people were killed, according to officials.", "officials", "according to", ["five people were killed"]),
    ("witnesses told the court that the crowd was unarmed.", "witnesses", "told", ["the crowd was unarmed"]),
    ("the chief minister said the curfew would be lifted.", "the chief minister", "said", ["the curfew would be lifted"]),
    ("residents alleged that officers had beaten students.", "residents", "alleged", ["officers had beaten students"]),
]  # fmt: skip

STANCES = [
    ("The army denied shelling the camp.", "denies"),
    ("The ministry denied that talks had begun.", "denies"),
    ("The agency could not confirm that the town had fallen.", "cannot-confirm"),
    ("The embassy declined to confirm that the envoy had left.", "cannot-confirm"),
    ("Monitors were unable to verify that the guns had been withdrawn.", "cannot-confirm"),
    ("The minister doubts that the truce will hold.", "doubts"),
    ("Analysts do not believe that the pact will last.", "doubts"),
    ("The president confirmed that the base had been hit.", "asserts"),
    ("Villagers fear that the fighters will return.", "believes"),
    ("The junta plans to hold elections in 2026.", "intends"),
    ("The council urged both sides to stop fighting.", "asks"),
    ("The paper reported that the general had fled.", "reports"),
]  # fmt: skip


@pytest.fixture(scope="session")
def finder() -> AttributionFinder:
    return AttributionFinder.load([KNOWLEDGE])


Find = Callable[[str], list[AttributionMention]]


@pytest.fixture(scope="session")
def find(parser: Parser, finder: AttributionFinder) -> Callable[..., list[AttributionMention]]:
    """Text to attributions: one paragraph a part, as a reader of files would cut it."""

    def run(text: str, kind: str = "body") -> list[AttributionMention]:
        parts, at = [], 0
        for block in text.split("\n\n"):
            parts.append(Part(kind=kind, span=(at, at + len(block))))  # type: ignore[arg-type]
            at += len(block) + 2
        return finder.find(parser.parse(Document(id="t", text=text, parts=parts)))

    return run


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def show(text: str, found: list[AttributionMention]) -> str:
    return "\n".join(
        f"{words(text, m.source)!r} {words(text, m.cue)!r} {[words(text, c) for c in m.content]} {m.manner} {m.kind} {m.within} {m.rule}"
        for m in found
    )


def holds(text: str, m: AttributionMention, source: str | None, cue: str | None, content: list[str]) -> bool:
    """The source as given or with words around it; the cue's last word; every piece of content."""
    ours, trigger, said = words(text, m.source), words(text, m.cue), " ".join(text[a:b] for a, b in m.content)
    same_source = ours is None if source is None else ours is not None and source in ours and len(ours) < 2.5 * len(source) + 20
    same_cue = trigger is None if cue is None else trigger is not None and (cue.split()[-1] in trigger)
    return same_source and same_cue and all(piece in said for piece in content)


def match(text: str, found: list[AttributionMention], row: tuple[str | None, str | None, list[str]]) -> AttributionMention:
    hits = [m for m in found if holds(text, m, *row)]
    assert hits, f"not found: {row}\n{show(text, found)}"
    return hits[0]


WHOLE: list[Row] = [  # what the cue governs is content, and the source ends where its verb begins
    ("Turkey ruled out withdrawing its troops.", "Turkey", "ruled out", ["withdrawing its troops"]),
    ("The minister refused saying who had fired.", "The minister", "refused", ["saying who had fired"]),
    ("The town council said about 40 people had drowned, citing fishermen.", "The town council", "citing", ["fishermen"]),
    ("The city's mayor said 12 houses had burned, quoting firemen.", "The city's mayor", "quoting", ["firemen"]),
]  # fmt: skip

PLAIN = [*WHOLE, *INVERTED, *SPLIT, *NOMINAL, *ACCORDING, *PASSIVE, *BELIEFS, *LOWER_CASE]


@pytest.mark.model
def test_either_side_of_a_semicolon_keeps_its_own_words(find: Find) -> None:
    text = "Eight militants were killed on Monday, according to the army; villagers say 14 civilians died."
    said = {words(text, m.source): [words(text, c) for c in m.content] for m in find(text)}
    assert sorted(said.values()) == [["14 civilians died"], ["Eight militants were killed on Monday"]]
    assert said["villagers"] == ["14 civilians died"]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_source_cue_and_content(find: Find, text: str, source: str | None, cue: str | None, content: list[str]) -> None:
    """Verbs before and after, split quotations, nouns, "according to", passives, beliefs and intentions, lower case."""
    match(text, find(text), (source, cue, content))


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), MIXED)
def test_quoted_fragments_make_it_mixed(find: Find, text: str, source: str, cue: str, content: list[str]) -> None:
    assert match(text, find(text), (source, cue, content)).manner in ({"mixed"} if cue != "described" else {"mixed", "direct"})


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), SPLIT)
def test_split_quotations_are_direct(find: Find, text: str, source: str, cue: str, content: list[str]) -> None:
    assert match(text, find(text), (source, cue, content)).manner == "direct"


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), HEADLINES)
def test_headlines(find: Callable[..., list[AttributionMention]], text: str, source: str, cue: str, content: list[str]) -> None:
    """Colons, dashes and verbs in titles."""
    match(text, find(text, "title"), (source, cue, content))


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content"), NESTED)
def test_a_source_inside_a_source(find: Find, text: str, source: str, cue: str, content: list[str]) -> None:
    """The inner attribution points at the outer one, whose content holds it."""
    found = find(text)
    inner = match(text, found, (source, cue, content))
    assert inner.within is not None, show(text, found)
    assert found[inner.within].content[0][0] <= inner.content[0][0]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), CARRIED)
def test_the_account_goes_on(find: Find, text: str, source: str, content: str) -> None:
    """A sentence without a source keeps the speaker of the one before."""
    assert match(text, find(text), (source, None, [content])).carried


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "content"), STANDING_ALONE)
def test_quotations_without_a_cue(find: Find, text: str, source: str, content: str) -> None:
    """A quotation that stands alone belongs to whoever spoke, or was spoken of, just before."""
    found = find(text)
    assert any(source in (words(text, m.source) or "") and any(content in text[a:b] for a, b in m.content) for m in found), show(text, found)


@pytest.mark.model
@pytest.mark.parametrize("text", [
    "The bridge was closed, the police said. On Friday, France won the cup.",
    "The bridge was closed, the police said. The World Bank lends to forty countries.",
    "The bridge was closed, the police said. Army spokesman Ali Reza said it was open.",
    "The bridge was closed, the police said.\n\nThe river was calm.",
])  # fmt: skip
def test_what_is_not_carried_over(find: Find, text: str) -> None:
    """Another time, the present tense, another source, another paragraph: the account has ended."""
    assert not [m for m in find(text) if m.carried]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [(t, k) for k, rows in (("anonymous", ANONYMOUS), ("collective", COLLECTIVE), ("document", DOCUMENT), ("named", NAMED)) for t in rows],
)
def test_kinds_of_sources(find: Find, text: str, kind: str) -> None:
    found = find(text)
    assert [m for m in found if m.within is None and m.kind == kind], show(text, found)


@pytest.mark.model
@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance(find: Find, text: str, stance: str) -> None:
    found = find(text)
    assert stance in {m.stance for m in found}, [(m.stance, m.cue_lemma) for m in found]


@pytest.mark.model
def test_a_relative_pronoun_leads_to_its_antecedent(parser: Parser, finder: AttributionFinder) -> None:
    text = "The plan was welcomed by the alliance, which said it would send observers."
    parse = parser.parse(Document(id="t", text=text, parts=[Part(kind="body", span=(0, len(text)))]))
    m = match(text, finder.find(parse), ("which", "said", ["it would send observers"]))
    assert m.source_head is not None
    assert parse.words[m.source_head] == "alliance"


@pytest.mark.model
@pytest.mark.parametrize("text", [
    "",
    "   \n\n  ",
    "\u202bקול\u202c said the 🚀 e\u0301te\u0301 was \u201cgone\u201d.\r\n\r\n\u201cYes,\u201d he said.",
    '"""" said said said "" according to according to',
    "said",
    ": - : -",
    "THE ARMY SAID THE TOWN WAS TAKEN",
])  # fmt: skip
def test_any_text_gives_spans_that_hold(find: Find, text: str) -> None:
    for m in find(text):
        for a, b in [*m.content, *([m.cue] if m.cue else []), *([m.source] if m.source else [])]:
            assert 0 <= a < b <= len(text)


@pytest.mark.model
def test_a_noun_whose_verb_comes_after_it(find: Find) -> None:
    """"Order to stay …, said the minister": a cue does not end before it begins."""
    text = "Monegasque and Serbians, who condemned: unknown's draftees, busted seizure. “the shopkeeper in near Kyiv declined to suffer assault thousands drug cartels”, said the human smuggler, “South Sudanese order to stay indoorsed strafing in northern ’ $a  of aid in near Kyiv late today night, Fore\u200bign Minister Syrian A\U0001f600rab Republic said."
    assert all(a < b for m in find(text) if m.cue for a, b in [m.cue])


@pytest.mark.model
def test_two_runs_agree(find: Find) -> None:
    text = "\n\n".join(t for t, *_ in SPLIT)
    assert find(text) == find(text)


@pytest.mark.model
def test_a_side_of_a_semicolon_that_is_nothing_but_marks_is_no_content(find: Find) -> None:
    for text in ("the car worker in Paris, Texas promised to ; propose a rebel representative of Rashid Qureshi", "The army said ; ; - villagers deny that."):
        assert all(m.content for m in find(text))


def test_a_parse_built_by_hand_is_read_by_the_rules() -> None:
    """Without context vectors the grammar alone decides: "Diplomats said ministers met"."""
    text = "Diplomats said ministers met"
    parse = Parse(
        text, text.split(), ["diplomat", "say", "minister", "meet"], ["NOUN", "VERB", "NOUN", "VERB"], ["NNS", "VBD", "NNS", "VBD"],
        ["nsubj", "ROOT", "nsubj", "ccomp"], [1, 1, 3, 1], [0, 10, 15, 25], [9, 14, 24, 28], [Sentence(0, 4, 1, "body", 0)],
    )  # fmt: skip
    (m,) = AttributionFinder.load([KNOWLEDGE]).find(parse)
    assert (words(text, m.source), words(text, m.cue), words(text, m.content[0])) == ("Diplomats", "said", "ministers met")
    assert (m.kind, m.manner, m.rule) == ("collective", "indirect", "verb:clause:say")


def test_the_sidecar_is_of_these_weights() -> None:
    """The file beside the weights names their hash, the data, the date and the figures."""
    sidecar = json.loads(WEIGHTS.with_suffix(".json").read_text(encoding="utf-8"))
    assert sidecar["sha256"] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    assert {"data", "date", "set_aside", "threshold", "seed", "inputs"} <= set(sidecar)
    assert WEIGHTS.stat().st_size < 10_000_000
