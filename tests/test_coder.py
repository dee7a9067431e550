"""The whole way from report to record: whatever the text, spans hold, references resolve, two runs agree; golden records."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.coding import Coder
from dragoman.reading import Metadata, Reject, document_from_text, read
from dragoman.records import Document, Part, Record, decode_record, encode_record
from program import load_coder

pytestmark = pytest.mark.model

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples"
GOLDEN = HERE / "golden"

# ---------------------------------------------------------------------------------------------- whatever the text

SENTENCES = [
    "TBILISI, Aug 8 (Wire) - Georgia said Russian jets had bombed Gori.",
    "Some 35,000-40,000 troops are massed near the border, the officer said.",
    "“We have seen no evidence of a withdrawal,” NATO's secretary general said.",
    "Russia denied that its troops had crossed into Ukraine on 3 March.",
    "Iran refused to release the American prisoners, who were arrested in May.",
    "According to diplomats, the European Union may impose sanctions on Belarus.",
    "More than 50 people were killed and dozens wounded in Aleppo, activists said.",
    "The foreign ministers of France and Germany held talks in Kyiv last week.",
    "Police arrested 12 protesters; three of them were later freed.",
    "If Egypt closes the border, Israel will respond, he told reporters.",
    "The talks led to a ceasefire, but both sides accused each other of shelling.",
    "Nothing of the kind happened, it said.",
    "Prices rose 3.4 percent to $12 billion in 2009.",
]
NOISE = ["😀", "👩‍👩‍👧", "🇺🇦", "e\u0301", "\u0301", "\u202e", "\u202c", "\u200f", "\u200b", "\ufeff", "\x00", "\r\n", "\n\n", "\t", "\u00a0", "\u2028", "\u3000", "İ", "ß", "…", "“", "”", "—", "<b>", "https://x.yz/a?b=c", "#1", "''"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Sentences of reports with whatever else may stand in a file put anywhere between and inside them."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    text = draw(st.sampled_from([" ", "\n", "\r\n", "\r\n\r\n", "\n\n", "  "])).join(chosen)
    for noise in draw(st.lists(st.sampled_from(NOISE), max_size=8)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + noise + text[at:]
    return text


def report(text: str, date: dt.date | None = dt.date(2010, 5, 12)) -> Document:
    return document_from_text(text, "t", metadata=Metadata(date=date, language="en"))


def documents(path: Path) -> list[Document]:
    """What a file holds, all of it readable."""
    found = [d for d in read(str(path)) if not isinstance(d, Reject)]
    assert found
    return found


def all_spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every pair of integers in the JSON of a record: nothing else there is one."""
    if isinstance(value, list) and len(value) == 2 and all(type(x) is int for x in value):
        yield value[0], value[1]
    elif isinstance(value, list | dict):
        for x in value.values() if isinstance(value, dict) else value:
            yield from all_spans(x)


def check(record: Record) -> None:
    """What must be true of every record."""
    raw = encode_record(record)
    assert decode_record(raw) == record
    size = len(record.document.text)
    assert [s for s in all_spans(json.loads(raw)) if not 0 <= s[0] < s[1] <= size] == []
    lists = [record.actors, record.events, record.attributions, record.figures, record.places, record.times, record.claims]
    ids = [item.id for items in lists for item in items]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))
    assert unresolved(record) == []


