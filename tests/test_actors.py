"""Who a sentence speaks of: tables of a text, the words of a mention, and the name, code and country it must carry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.coding.actors import Cast, Mention
from dragoman.knowledge import Knowledge
from dragoman.language import Parse

pytestmark = pytest.mark.model

Cases = Callable[[str, str | None], Cast]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The built-in knowledge."""
    return Knowledge.load()


@pytest.fixture(scope="module")
def cast(parse: Callable[[str], Parse], knowledge: Knowledge) -> Cases:
    """Text and date to its cast."""
    return lambda text, day: Cast(parse(text), knowledge, day)


def at(cast: Cast, words: str, nth: int = 0) -> list[Mention]:
    """The mentions headed by the last of ``words`` that has any, at their nth place in the text."""
    start = -1
    for _ in range(nth + 1):
        start = cast.parse.text.index(words, start + 1)
    tokens = cast.parse.tokens_in((start, start + len(words)))
    return next((found for t in reversed(tokens) if (found := cast.mentions_of(t))), [])


# (text, day, words, name, code, country)
NAMED = [
    # Dated names and offices
    ("Soviet officials met him.", "1985-01-01", "officials", "Soviet officials", "RUS GOV", "RUS"),
    ("Colonel Gaddafi warned NATO.", "2003-01-01", "Gaddafi", "Muammar Gaddafi", "LBY GOV", "LBY"),
    ("Moammar Gadhafi warned NATO.", "2003-01-01", "Gadhafi", "Muammar Gaddafi", "LBY GOV", "LBY"),
    ("The United States agreed. Bush called Putin.", "2003-01-01", "Bush", "George W. Bush", "USA GOV", "USA"),
    # Bodies of a common name give way to the country beside them
    ("The House of Representatives passed the bill.", "2003-01-01", "House of Representatives", "U.S. House of Representatives", "USA LEG", "USA"),
    ("Australia's House of Representatives passed the bill.", "2003-01-01", "House of Representatives", "House of Representatives (Australia)", "AUS LEG", "AUS"),
    ("The Canadian Supreme Court ruled on Friday.", "2003-01-01", "Supreme Court", "Canadian Supreme Court", "CAN JUD", "CAN"),
    ("The Supreme Court of Israel rejected the appeal.", "2003-01-01", "Supreme Court", "Supreme Court (Israel)", "ISR JUD", "ISR"),
    ("Japan's Foreign Office protested.", "2003-01-01", "Foreign Office", "Foreign Office (Japan)", "JPN GOV MFA", "JPN"),
    ("The US Justice Department sued.", "2003-01-01", "Justice Department", "Justice Department", "USA GOV JUD", "USA"),
    # Names of places and of the famous, borne by others
    ("Chad Smith criticised the plan.", None, "Smith", "Chad Smith", "CVL", None),
    ("Boris Berlin met the minister.", None, "Berlin", "Boris Berlin", "CVL", None),
    ("Paris Hilton arrived late.", None, "Hilton", "Paris Hilton", "CVL", None),
    ("Bashir Gaddafi told reporters he was free.", "2003-01-01", "Gaddafi", "Bashir Gaddafi", "CVL", None),
    ("Israel Radio said the talks failed.", None, "Radio", "Kan broadcaster", "ISR JRN", "ISR"),
    # Agents within agents
    ("A spokesman for the Ukrainian defence ministry denied it.", None, "spokesman", "spokesman", "UKR GOV MOD", "UKR"),
    ("An aide to President Putin said so.", "2014-03-03", "aide", "aide", "RUS GOV", "RUS"),
    ("The wife of the Syrian president visited Paris.", "2005-01-01", "wife", "wife", "SYR CVL", "SYR"),
    ("The Syrian foreign minister's deputy met Kofi Annan.", "2005-01-01", "deputy", "Syrian foreign minister's deputy", "SYR GOV MFA", "SYR"),
    ("The head of the Russian navy resigned.", "2014-03-01", "head", "head", "RUS MIL", "RUS"),
    ("A NATO military official denied it.", "2014-03-01", "official", "NATO military official", "IGO NATO MIL", None),
    # Who sends somebody, and where he is sent; a body's branch in a country
    ("The UN Syria envoy met ministers.", "2014-03-03", "envoy", "UN Syria envoy", "IGO UN", None),
    ("Washington's Afghanistan negotiator resigned.", "2019-03-03", "negotiator", "Washington's Afghanistan negotiator", "USA GOV", "USA"),
    ("Amnesty International Nigeria protested.", "2019-03-03", "Nigeria", "Amnesty International", "NGO", None),
    # Apposition, either way
    ("Sergei Lavrov, the Russian foreign minister, met Kerry.", "2014-03-03", "minister", "Sergei Lavrov", "RUS GOV", "RUS"),
    ("The Russian foreign minister, Sergei Lavrov, met Kerry.", "2014-03-03", "minister", "Sergei Lavrov", "RUS GOV", "RUS"),
    ("Hasan Ozturk, the Turkish minister, resigned.", "2014-03-03", "Ozturk", "Hasan Ozturk", "TUR GOV", "TUR"),
    ("The Turkish minister, Hasan Ozturk, resigned.", "2014-03-03", "minister", "Hasan Ozturk", "TUR GOV", "TUR"),
    # Unnamed actors with a country
    ("Syrian rebels attacked the town.", "2014-03-03", "rebels", "Syrian rebels", "SYR REB", "SYR"),
    ("Ukrainian border guards fired.", "2014-03-03", "guards", "Ukrainian border guards", "UKR COP", "UKR"),
    ("Some 2,000 Russian troops crossed the border.", "2014-08-01", "troops", "Russian troops", "RUS MIL", "RUS"),
    ("Turkey has sent up to 4,000 Syrian fighters to the front.", "2020-10-11", "fighters", "Syrian fighters", "SYR REB", "SYR"),
    ("Iraqi civilians were killed.", "2004-01-01", "civilians", "Iraqi civilians", "IRQ CVL", "IRQ"),
    ("At least 60 people were killed.", None, "people", "people", "CVL", None),
    ("The government of Chad protested.", None, "government", "government (Chad)", "TCD GOV", "TCD"),
    ("The Chad government protested.", None, "government", "Chad government", "TCD GOV", "TCD"),
    ("Authorities in Chad arrested them.", None, "Authorities", "Authorities (Chad)", "TCD GOV", "TCD"),
    ("Hezbollah fighters attacked Israel.", "2006-07-12", "fighters", "Hezbollah", "LBN REB", "LBN"),
    # Names that only modify
    ("Iranian-backed militia in Iraq fired rockets.", "2020-03-03", "militia", "Iranian-backed militia (Iraq)", "IRQ PRM", "IRQ"),
    ("An Iranian-backed militia shelled the base.", "2020-03-03", "militia", "Iranian-backed militia", "PRM", None),
    ("Moscow-backed fighters shelled the town.", "2014-08-01", "fighters", "Moscow-backed fighters", "REB", None),
    ("Anti-American protesters burned a flag.", None, "protesters", "Anti-American protesters", "CVL", None),
    # Peoples
    ("Iraqi Kurds attacked the troops.", "2003-03-03", "Kurds", "Iraqi Kurds", "IRQ", "IRQ"),
    ("Kurds in Turkey protested.", "2003-03-03", "Kurds", "Kurds", "TUR", "TUR"),
    ("Kurdish rebels attacked Turkish soldiers.", "1995-03-03", "rebels", "Kurdish rebels", "TUR REB", "TUR"),
    ("Kurds from Iraq fled to Iran.", "1991-03-03", "Kurds", "Kurds", "IRQ", "IRQ"),
    ("Kurds protested.", "2003-01-01", "Kurds", "Kurds", "CVL", None),
]


