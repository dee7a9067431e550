"""How certain a sentence makes its event word, and what kind of not-yet it is: tables of sentences, the event word in brackets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from dragoman.coding.factuality import FactualityJudge
from dragoman.coding.factuality.judgement import label_of, side, through
from dragoman.knowledge.signatures import SignatureRow, Signatures, load_signatures, unreached
from dragoman.knowledge.tables import KnowledgeError
from dragoman.language import Parse
from dragoman.records import Record

DATA = Path(__file__).resolve().parent.parent / "src/dragoman/knowledge/data"

CERTAINTY = {
    "negation": """
        CT- | The convoy did not [cross] the bridge.
        CT- | The army never [entered] the village.
        CT- | No soldiers [died] in the exchange.
        CT- | Nobody was [arrested] after the march.
        CT- | The ministers haven't [met] since spring.
        CT- | Neither side [fired] on the other.
        CT- | The envoy no longer [visits] the capital.
        CT- | There was no [attack] on the port.
        CT- | The patrol left without [firing] a shot.
        CT- | The guards neither stopped nor [searched] the lorry.
        PR- | The garrison hardly [resisted].
        CT+ | The siege did not end, and the town [starved].
        CT- | The rebels will not [surrender] the airfield.
        CT- | Nothing was [stolen] from the depot.
        CT- | No [ambush] took place on the coast road.
        CT- | Not one of the mayors [met] the commissioner.
        CT- | Not a single tank [crossed] the pass.
        PR- | Hardly any guards [deserted].
        CT- | In no way has the navy [blocked] the strait.
        CT- | The council has by no means [dissolved] the party.
        CT- | Chad and Niger did not attend the [talks].
        CT- | Neither Chad nor Niger attended the [talks].
        CT+ | The marines [took] the fort at no cost.
        CT+ | No fewer than six ships [sank] in the bay.
    """,
    "modality": """
        PS+ | The rebels may [withdraw] from the valley.
        PS+ | The government might [close] the border.
        PS+ | The storm could [delay] the landing.
        PR+ | Delegates will [meet] in Geneva on Friday.
        PR+ | The premier would [resign] next week.
        Uu | The premier would have [resigned].
        PS+ | The two sides should [negotiate].
        PR+ | Both armies must [leave] the buffer zone.
        PS- | The president may not [sign] the treaty.
        CT- | The port cannot [receive] large ships.
        CT- | The general would not [retreat].
        PR+ | The governor will probably [resign].
        PS+ | The gunmen possibly [fled] to the hills.
        PR+ | The convoy is likely to [arrive] tonight.
        PR- | The chamber is unlikely to [ratify] the pact.
        PS+ | It is possible that the rebels [escaped].
    """,
    "factive": """
        CT+ | The minister regretted that police [shot] the student.
        CT+ | The minister did not regret that police [shot] the student.
        CT+ | Residents knew that the army had [left].
        CT+ | Residents did not know that the army had [left].
        CT+ | The union condemned the [killing] of two miners.
        CT+ | The union did not condemn the [killing] of two miners.
        CT+ | The colonel admitted that his men [looted] the shop.
        CT+ | He forgot that the talks had [failed].
        CT+ | The envoy acknowledged that the truce had [collapsed].
        CT+ | She was surprised that the troops [withdrew].
        CT+ | The mayor was not aware that rebels had [entered] the town.
        CT+ | Villagers realised that the dam had [burst].
        CT+ | Parliament praised the [release] of the hostages.
    """,
    "implicative": """
        CT+ | The pilots managed to [land] the plane.
        CT- | The pilots did not manage to [land] the plane.
        CT+ | The mediators succeeded in [freeing] the hostages.
        CT- | The mediators did not succeed in [freeing] the hostages.
        CT- | The guards forgot to [lock] the gate.
        CT- | The general declined to [comment].
        CT+ | The general did not decline to [comment].
        CT- | The rebels did not dare to [attack] the town.
        CT- | The unions avoided [striking] in May.
        CT- | Police prevented the crowd from [entering] the square.
        CT+ | Shelling forced many families to [flee].
        PS+ | The crew may manage to [repair] the ship.
        CT- | The court refused to [release] the editor.
        CT- | The minister neglected to [inform] parliament.
        CT+ | Militiamen began to [shell] the suburb.
        CT+ | The crew took care to [lock] the hold.
        CT+ | The squad had the nerve to [storm] the fort.
        CT+ | The squad seized the chance to [storm] the fort.
        CT- | The squad did not have the nerve to [storm] the fort.
        CT+ | The fleet ended up [shelling] the pier.
        CT- | The fleet did not end up [shelling] the pier.
        CT+ | The mayor closed the market, only to [reopen] it within days.
        PR+ | The fleet left the bay to [shell] the pier.
    """,
    "counterfactive": """
        CT- | The sailors pretended to [surrender].
        CT- | The agents pretended that they had [left].
        CT- | The paper falsely [reported] a coup.
        CT- | It is false that the army [bombed] the mosque.
        CT- | It is untrue that the bank [collapsed].
        CT- | The foiled [attack] alarmed the capital.
        CT- | An abortive [coup] shook the island.
        CT- | The cancelled [visit] angered Ankara.
        CT- | The failed [invasion] cost him his post.
        CT- | The fake [withdrawal] deceived nobody.
        PR- | The court banned the [march].
        PR- | The chamber vetoed the [sale] of the port.
        CT- | He feigned an [illness].
        CT- | Reports of [arrests] in the port were fabricated.
        CT- | Rumours that a church was [torched] were debunked by the observers.
        CT- | Reports that the marines [burned] the village turned out to be false.
        CT- | The fleet would have [sailed] had the storm passed.
        CT- | Had the bridge held, the column would have [crossed] the river.
        CT- | The consul narrowly escaped being [shot].
        CT- | The navy held off from [boarding] the ship.
        PR- | The clerk denied being [bribed].
    """,
    "report": """
        CT+ | The ministry said that troops [crossed] the river.
        CT+ | Witnesses told reporters that planes [bombed] the market.
        CT+ | The agency reported that the premier [resigned].
        PR+ | The rebels claimed that they [captured] the town.
        PR+ | Kyiv insists that the shells [came] from the east.
        PS+ | The opposition alleged that officials [stole] the funds.
        PR- | The ministry denied that its planes [bombed] the market.
        PS- | Diplomats doubt that the truce will [hold].
        PR+ | Analysts believe that the rebels [retreated].
        PR+ | Officials think that the bomb [exploded] early.
        PR+ | The report suggests that soldiers [fired] first.
        PS+ | The envoy warned that fighting could [resume].
        Uu | The ministry did not say that troops [crossed] the river.
        PS+ | Aid workers fear that hundreds [drowned].
        CT+ | The captain announced that the port had [reopened].
    """,
    "adjectives and adverbs": """
        PS+ | The alleged [attack] angered the capital.
        PS+ | The purported [confession] was broadcast on Monday.
        PS+ | A suspected [bombing] closed the station.
        PS+ | Police are examining the apparent [murder] of the clerk.
        PR+ | The planned [withdrawal] pleased both sides.
        PS+ | A possible [strike] worries the owners.
        PS+ | The proposed [merger] divides the board.
        PS+ | The governor reportedly [fled] on Sunday.
        PS+ | The crew allegedly [smuggled] weapons.
        PR+ | The rebels apparently [withdrew] overnight.
        PS+ | The so-called [liberation] left the town in ruins.
        PS+ | Their potential [return] frightens the villagers.
        PR+ | The upcoming [summit] will take place in Oslo.
        PS- | The attempted [coup] lasted a day.
        PS+ | Perhaps the envoy [left] early.
    """,
    "conditionals": """
        PS+ | If the rebels [attack], the army will respond.
        PS+ | Unless the soldiers [leave], talks will stop.
        PS+ | The army would respond if the rebels [attacked].
        PS+ | Talks will stop unless the army [withdraws].
        PS+ | The army will leave if the truce [holds].
        CT+ | Because the rebels [attacked], the army responded.
        CT+ | After the rebels [attacked], the army responded.
        CT+ | Although the rebels [attacked], the army waited.
        PS+ | The bank will fail if depositors [panic].
        PS+ | If police [intervene], the march will end.
        PS+ | Ministers will resign if the vote [fails].
        CT+ | When the rebels [attacked], the army responded.
    """,
    "questions": """
        Uu | Did the army [cross] the border?
        Uu | Has the minister [resigned]?
        Uu | Will the rebels [surrender]?
        Uu | Have the hostages [escaped]?
        Uu | Is the army [retreating]?
        Uu | Reporters asked whether the hostages had [died].
        Uu | It is unclear whether the plane [landed].
        Uu | Investigators are examining whether the crew [drank].
        Uu | The court must decide whether the police [lied].
        Uu | Nobody knows whether the envoy [arrived].
        Uu | Residents wondered whether the army had [left].
        Uu | Can the two sides [agree]?
    """,
    "no evidence, no sign, cannot confirm": """
        PR- | There is no evidence that the army [used] gas.
        PR- | There is no sign that the rebels are [leaving].
        PR- | Inspectors found no evidence of [sabotage].
        PR- | The alliance sees no sign of a [withdrawal].
        PR- | There was no indication that the crew [panicked].
        Uu | The ministry cannot confirm that rebels [entered] the town.
        Uu | The spokesman could not confirm that the envoy [resigned].
        Uu | Police have not confirmed that shots were [fired].
        PS- | There is little evidence that sanctions [worked].
        PS- | Observers saw few signs of [progress].
        PR- | The panel saw no proof that votes were [bought].
        PR- | There was no hint of a [compromise].
        PR+ | There is evidence that the army [used] gas.
        PR+ | There are signs that the rebels are [leaving].
    """,
    "failed to, stopped short of, yet to": """
        CT- | The council failed to [adopt] the text.
        CT- | The sides failed to [agree] on a date.
        CT- | The premier stopped short of [blaming] the army.
        CT- | The union stopped short of [calling] a strike.
        CT- | The senate has yet to [vote] on the bill.
        CT- | Rescuers have yet to [reach] the village.
        CT- | The pilot was unable to [land] the plane.
        CT- | The failure to [sign] a truce cost lives.
        CT- | His refusal to [resign] angered the street.
        CT- | The firm abandoned its plan without [selling] the mine.
        CT+ | The council did not fail to [adopt] the text.
        PS- | The army may fail to [hold] the ridge.
        CT- | The police refrained from [shooting].
        CT- | The two kingdoms came close to [war].
        CT- | The militia came close to [attacking] the port.
        CT- | The two states stood on the verge of [war].
        CT- | The quarrel brought both armies to the brink of [war].
        CT- | The two kingdoms narrowly avoided [war].
    """,
}

REALIS = {
    "planned": """
        The ministry plans to [close] the camp.
        The planned [withdrawal] pleased both sides.
        Delegates will [meet] in Geneva on Friday.
        The army intends to [build] a base.
        The union decided to [strike].
        The cabinet agreed to [release] the prisoners.
        The president promised to [end] the blockade.
        The convoy is due to [leave] at dawn.
        They announced plans for a [parade].
        The upcoming [summit] worries Minsk.
        The junta pledged to [hold] elections.
        Leaders are scheduled to [sign] the accord.
        The regent is expected to [visit] the camp.
        The senate authorised [strikes] on the port.
    """,
    "considered": """
        The cabinet is considering [sending] troops.
        The council will discuss a [boycott].
        The generals weighed options such as an [airstrike].
        The alliance considered options ranging from [sanctions] to a blockade.
        Ministers are mulling the [closure] of the border.
        The bank is thinking about [selling] the mine.
        The proposed [merger] divides the board.
        The premier is contemplating [resigning].
        Officials debated the [expulsion] of the envoy.
        The option of [evacuating] the town remains open.
        The idea of [arming] the rebels divides the party.
        The committee is studying a [ban] on drones.
        The cabinet is weighing whether to [send] tanks.
        Seoul has not decided whether to [expel] the envoy.
        Lawmakers debated whether to [impeach] the judge.
    """,
    "requested": """
        The envoy urged both sides to [stop] the shelling.
        The opposition demanded the [resignation] of the premier.
        The union called for a [boycott].
        Kyiv asked the bank to [freeze] the accounts.
        The court ordered the firm to [pay] damages.
        The council requested an [investigation].
        Villagers begged the army to [leave].
        The rebels want the army to [leave].
        The appeal to [release] the editor went unheard.
        The alliance wants to [join] the talks.
        Both armies must [leave] the buffer zone.
        The demand for a [ceasefire] was repeated.
        The [release] of the sailors is a key demand.
        A [withdrawal] from the hills is one of their demands.
        A [withdrawal] from the hills was among their demands.
        Their main demand is the [release] of the sailors.
    """,
    "threatened": """
        The rebels threatened to [shell] the port.
        The union threatened a [strike].
        The junta threatened to [expel] the envoy.
        Threats to [bomb] the bridge closed the road.
        The militia is threatening to [kill] the hostages.
        The threat of [invasion] hangs over the island.
        The ministry threatened that it would [cut] the gas.
        The threatened [strike] worries the owners.
        Moscow threatened Tbilisi with [sanctions].
        The company threatened to [leave] the country.
        The leader has threatened to [dissolve] parliament.
        They repeated their threat to [boycott] the vote.
    """,
    "conditional": """
        If the rebels [attack], the army will respond.
        Unless the soldiers [leave], talks will stop.
        If the army [withdraws], the talks resume.
        The army will leave if the truce [holds].
        The army would respond if the rebels [attacked].
        Talks will stop unless the army [leaves].
        The bank will fail if depositors [panic].
        Aid will [flow] if the truce holds.
        The envoy would [return] if the fighting stopped.
        If police [intervene], the march will end.
        Ministers will resign if the vote [fails].
        In case of an [attack], residents should stay inside.
        The king made talks conditional on a [withdrawal] from the hills.
        The truce is contingent on a [withdrawal] from the hills.
        The first condition is the [release] of the sailors.
    """,
    "hypothetical": """
        The rebels may [withdraw] from the valley.
        The storm could [delay] the landing.
        The move would [anger] the neighbours.
        A possible [strike] worries the owners.
        Analysts warned of a [war].
        Aid workers fear that the dam will [burst].
        The risk of [famine] is growing.
        The government might [close] the border.
        The villagers hope to [return].
        It was a step that the capital would [resent].
        Their potential [return] frightens the villagers.
        Perhaps the rebels [flee].
    """,
    "generic": """
        Soldiers usually [sleep] in tents.
        The rebels often [attack] at night.
        Governments tend to [deny] such reports.
        Smugglers [use] the mountain road.
        Armies [march] on their stomachs.
        Coups always [begin] at dawn.
        Generals typically [retire] at sixty.
        A state [taxes] its citizens.
        Pirates sometimes [board] tankers here.
        Officials generally [decline] to comment.
        Protesters normally [gather] on Fridays.
        Refugees [cross] the river in winter.
    """,
    "actual": """
        The convoy [crossed] the bridge on Monday.
        The ministry said that troops [crossed] the river.
        The union condemned the [killing] of two miners.
        The pilots managed to [land] the plane.
        The general [denied] the report.
        Police [arrested] nine protesters.
        The two leaders [met] in Vienna.
        After the rebels [attacked], the army responded.
        The [release] of the sailors was a key moment.
    """,
}


def _rows(table: dict[str, str], labelled: bool) -> list[tuple[str, str]]:
    out = []
    for kind, block in table.items():
        for line in filter(None, map(str.strip, block.splitlines())):
            label, _, text = line.partition(" | ") if labelled else (kind, "", line)
            out.append((label, text))
    return out


def _read(parse: Callable[[str], Parse], marked: str) -> tuple[Parse, list[int]]:
    """The parse of a sentence without its brackets, and the bracketed words."""
    parsed = parse(marked.replace("[", "").replace("]", ""))
    starts = [marked[:k].replace("[", "").replace("]", "") for k, c in enumerate(marked) if c == "["]
    found = [parsed.token_at(len(s)) for s in starts]
    return parsed, [t for t in found if t is not None]


@pytest.fixture(scope="session")
def rules() -> FactualityJudge:
    """The judge by rules alone."""
    return FactualityJudge.load([DATA], model=False)


@pytest.fixture(scope="session")
def judge() -> FactualityJudge:
    """The judge as it ships."""
    return FactualityJudge.load([DATA])


@pytest.mark.model
@pytest.mark.parametrize(("label", "text"), _rows(CERTAINTY, labelled=True))
def test_certainty_by_rule(parse: Callable[[str], Parse], rules: FactualityJudge, label: str, text: str) -> None:
    """The words around an event word make it as certain as the table says."""
    parsed, tokens = _read(parse, text)
    judged = rules.judge(parsed, tokens[-1])
    assert judged.factuality == label, judged


@pytest.mark.model
@pytest.mark.parametrize(("realis", "text"), _rows(REALIS, labelled=False))
def test_realis(parse: Callable[[str], Parse], rules: FactualityJudge, realis: str, text: str) -> None:
    """What kind of event it is, where it is not simply actual."""
    parsed, tokens = _read(parse, text)
    judged = rules.judge(parsed, tokens[-1])
    assert judged.realis == realis, judged


@pytest.mark.model
def test_model_seldom_contradicts_the_rules(parse: Callable[[str], Parse], judge: FactualityJudge) -> None:
    """With the model a denied event never becomes certain; nor an event that happens denied."""
    for label, text in _rows(CERTAINTY, labelled=True):
        parsed, tokens = _read(parse, text)
        judged = judge.judge(parsed, tokens[-1])
        assert abs(side(judged.factuality) - side(label)) < 2, (text, judged)  # type: ignore[arg-type]


BOUNDARIES = [
    ("Officials {denied} that troops [crossed] the border.", "CT-"),
    ("The paper said officials {denied} that troops [crossed] the border.", "CT-"),
    ("Officials denied that the ministry {said} troops [crossed] the border.", "CT+"),
    ("The rebels {claimed} that they [captured] the town.", "CT+"),
    ("The opposition {alleged} that officials [stole] the funds.", "CT+"),
    ("Diplomats {doubt} that the truce [holds].", "PR-"),
    ("Analysts {believe} that the rebels [retreated].", "PR+"),
    ("The spokesman could not {confirm} that the envoy [resigned].", "Uu"),
    ("The general {said} the army may [attack].", "PS+"),
    ("The envoy {said} there is no sign that the rebels are [leaving].", "PR-"),
    ("It is unlikely that the envoy {said} that the army [attacked].", "CT+"),
    ("Police {suspect} that the driver [fled].", "PR+"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "label"), BOUNDARIES)
def test_view_of_a_source(parse: Callable[[str], Parse], rules: FactualityJudge, text: str, label: str) -> None:
    """From the view of the source whose cue is in braces: what stands above the cue does not count."""
    plain = text.replace("[", "").replace("]", "")
    parsed, tokens = _read(parse, text.replace("{", "").replace("}", ""))
    boundary = parsed.token_at(plain.index("{"))
    assert rules.judge(parsed, tokens[0], boundary=boundary).factuality == label


HOLDERS = [
    ("The ministry said that troops [crossed] the river.", "The ministry"),
    ("Troops [crossed] the river, according to two diplomats.", "two diplomats"),
    ("The convoy [crossed] the bridge.", None),
    ("The paper wrote that officials denied that troops [crossed] the border.", "officials"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "holder"), HOLDERS)
def test_holder(parse: Callable[[str], Parse], rules: FactualityJudge, text: str, holder: str | None) -> None:
    """The innermost source holds the view."""
    parsed, tokens = _read(parse, text)
    assert rules.judge(parsed, tokens[0]).holder == holder


@pytest.mark.model
def test_chain_names_words_and_lines(parse: Callable[[str], Parse], rules: FactualityJudge) -> None:
    """Each word that made the event less than certain is named, the outermost last, with its line of data."""
    parsed, tokens = _read(parse, "The army may fail to [hold] the ridge.")
    chain = rules.judge(parsed, tokens[0]).chain
    assert [s.word for s in chain] == ["fail", "may"]
    assert all(parsed.text[slice(*s.span)] == s.word for s in chain)
    lines = (DATA / "signatures.csv").read_text(encoding="utf-8").splitlines()
    for step in chain:
        place, lemma = step.rule.split(" ")
        assert lines[int(place.rpartition(":")[2]) - 1].startswith(lemma + ",")


@pytest.mark.model
def test_many_agree_with_one(parse: Callable[[str], Parse], judge: FactualityJudge) -> None:
    """Batches give what single calls give, and two runs the same."""
    parsed, _ = _read(parse, "Officials denied that troops [crossed] the border and may have shelled a town.")
    tokens = list(range(len(parsed)))
    many = judge.judge_many(parsed, tokens)
    assert many == [judge.judge(parsed, t) for t in tokens]


def test_scale() -> None:
    """Values and classes fit each other; a doubly negated event happens."""
    assert [label_of(v) for v in (-3, -2, -1, 0, 1, 2, 3)] == ["CT-", "PR-", "PS-", "Uu", "PS+", "PR+", "CT+"]
    assert through(-3, -3, 3) == 3
    assert np.isclose(through(1, 3, -3), 1)


def test_signatures_are_sound() -> None:
    """Several hundred lines, each with a known construction and the authority for it."""
    table = load_signatures([DATA]).table
    assert len(table) > 500
    assert {"factive", "implicative", "negative implicative", "counterfactive", "report", "modal"} <= set(load_signatures([DATA]).classes)


def test_no_construction_of_a_word_stands_twice(tmp_path: Path) -> None:
    """The first of two lines would hold, and nobody would see that the other does nothing."""
    assert unreached([DATA]) == []
    (tmp_path / "signatures.csv").write_text(
        "lemma,pos,frames,positive,negative,source,realis,klass,authority\nfob,verb,np|that,CT+,CT-,,,report,me\nfob,verb,np|ing,CT-,CT+,,,denial,me\n", encoding="utf-8"
    )
    assert unreached([tmp_path]) == [f"{tmp_path / 'signatures.csv'}:3: 'fob' (verb) with 'np' stands on line 2 already, which holds"]


def test_a_bad_line_is_named() -> None:
    """An unknown construction is refused with file and line."""
    row = SignatureRow(lemma="x", pos="verb", frames=["sideways"], positive="CT+", negative="CT-", klass="k", authority="Dragoman")
    with pytest.raises(KnowledgeError, match=r"mine\.csv:7"):
        Signatures([[(Path("mine.csv"), 7, row)]])


def test_a_later_folder_overrides() -> None:
    """A user's line replaces the built-in one for the same construction only."""
    mine = SignatureRow(lemma="fail", pos="verb", frames=["to"], positive="PS-", negative="PS+", klass="mine", authority="me")
    frames = Signatures([_built_in(), [(Path("signatures.csv"), 2, mine)]]).frames("verb", "fail")
    assert frames is not None
    assert (frames["to"].klass, frames["prep:to"].klass) == ("mine", "negative implicative")