def unresolved(record: Record) -> list[str]:
    """References to what the record does not hold."""
    actors, places = {a.id for a in record.actors}, {p.id for p in record.places}
    figures, attributions = {f.id for f in record.figures}, {a.id for a in record.attributions}
    events = {e.id for e in record.events}
    wanted: list[tuple[str | None, set[str]]] = []
    for e in record.events:
        wanted += [(r.actor, actors) for r in (*e.actors, *e.recipients)]
        wanted += [(e.place, places), (e.attribution, attributions), *((f, figures) for f in e.figures)]
    for a in record.attributions:
        wanted += [(a.source.actor, actors), (a.within, attributions)]
    for f in record.figures:
        wanted += [(f.of, actors), (f.place, places), (f.attribution, attributions)]
    for c in record.claims:
        wanted += [(c.proposition.place, places), *((e, events) for e in c.events)]
        for s in c.stances:
            wanted += [(s.holder.actor, actors), (s.attribution, attributions), (s.event, events)]
    for r in record.relations:
        wanted += [(x, events | attributions) for x in (r.from_, r.to) if isinstance(x, str)]
    return [ident for ident, known in wanted if ident is not None and ident not in known]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(text=texts())
def test_every_span_holds_whatever_the_text(coder: Coder, text: str) -> None:
    document = report(text)
    record = coder.code(document)
    assert record.document.text == text
    check(record)
    assert encode_record(coder.code(document)) == encode_record(record)


@pytest.mark.parametrize("path", sorted(p for p in SAMPLES.iterdir() if p.name != "README.md"), ids=lambda p: p.name)
def test_samples_hold(coder: Coder, path: Path) -> None:
    records = list(coder.stream(documents(path)))
    assert records
    for record in records:
        check(record)
        assert record.events
        assert record.attributions


def test_nothing_attributes_to_itself(coder: Coder) -> None:
    record = coder.code(report("\n\n".join(SENTENCES)))
    within = {a.id: a.within for a in record.attributions}
    for start in within:
        seen, at = set(), start
        while at is not None:
            assert at not in seen, f"{start} lies within itself"
            seen.add(at)
            at = within[at]


def test_two_coders_give_the_same_bytes(coder: Coder) -> None:
    document = report("\n\n".join(SENTENCES))
    assert encode_record(load_coder().code(document)) == encode_record(coder.code(document))


def test_what_came_before_changes_nothing(coder: Coder) -> None:
    reports = [report(" ".join(SENTENCES[n : n + 3])) for n in range(8)]
    alone = [encode_record(coder.code(d)) for d in reports]
    together = [encode_record(r) for r in coder.stream(reports)]
    backwards = [encode_record(r) for r in coder.stream(reversed(reports))]
    assert together == alone
    assert backwards == alone[::-1]


# ---------------------------------------------------------------------------------------------- streams and odd documents


def test_the_order_of_a_stream_is_kept(coder: Coder) -> None:
    languages = ["en", "fr", None, "ru"]
    reports = [
        Document(id=str(n), text="Troops left.", language=languages[n % 4], parts=[Part(kind="body", span=(0, 12))]) for n in range(70)
    ]
    assert [r.document.id for r in coder.stream(reports)] == [str(n) for n in range(70)]


def test_a_stream_is_read_as_it_comes(coder: Coder) -> None:
    asked = 0

    def endless() -> Iterator[Document]:
        nonlocal asked
        while True:
            asked += 1
            yield report("Russia attacked Georgia.")

    stream = coder.stream(endless())
    for _ in range(5):
        next(stream)
    assert asked <= 16


def test_another_language_is_noted_and_not_coded(coder: Coder) -> None:
    text = "Les troupes russes ont bombardé la ville de Gori, selon le gouvernement géorgien, et plusieurs personnes ont été tuées."
    record = coder.code(document_from_text(text, "t"))
    assert record.document.language == "fr"
    assert record.events == []
    assert record.notes == ["not coded: the text is in 'fr', not English"]
    check(record)


@pytest.mark.parametrize(
    "document",
    [
        Document(id="x", text=""),
        Document(id="x", text="Russia attacked Georgia."),
        Document(id="x", text="   ", parts=[Part(kind="body", span=(0, 3))]),
        Document(id="x", text="\u200b\u200e", parts=[Part(kind="body", span=(0, 2))]),
    ],
    ids=["no text", "no parts", "blank part", "invisible part"],
)
def test_nothing_to_read_is_no_error(coder: Coder, document: Document) -> None:
    record = coder.code(document)
    assert (record.events, record.actors) == ([], [])
    assert "no event was coded" in record.notes
    check(record)