@pytest.mark.parametrize(("text", "day", "words", "name", "code", "country"), NAMED, ids=[c[0] for c in NAMED])
def test_a_noun_phrase_stands_for(cast: Cases, text: str, day: str | None, words: str, name: str, code: str, country: str | None) -> None:
    found = at(cast(text, day), words)
    assert [(m.name, m.code, m.country) for m in found[:1]] == [(name, code, country)]


# (text, words that stand for nobody)
NOBODY = [
    ("The plan costs US $50m.", "US"),
    ("Soviet-era laws were dropped.", "Soviet"),
    ("A pro-Russian song was heard.", "Russian"),
    ("An ex-Soviet custom survived.", "Soviet"),
    ("He took up his post.", "post"),
    ("The dispute caused a division in society.", "division"),
    ("I saw it.", "I"),
    ("Ben said so.", "Ben"),
    ("It is clear that Russia agrees.", "It"),
    ("Russia denied it.", "it"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY, ids=[c[0] for c in NOBODY])
def test_no_actor(cast: Cases, text: str, words: str) -> None:
    assert at(cast(text, None), words) == []


# (text, day, words, nth place, names)
TAKEN_UP = [
    ("NATO met on Monday. The alliance warned Russia.", None, "The alliance", 0, ["NATO"]),
    ("Russia said it would stay.", None, "it", 0, ["Russia"]),
    ("Russia accused Georgia of shelling its troops.", None, "its", 0, ["Russia"]),
    ("Angela Merkel met Nicolas Sarkozy. She thanked him.", "2009-01-01", "She", 0, ["Angela Merkel"]),
    ("Angela Merkel met Nicolas Sarkozy. She thanked him.", "2009-01-01", "him", 0, ["Nicolas Sarkozy"]),
    ("Slobodan Milosevic met the envoy. The Yugoslav leader refused.", "1999-03-23", "leader", 0, ["Slobodan Milošević"]),
    ("Vladimir Putin spoke in Sochi. The Russian leader named no date.", "2014-04-01", "leader", 0, ["Vladimir Putin"]),
    ("Iran and Iraq met. The two countries signed a deal.", None, "countries", 0, ["Iran", "Iraq"]),
    ("Iran and Iraq said they would talk.", None, "they", 0, ["Iran", "Iraq"]),
    ("Armenia and Azerbaijan fought for a week. Russia urged both sides to stop.", None, "sides", 0, ["Armenia", "Azerbaijan"]),
    ("North Korea and South Korea met. The North refused.", None, "North", 1, ["North Korea"]),
    ("Hamas fired rockets. The group denied it.", "2012-01-01", "group", 0, ["Hamas"]),
    ("Sudanese rebels took the town. The rebels refused to leave.", None, "rebels", 1, ["Sudanese rebels"]),
    ("A Western official spoke of a plan. The official gave no name.", None, "official", 1, ["Western official"]),
    ("Yoweri Museveni said his country would help.", "2005-01-01", "country", 0, ["Uganda"]),
    ("Turkey accused Greece. It denied the charge.", None, "It", 0, ["Greece"]),
    ('Residents said Syrian soldiers opened fire. "They shot my brother," said Ali Musa, a farmer.', None, "They", 0, ["Syrian soldiers"]),
    ('The Syrian rebels said the truce was over. "They are liars," the minister said.', None, "They", 0, ["Syrian rebels"]),
]


@pytest.mark.parametrize(("text", "day", "words", "nth", "names"), TAKEN_UP, ids=[f"{c[0]} {c[2]}" for c in TAKEN_UP])
def test_taken_up(cast: Cases, text: str, day: str | None, words: str, nth: int, names: list[str]) -> None:
    assert [m.name for m in at(cast(text, day), words, nth)] == names


def test_a_pronoun_in_a_quote_is_not_who_is_quoted(cast: Cases) -> None:
    found = at(cast('George W. Bush met Tony Blair. Bush said, "he is my friend."', "2003-01-01"), "he is")
    assert [m.name for m in found] == ["Tony Blair"]


def test_all_owners_of_a_thing(cast: Cases) -> None:
    c = cast("Russian-Ukrainian contacts were frozen.", None)
    assert [m.name for m in c.owners(c.parse.words.index("contacts"))] == ["Russia", "Ukraine"]


def test_reading_twice_gives_the_same(cast: Cases) -> None:
    text = "Iran and Iraq said they would talk. Both sides urged the United Nations to help, and it agreed."
    assert cast(text, None).mentions == cast(text, None).mentions