def _built_in() -> list[tuple[Path, int, SignatureRow]]:
    from dragoman.knowledge.tables import read_csv

    path = DATA / "signatures.csv"
    return [(path, line, row) for line, row in read_csv(path, SignatureRow)]


SPOKEN = [
    ("Prosecutors accuse Taylor of war crimes.", "actual"),
    ("Detectives suspect that Libya poisoned the editor.", "actual"),
    ("Villagers blame soldiers for the massacre.", "actual"),
    ("Protesters demand the resignation of the Thai prime minister.", "actual"),
    ("Foreign ministers urge Iran to free the sailors.", "actual"),
    ("Critics often accuse Belarus of jailing journalists.", "generic"),
    ("Rebels often attack Ugandan convoys.", "generic"),
    ("The militia kills Kenyan hostages every year.", "generic"),
    ("Bandits kidnap Algerian farmers every month.", "generic"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "realis"), SPOKEN)
def test_what_is_said_in_the_present_is_no_habit(code: Callable[[str], Record], text: str, realis: str) -> None:
    assert [e.realis for e in code(text).events] == [realis]


WOULD = [
    ("Norway said it would send tanks to Latvia.", "planned"),
    ("The Kenyan president said she would veto the bill.", "planned"),
    ("The Turkish foreign minister said on Monday that Turkey would send aid to Chad.", "planned"),
    ("Japan said it would lift sanctions on Myanmar if it freed the prisoners.", "conditional"),
    ("Analysts said on Monday that Turkey would send aid to Chad.", "hypothetical"),
    ("Chad says it would send troops to Mali.", "hypothetical"),
    ("Brazil would send troops to Haiti once the United Nations approved the mission.", "conditional"),
    ("Laos would send troops to Mali as soon as the rebels disarmed.", "conditional"),
    ("Iran will release the sailors provided that Britain apologises.", "conditional"),
    ("Ghana said it would withdraw its troops on condition that the rebels disarmed.", "conditional"),
    ("Should Kenya agree to a deal, Uganda would withdraw its troops, the minister said.", "conditional"),
    ("Canada would act as soon as it received weapons from Norway.", "conditional"),
    ("Once the rebels withdrew from Goma, the town was quiet.", "actual"),
    ("Kenya has made a Somali withdrawal a condition for any talks.", "conditional"),
    ("A withdrawal of Syrian troops is a precondition for talks, Lebanon said.", "conditional"),
    ("Chad would talk to the rebels only if they left Goma and released the hostages.", "conditional"),
    ("The Cuban and Chilean ministers were due to travel to Lima on Sunday.", "planned"),
    ("Envoys from Peru and Chile are scheduled to meet in Lima next week.", "planned"),
    ("Talks between Iran and the United States are due to resume in Oman on Sunday.", "planned"),
    ("The Syrian minister is to meet the Russian leader on Thursday.", "planned"),
    ("Italy plans to withdraw its troops from Iraq in June.", "actual"),
    ("The rebels said they might attack Goma.", "hypothetical"),
    ("The United States said Syria would pay a price for bombing Lebanon.", "hypothetical"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "realis"), WOULD)
def test_what_is_to_come_is_planned_where_it_was_settled(code: Callable[[str], Record], text: str, realis: str) -> None:
    assert {e.realis for e in code(text).events} == {realis}