def seconds(coder: Coder, text: str) -> float:
    """Processor time for one report of the text, which must hold."""
    begin = time.process_time()
    record = coder.code(report(text))
    spent = time.process_time() - begin
    check(record)
    return spent


LINE = "Russian troops shelled a village near Gori on Monday, killing 12 people, a Georgian official said. "


def test_one_very_long_line_does_not_hang(coder: Coder) -> None:
    short, long = seconds(coder, LINE * 250), seconds(coder, LINE * 2000)
    assert long < 60
    assert long < 3 * 8 * short, "time grows faster than the text"


def test_one_very_long_sentence_does_not_hang(coder: Coder) -> None:
    assert seconds(coder, "Russia attacked Georgia and " * 2000 + "Georgia attacked Russia.") < 60


# ---------------------------------------------------------------------------------------------- golden records


def compact(record: Record) -> dict[str, list[str]]:
    """A record in lines that a person can compare."""
    text = record.document.text
    places = {p.id: p.name for p in record.places}
    sources = {a.id: a.source.name for a in record.attributions}

    def words(span: tuple[int, int] | None) -> str:
        return " ".join(text[slice(*span)].split()) if span else "-"

    def codes(refs: list[Any]) -> str:
        return " + ".join(r.code or f"({r.name})" for r in refs) or "-"

    return {
        "document": [f"{record.document.published} ({record.document.published_basis})", record.document.title or "-"],
        "events": [
            f"{words(e.trigger)}: {e.type}{'/' + e.mode if e.mode else ''} | {codes(e.actors)} > {codes(e.recipients)} | {e.factuality} {e.realis}"
            f" | for {sources.get(e.attribution or '', 'the author')} | {e.time.start or '-'}..{e.time.end or '-'} | {places.get(e.place or '', '-')}"
            for e in record.events
        ],
        "attributions": [
            f"{a.source.name or '-'} ({a.source.kind}) “{words(a.cue)}” {a.manner}" + (f" within {sources[a.within]}" if a.within else "")
            for a in record.attributions
        ],
        "figures": [f"{words(f.span)}: {f.kind} {f.low}..{f.high} {f.bound}{' approximately' if f.approximate else ''}" for f in record.figures],
        "claims": [
            f"{c.proposition.type} {' + '.join(c.proposition.actors) or '-'} > {' + '.join(c.proposition.recipients) or '-'}: {c.status}; "
            + ", ".join(f"{s.holder.name or 'the author'} {s.stance}" for s in c.stances)
            for c in record.claims
        ],
    }


@pytest.mark.parametrize("name", ["crimea-2014.txt", "georgia-tbilisi.txt", "east-timor-1999.txt"])
def test_golden_records(coder: Coder, name: str, request: pytest.FixtureRequest) -> None:
    """What is said of three samples. A change on purpose: ``pytest tests/test_coder.py --update-golden``, and read the diff."""
    (document,) = documents(SAMPLES / name)
    path = GOLDEN / f"{Path(name).stem}.json"
    now = compact(coder.code(document))
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.skip(f"{path.name} written anew: read its diff before you commit it")
    kept = json.loads(path.read_text(encoding="utf-8"))
    changes = []
    for part in sorted({*kept, *now}):
        before, after = kept.get(part, []), now.get(part, [])
        changes += [f"- {part}: {line}" for line in before if line not in after]
        changes += [f"+ {part}: {line}" for line in after if line not in before]
    assert not changes, "\n".join(["the record differs (--update-golden if that is meant):", *changes])
    assert now == kept


WHERE = [
    # (text, actors of the record): where a report was written, and a town, are no governments
    ("HAVANA, June 9 (AP) - Colombia freed two rebels on Friday.", {"Colombia", "rebels"}),
    ("BEIRUT - Lebanon said its army had shelled Syria. Beirut denied a truce.", {"Lebanon", "army (Lebanon)", "Syria", "Lebanon (government)"}),
    ("Israel and Syria held talks in Moscow.", {"Israel", "Syria"}),
    ("Moscow warned Syria.", {"Russia (government)", "Syria"}),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "names"), WHERE)
def test_where_something_was_is_no_actor(coder: Coder, text: str, names: set[str]) -> None:
    assert {a.name for a in coder.code(document_from_text(text, "t")).actors} == names


MEANT = [
    # (report, trigger, who does it, to whom): the code and the name that each is shown by
    ("NIAMEY, May 4 - JNIM attacked a village in Niger. An association, one of dozens of aid groups there, counted ten dead. The group accused Niger of lying.",
     "accused", ["IMG Jama'at Nusrat al-Islam wal-Muslimin"], ["NER Niger"]),
    ("TBILISI, May 4 - Georgian police beat protesters in Georgia. The State Department condemned Georgia.", "condemned", ["USA GOV MFA State Department"], ["GEO Georgia"]),
    ("YANGON, May 4 - Myanmar shelled a village. Assistant Secretary of State Daniel Moore met opposition leaders in Myanmar.", "met", ["USA GOV MFA Daniel Moore"], ["MMR PTY opposition leaders"]),
    ("LONDON, May 4 - British unions went on strike. The Secretary of State for Health criticised British unions.", "criticised", ["GBR GOV MFA Secretary of State"], ["GBR LAB British unions"]),
    ("BAMAKO, Mali, May 4 - The U.N. Security Council met. Gunmen attacked the transitional military council in Mali. The council accused Niger of lying.",
     "accused", ["MLI MIL transitional military council"], ["NER Niger"]),
    ("RAMALLAH, May 4 - The Palestinian Authority fell silent. Norway pledged aid for the cash-strapped Authority.", "pledged", ["NOR Norway"], ["PSE Palestine"]),
    ("VIENNA, May 4 (AFP) - The International Atomic Energy Agency met. In a paper seen by AFP, the agency accused Iran of lying.", "accused", ["IGO UN International Atomic Energy Agency"], ["IRN Iran"]),
    ("The Pentagon kept silent. French Foreign Minister Anne Dupont met her aides. The ministry condemned Mali.", "condemned", ["FRA GOV ministry"], ["MLI Mali"]),
    ("The Kachin Independence Army (KIA) fought Myanmar. The KIA released two Chinese engineers.", "released", ["MMR REB Kachin Independence Army"], ["CHN CVL Chinese engineers"]),
    ("The Hill People Army (HP) fought Myanmar. The HP accused China of lying.", "accused", ["Hill People Army"], ["CHN China"]),
    ("Peruvian Senator Carlos Mendoza III visited Cuba. Chile criticised Mendoza.", "criticised", ["CHL Chile"], ["PER LEG Carlos Mendoza III"]),
    ("Cambodian police arrested a union leader. Brussels condemned Cambodia.", "condemned", ["IGO EU European Union"], ["KHM Cambodia"]),
    ("Belgium closed an embassy. Brussels condemned Congo.", "condemned", ["BEL GOV Belgium (government)"], ["COD Democratic Republic of the Congo"]),
    ("LONDON, May 4 - British police marched in Britain. Labour accused the Conservatives of lying.", "accused", ["GBR PTY British Labour Party"], ["GBR PTY British Conservative Party"]),
    ("The truce was backed by Chad, Niger and Cameroon, whose presidents urged Mali to disarm.", "urged",
     ["TCD GOV presidents (Chad)", "NER GOV presidents (Niger)", "CMR GOV presidents (Cameroon)"], ["MLI Mali"]),
    ("Mali thanked Chad and Niger, whose president met the Turkish envoy.", "met", ["NER GOV president (Niger)"], ["TUR GOV Turkish envoy"]),
    ("Mali's president and army chief, Adama Coulibaly, accused France of lying.", "accused", ["MLI GOV Adama Coulibaly"], ["FRA France"]),
    ("Villagers said they obeyed a Malian bandit known as Bello, who was said to have threatened Niger.", "threatened", ["MLI CRM Bello"], ["NER Niger"]),
    ("The Burundian rights group Iteka spoke. Iteka accused Burundi of lying.", "accused", ["BDI SOC Iteka"], ["BDI Burundi"]),
    ("Kenyan dissident Peter Banda lives in exile in Paris. He accused Zambia of lying.", "accused", ["KEN OPP Peter Banda"], ["ZMB Zambia"]),
    ("A general strike called by unions paralysed Peru.", "paralysed", ["PER LAB unions"], ["PER Peru"]),
    ("South Sudan's army clashed with the SPLA-IO rebels. The UN accused both camps of war crimes.", "accused", ["IGO UN United Nations"],
     ["SSD South Sudan", "SSD REB Sudan People's Liberation Movement-in-Opposition"]),
    ("South Sudan's army clashed with the SPLA-IO rebels. The UN urged the warring parties to talk.", "urged", ["IGO UN United Nations"],
     ["SSD South Sudan", "SSD REB Sudan People's Liberation Movement-in-Opposition"]),
    ("Sudan's case is weak. Its army moved into Ethiopia.", "moved", ["SDN MIL army (Sudan)"], ["ETH Ethiopia"]),
    ("LIMA, May 4 - Peru is angry with Chile. The foreign ministry demanded that Chile free the men. Peru will wait.", "demanded", ["PER GOV MFA foreign ministry"], ["CHL Chile"]),
    ("BANGKOK, May 4 - Myanmar will vote. Myanmar's army is weak, Myanmar's police weaker. Myanmar has no money. Gunmen killed two local officials of Myanmar. "
     "Lawmakers accused the army of lying.", "accused", ["MMR LEG lawmakers"], ["MMR MIL Tatmadaw"]),
    ("Turkish jets bombed Kurdish villages in Iraq. Bread was dear. The raid in Dohuk was condemned by Iran.", "condemned", ["IRN Iran"], ["TUR MIL Turkish jets"]),
    ("Turkish jets bombed villages in Iraq. Hungary condemned the shooting in Slovakia.", "condemned", ["HUN Hungary"], ["SVK Slovakia"]),
    ("Iraq ordered American inspectors to leave. Bread was dear. It rained. Nobody spoke. Britain condemned the order.", "condemned", ["GBR United Kingdom"], ["IRQ Iraq"]),
    ("PARIS, May 4, 2001 (AP) - French police beat protesters in Paris.\n\nLIMA, May 3, 2001 (AP) - Peru will vote. Officers kept miners away from the Congress, and five people were arrested.",
     "arrested", ["PER COP police (implied)"], ["PER CVL people"]),
    ("PARIS, May 4, 2001 (AP) - French police beat protesters in Paris.\n\nTax rise in Peru\n\nLIMA, May 3, 2001 (AP) - Peru will vote. The Congress condemned Chile.",
     "condemned", ["PER LEG Congress (Peru)"], ["CHL Chile"]),
    ("PARIS, May 4, 2001 (AP) - The French government wants peace.\n\nLIMA, May 3, 2001 (AP) - Peru will vote. The government condemned Chile.",
     "condemned", ["PER GOV government"], ["CHL Chile"]),
    ("LIMA, May 4 - Chile raised tariffs. Chile and Peru share a border. The Foreign Ministry protested to Santiago over the arrest of a Peruvian fisherman.",
     "protested", ["PER GOV MFA Foreign Ministry"], ["CHL GOV Chile (government)"]),
    ("GENEVA, May 4 - Chile met Peru. The Foreign Ministry criticised Bolivia.", "criticised", ["Foreign Ministry"], ["BOL Bolivia"]),
    ("Eritrea's army said Ethiopian police opened fire on its sentries, who were asleep.", "opened", ["ETH COP Ethiopian police"], ["ERI MIL sentries (Eritrea)"]),
    ("Tajikistan lost three men. Its own ministry maintained that the Kyrgyz side shot first.", "shot", ["KGZ Kyrgyzstan"], []),
    ("Chile defaulted in May. Brazil, which lent its neighbour some $4bn at the height of the crisis, agreed to wait.", "lent", ["BRA Brazil"], ["CHL Chile"]),
    ("Somalia shelled a town. Kenya's president condemned the neighbouring country.", "condemned", ["KEN GOV Kenya's president"], ["SOM Somalia"]),
    ("The European Union sat. Unions went on strike in Greece. The Greek prime minister met union leaders.", "met", ["GRC GOV Greek prime minister"], ["GRC LAB union leaders"]),
    ("The Orange Order marched in Belfast. Nobody spoke. The order criticised Ireland.", "criticised", ["GBR SOC Orange Order"], ["IRL Ireland"]),
    ("The Kurdistan Workers' Party released two men. The outlawed party accused Turkey of lying.", "accused", ["TUR REB Kurdistan Workers' Party"], ["TUR Turkey"]),
    ("The March 23 Movement (M23) took up arms. M23 accused Rwanda of lying.", "accused", ["COD REB M23"], ["RWA Rwanda"]),
    ("Peruvian Senator Maria Lopez stood firm. Norwegian Prime Minister Jonas Store praised her reply.", "praised", ["NOR GOV Jonas Store"], ["PER LEG Maria Lopez"]),
    ("Peruvian Senator Maria Lopez stood firm. Norwegian Prime Minister Jonas Store voiced support for what he called her \"brave\" reply.",
     "voiced", ["NOR GOV Jonas Store"], ["PER LEG Maria Lopez"]),
    ("The strike, condemned by Jordan, killed ten people in Syria.", "killed", [], ["SYR CVL people (Syria)"]),
    ("Iraq's army was driven out of Kuwait by a U.S.-led coalition.", "driven", ["USA MIL U.S.-led coalition"], ["IRQ MIL Iraq's army"]),
    ("A Kenyan court jailed the Kenyan opposition leader Peter Banda. Kenyan Foreign Minister Paul Ouma praised the court. The judge also barred him from politics.",
     "barred", ["KEN JUD judge"], ["KEN PTY Peter Banda"]),
    ("Kenya waits for a struggling security mission. The Joint Coastal Security (JCS) mission accused Sudan of lying.", "accused", ["Joint Coastal Security (JCS) mission"], ["SDN Sudan"]),
]  # fmt: skip


@pytest.mark.model
def test_each_brief_of_a_round_up_is_told_on_its_own_day(coder: Coder) -> None:
    record = coder.code(report("LIMA, May 10, 2010 (AP) - Peru closed its embassy in Chile on Friday.\n\nOSLO, May 7, 2010 (AP) - Norway recalled its envoy to Chad on Wednesday."))
    assert [e.time.start for e in record.events] == ["2010-05-07", "2010-05-05"]


@pytest.mark.model
def test_the_office_of_a_person_is_no_person(coder: Coder) -> None:
    record = coder.code(report("Olaf Scholz met Denmark's prime minister. Scholz's office said Germany had closed its border."))
    (said,) = record.attributions
    assert said.source.name == "Scholz's office"
    assert said.source.actor is not None


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "actors", "recipients"), MEANT)
def test_who_is_meant(coder: Coder, text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    record = coder.code(report(text))
    found = [e for e in record.events if word in (words := text[slice(*e.trigger)], words.split()[0])]
    assert [[f"{p.code} {p.name}".strip() for p in side] for e in found for side in (e.actors, e.recipients)] == [actors, recipients]
