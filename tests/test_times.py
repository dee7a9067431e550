"""Time expressions: words, TIMEX3 value, first and last day. One table a phenomenon; the report is of Wednesday, 12 June 2013."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.coding.times import TimeMention, find_times, to_moments
from dragoman.coding.times.values import holiday, move, period
from dragoman.knowledge.time_words import TimeWords
from dragoman.language import Parse
from dragoman.records import make_day

pytestmark = pytest.mark.model

WRITTEN = date(2013, 6, 12)
Read = Callable[..., list[TimeMention]]

# (words, timex, start, end)
Row = tuple[str, str | None, str | None, str | None]


@pytest.fixture(scope="session")
def times(parse: Callable[[str], Parse]) -> Read:
    def run(text: str, published: date | None = WRITTEN) -> list[TimeMention]:
        return find_times(parse(text), published)

    return run


def _rows(text: str, found: list[TimeMention]) -> list[Row]:
    return [(text[slice(*m.span)], m.timex, m.start, m.end) for m in found]


def _day(words: str, day: str) -> list[Row]:
    return [(words, day, day, day)]


WEEKDAYS: list[tuple[str, list[Row]]] = [
    ("Rebels took the bridge on Tuesday.", _day("Tuesday", "2013-06-11")),
    ("Rebels took the bridge on Wednesday.", _day("Wednesday", "2013-06-12")),
    ("Rebels took the bridge on Thursday.", _day("Thursday", "2013-06-06")),
    ("The two ministers will meet on Friday.", _day("Friday", "2013-06-14")),
    ("Hundreds have been killed since July.", [("July", "2012-07", "2012-07-01", "2012-07-31")]),
    ("Hundreds have been killed since August.", [("August", "2012-08", "2012-08-01", "2012-08-31")]),
    ("The envoy is expected to arrive on Monday.", _day("Monday", "2013-06-17")),
    ("Talks are scheduled for Saturday.", _day("Saturday", "2013-06-15")),
    ("The parties have until Sunday to reply.", _day("Sunday", "2013-06-16")),
    ("They must leave by Monday.", _day("Monday", "2013-06-17")),
    ("The opposition plans to rally on Friday.", _day("Friday", "2013-06-14")),
    ("The two ministers were to meet on Friday.", _day("Friday", "2013-06-14")),
    ("The two ministers were to meet on Friday but broke off the talks.", _day("Friday", "2013-06-07")),
    ("The two ministers were to have met on Friday.", _day("Friday", "2013-06-07")),
    ("He was arrested last Friday.", _day("last Friday", "2013-06-07")),
    ("They meet again next Tuesday.", _day("next Tuesday", "2013-06-18")),
    ("Sunday's vote was calm.", _day("Sunday", "2013-06-09")),
    ("Two men were held Monday, police said.", _day("Monday", "2013-06-10")),
    ("He may have left on Monday.", _day("Monday", "2013-06-10")),
    ("Prayers are held on Fridays.", [("Fridays", "XXXX-WXX-5", None, None)]),
    ("The army shelled the town on Tuesday night.", [("Tuesday night", "2013-06-11TNI", "2013-06-11", "2013-06-11")]),
]

RELATIVE: list[tuple[str, list[Row]]] = [
    ("He resigned yesterday.", _day("yesterday", "2013-06-11")),
    ("Voting ends tomorrow.", _day("tomorrow", "2013-06-13")),
    ("The truce began today.", _day("today", "2013-06-12")),
    ("Shells fell last night.", [("last night", "2013-06-11TNI", "2013-06-11", "2013-06-11")]),
    ("Shells fell this morning.", [("this morning", "2013-06-12TMO", "2013-06-12", "2013-06-12")]),
    ("They left yesterday evening.", [("yesterday evening", "2013-06-11TEV", "2013-06-11", "2013-06-11")]),
    ("He resigned last month.", [("last month", "2013-05", "2013-05-01", "2013-05-31")]),
    ("Elections are due next year.", [("next year", "2014", "2014-01-01", "2014-12-31")]),
    ("The army attacked last week.", [("last week", "2013-W23", "2013-06-03", "2013-06-09")]),
    ("The army attacked two weeks ago.", [("two weeks ago", "2013-W22", "2013-05-27", "2013-06-02")]),
    ("He fled three years ago.", [("three years ago", "2010", "2010-01-01", "2010-12-31")]),
    ("He fled ten days ago.", _day("ten days ago", "2013-06-02")),
    ("He died almost four months ago.", [("almost four months ago", "2013-02", "2013-02-01", "2013-02-28")]),
    ("The dispute began decades ago.", [("decades ago", "PAST_REF", None, None)]),
    ("Fighting went on over the weekend.", [("the weekend", "2013-W23-WE", "2013-06-08", "2013-06-09")]),
    ("They came back the day before yesterday.", _day("the day before yesterday", "2013-06-10")),
    ("The army is now in the city.", [("now", "PRESENT_REF", None, None)]),
    ("The two sides fought in the past.", [("the past", "PAST_REF", None, None)]),
]

PARTIAL: list[tuple[str, list[Row]]] = [
    ("Troops crossed on March 31.", _day("March 31", "2013-03-31")),
    ("Troops crossed on Nov. 5.", _day("Nov. 5", "2012-11-05")),
    ("The summit will open on Nov. 5.", _day("Nov. 5", "2013-11-05")),
    ("Troops crossed on 7 August 1998.", _day("7 August 1998", "1998-08-07")),
    ("The attack of Tuesday, June 4, 2013, was the worst.", _day("Tuesday, June 4, 2013", "2013-06-04")),
    ("A truce was signed in May.", [("May", "2013-05", "2013-05-01", "2013-05-31")]),
    ("A truce was signed in October.", [("October", "2012-10", "2012-10-01", "2012-10-31")]),
    ("A vote will be held in October.", [("October", "2013-10", "2013-10-01", "2013-10-31")]),
    ("A vote was held in March 2004.", [("March 2004", "2004-03", "2004-03-01", "2004-03-31")]),
    ("He came on November 28, 2005 with ten men.", _day("November 28, 2005", "2005-11-28")),
    ("War broke out in 1991.", [("1991", "1991", "1991-01-01", "1991-12-31")]),
    ("The 1995 accord ended the war.", [("1995", "1995", "1995-01-01", "1995-12-31")]),
    ("The 1990s were years of war.", [("1990s", "199X", "1990-01-01", "1999-12-31"), ("years", "PXY", None, None)]),
    ("He was arrested last October.", [("last October", "2012-10", "2012-10-01", "2012-10-31")]),
    ("The treaty dates from 2014-03-18.", _day("2014-03-18", "2014-03-18")),
    ("The 19th century saw many wars.", [("The 19th century", "18XX", "1800-01-01", "1899-12-31")]),
    ("It happened on Christmas Day.", _day("Christmas Day", "2012-12-25")),
    ("It happened on the 5th of May.", _day("the 5th of May", "2013-05-05")),
]

FUZZY: list[tuple[str, list[Row], str]] = [
    ("He left in early 2012.", [("early 2012", "2012", "2012-01-01", "2012-04-30")], "early-year"),
    ("He left in late March.", [("late March", "2013-03", "2013-03-21", "2013-03-31")], "late-month"),
    ("He left in mid-April.", [("mid-April", "2013-04", "2013-04-11", "2013-04-20")], "mid-month"),
    ("The war ended in the late 1980s.", [("the late 1980s", "198X", "1987-01-01", "1989-12-31")], "late-decade"),
    ("It ended in mid-2011.", [("mid-2011", "2011", "2011-05-01", "2011-08-31")], "mid-year"),
    ("They want peace by the end of 2013.", [("the end of 2013", "2013", "2013-09-01", "2013-12-31")], "late-year"),
    ("They met late last year.", [("late last year", "2012", "2012-09-01", "2012-12-31")], "late-year"),
    ("They will meet early next month.", [("early next month", "2013-07", "2013-07-01", "2013-07-11")], "early-month"),
    ("They met in early May 2010.", [("early May 2010", "2010-05", "2010-05-01", "2010-05-11")], "early-month"),
    ("It began in the early 1990s.", [("the early 1990s", "199X", "1990-01-01", "1993-12-31")], "early-decade"),
    ("He fled in late summer.", [("late summer", "2012-SU", "2012-08-01", "2012-08-31")], "late-season"),
    ("It was signed in late September 2009.", [("late September 2009", "2009-09", "2009-09-21", "2009-09-30")], "late-month"),
]

DURATIONS: list[tuple[str, list[Row]]] = [
    ("The siege lasted three days.", [("three days", "P3D", None, None)]),
    ("A 16-hour flight took him there.", [("16-hour", "PT16H", None, None)]),
    ("The two-day visit ended.", [("two-day", "P2D", None, None)]),
    ("The war went on for more than a decade.", [("more than a decade", "P10Y", None, None)]),
    ("He spent five and a half years in jail.", [("five and a half years", "P5.5Y", None, None)]),
    ("The meeting took half an hour.", [("half an hour", "PT30M", None, None)]),
    ("The meeting took 5 1/2 hours.", [("5 1/2 hours", "PT5H30M", None, None)]),
    ("They talked for about two weeks.", [("two weeks", "P2W", None, None)]),
    ("They talked for several months.", [("several months", "PXM", None, None)]),
    ("A decades-long feud divides them.", [("decades-long", "PXY", None, None)]),
    ("They have talked for the past two months.", [("the past two months", "P2M", "2013-04-12", "2013-06-12")]),
    ("They will talk for the next three days.", [("the next three days", "P3D", "2013-06-12", "2013-06-15")]),
    ("Crime has grown in recent years.", [("recent years", "PXY", None, None)]),
    ("He was held for a month.", [("a month", "P1M", None, None)]),
    ("The trial lasted a year and a half.", [("a year and a half", "P1.5Y", None, None)]),
    ("At least 72 hours are needed.", [("At least 72 hours", "PT72H", None, None)]),
]

SETS: list[tuple[str, list[Row]]] = [
    ("They march every day.", [("every day", "P1D", None, None)]),
    ("They meet twice a week.", [("a week", "P1W", None, None)]),
    ("The council meets annually.", [("annually", "P1Y", None, None)]),
    ("They march every Friday.", [("every Friday", "XXXX-WXX-5", None, None)]),
    ("They vote every two years.", [("every two years", "P2Y", None, None)]),
    ("Hundreds die each year.", [("each year", "P1Y", None, None)]),
    ("They pray every other week.", [("every other week", "P2W", None, None)]),
    ("The guard is changed daily.", [("daily", "P1D", None, None)]),
    ("They are shelled every night.", [("every night", "XXXX-XX-XXTNI", None, None)]),
    ("He reports monthly.", [("monthly", "P1M", None, None)]),
    ("The commission sits every month.", [("every month", "P1M", None, None)]),
    ("On Sundays they rest.", [("Sundays", "XXXX-WXX-7", None, None)]),
]

SEASONS_AND_QUARTERS: list[tuple[str, list[Row]]] = [
    ("The offensive began last fall.", [("last fall", "2012-FA", "2012-09-01", "2012-11-30")]),
    ("The offensive began last winter.", [("last winter", "2012-WI", "2012-12-01", "2013-02-28")]),
    ("The war began in the summer of 1914.", [("the summer of 1914", "1914-SU", "1914-06-01", "1914-08-31")]),
    ("The offensive began this spring.", [("this spring", "2013-SP", "2013-03-01", "2013-05-31")]),
    ("They will attack next spring.", [("next spring", "2014-SP", "2014-03-01", "2014-05-31")]),
    ("The city fell in autumn 2004.", [("autumn 2004", "2004-FA", "2004-09-01", "2004-11-30")]),
    ("Exports fell in the first quarter of 1998.", [("the first quarter of 1998", "1998-Q1", "1998-01-01", "1998-03-31")]),
    ("Exports fell in the first quarter.", [("the first quarter", "2013-Q1", "2013-01-01", "2013-03-31")]),
    ("Exports fell in the fourth quarter.", [("the fourth quarter", "2012-Q4", "2012-10-01", "2012-12-31")]),
    ("Exports fell in Q3 2009.", [("Q3 2009", "2009-Q3", "2009-07-01", "2009-09-30")]),
    ("Exports fell last quarter.", [("last quarter", "2013-Q1", "2013-01-01", "2013-03-31")]),
    ("Exports fell in the first half of 2011.", [("the first half of 2011", "2011-H1", "2011-01-01", "2011-06-30")]),
    ("Revenue rose in the second quarter of last year.", [("the second quarter of last year", "2012-Q2", "2012-04-01", "2012-06-30")]),
    ("The budget for fiscal 2012 was cut.", [("fiscal 2012", "2012", None, None)]),
]

ANCHORED: list[tuple[str, list[Row]]] = [
    (
        "He was arrested on March 5. The previous day he had fled.",
        [*_day("March 5", "2013-03-05"), *_day("The previous day", "2013-03-04")],
    ),
    (
        "He was arrested on March 5. The next day he was freed.",
        [*_day("March 5", "2013-03-05"), *_day("The next day", "2013-03-06")],
    ),
    ("He was arrested on March 5 and freed a week later.", [*_day("March 5", "2013-03-05"), *_day("a week later", "2013-03-12")]),
    ("He died on March 5; three days earlier he had fled.", [*_day("March 5", "2013-03-05"), *_day("three days earlier", "2013-03-02")]),
    (
        "War began in 1991. That year the state broke up.",
        [("1991", "1991", "1991-01-01", "1991-12-31"), ("That year", "1991", "1991-01-01", "1991-12-31")],
    ),
    (
        "He fled in May 2004. The same month his house burned.",
        [("May 2004", "2004-05", "2004-05-01", "2004-05-31"), ("The same month", "2004-05", "2004-05-01", "2004-05-31")],
    ),
    (
        "War began in 1991. Two years later it ended.",
        [("1991", "1991", "1991-01-01", "1991-12-31"), ("Two years later", "1993", "1993-01-01", "1993-12-31")],
    ),
    (
        "The vote was on 7 May 2000. Later that day he fled.",
        [*_day("7 May 2000", "2000-05-07"), *_day("Later that day", "2000-05-07")],
    ),
    (
        "The vote was on 7 May 2000. The following week he fled.",
        [*_day("7 May 2000", "2000-05-07"), ("The following week", "2000-W19", "2000-05-08", "2000-05-14")],
    ),
    ("He fled the day before last Tuesday.", _day("the day before last Tuesday", "2013-06-10")),
    ("He fled two days after Christmas.", _day("two days after Christmas", "2012-12-27")),
    (
        "He was shot on 7 May 2000 and died the next morning.",
        [*_day("7 May 2000", "2000-05-07"), ("the next morning", "2000-05-08TMO", "2000-05-08", "2000-05-08")],
    ),
    ("That day he fled.", [("That day", None, None, None)]),
]

CLOCK: list[tuple[str, list[Row]]] = [
    ("The truce starts at 9 a.m. Thursday.", [("9 a.m. Thursday", "2013-06-13T09:00", "2013-06-13", "2013-06-13")]),
    ("Bombs fell at 10:30 p.m. on March 3.", [("10:30 p.m. on March 3", "2013-03-03T22:30", "2013-03-03", "2013-03-03")]),
    ("Bombs fell at 0730 GMT.", [("0730 GMT", "2013-06-12T07:30Z", "2013-06-12", "2013-06-12")]),
    ("Bombs fell on Tuesday at noon.", [("Tuesday at noon", "2013-06-11T12:00", "2013-06-11", "2013-06-11")]),
    ("The curfew begins at midnight.", [("midnight", "2013-06-12T24:00", "2013-06-12", "2013-06-12")]),
    ("He came at three o'clock.", [("three o'clock", "2013-06-12T03:00", "2013-06-12", "2013-06-12")]),
]

HAPPENINGS: list[tuple[str, list[Row]]] = [
    ("A bomb killed ten on 3 May. Two days after the blast, police held a man.", [*_day("3 May", "2013-05-03"), *_day("Two days", "2013-05-05")]),
    ("He was shot on the night of 5 April. He had fled a week before the murder.", [*_day("5 April", "2013-04-05"), *_day("a week", "2013-03-29")]),
    ("Shells fell on the town on Monday. The day after the shelling, trucks came.", [*_day("Monday", "2013-06-10"), *_day("day", "2013-06-11")]),
    ("In the days following the invasion of 4 March 2013, thousands fled.", [("days", "2013-03", "2013-03-05", "2013-03-18"), *_day("4 March 2013", "2013-03-04")]),
    ("A car exploded on 3 May. The cell met in the weeks before the attack.", [*_day("3 May", "2013-05-03"), ("weeks", "2013-04", "2013-03-22", "2013-05-02")]),
    (
        "The coup of March 2012 ended the talks. Two years before the coup, elections were held.",
        [("March 2012", "2012-03", "2012-03-01", "2012-03-31"), ("Two years", "2010", "2010-01-01", "2010-12-31")],
    ),
    ("The mayor was killed last spring. A car was seen in the days before the murder.",
     [("last spring", "2013-SP", "2013-03-01", "2013-05-31"), ("days", "2013-SP", "2013-03-01", "2013-05-31")]),
    ("Troops left on 2 May. A week after the withdrawal, fighting began at 6 a.m.",
     [*_day("2 May", "2013-05-02"), *_day("A week", "2013-05-09"), ("6 a.m.", "2013-05-09T06:00", "2013-05-09", "2013-05-09")]),
    ("The truce was signed on 1 May. Six weeks after the talks collapsed, he left.", [*_day("1 May", "2013-05-01"), ("Six weeks", "P6W", None, None)]),
    ("The strike of 4 June killed five. An hour after the strike, a drone fell.", [*_day("4 June", "2013-06-04"), ("An hour", "PT1H", None, None)]),
    ("Three years after the war ended, nothing has changed.", [("Three years", "P3Y", None, None)]),
    ("The post-1959 politics split families.", [("post-1959", "1959", None, None)]),
]

ALL = [*WEEKDAYS, *RELATIVE, *PARTIAL, *[(t, r) for t, r, _ in FUZZY], *DURATIONS, *SETS, *SEASONS_AND_QUARTERS, *ANCHORED, *CLOCK, *HAPPENINGS]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_times_of_a_sentence(times: Read, text: str, expected: list[Row]) -> None:
    assert _rows(text, times(text)) == expected


@pytest.mark.parametrize(("text", "precision"), [(t, p) for t, _, p in FUZZY], ids=[f[0] for f in FUZZY])
def test_fuzzy_precision_is_kept(times: Read, text: str, precision: str) -> None:
    assert [m.precision for m in times(text)] == [precision]


EXACTNESS = [
    ("Bombs fell at noon.", "minute"),
    ("Bombs fell at 10:30 p.m. on March 3.", "minute"),
    ("Bombs fell shortly after noon.", "hour"),
    ("Bombs fell just before 9 a.m. on Tuesday.", "hour"),
    ("Bombs fell around midnight.", "hour"),
    ("Bombs fell at about 10 a.m. on March 3.", "hour"),
    ("Bombs fell after 10 a.m. on Tuesday.", "day"),
    ("The last troops had left by noon.", "day"),
]


@pytest.mark.parametrize(("text", "precision"), EXACTNESS, ids=[f[0] for f in EXACTNESS])
def test_a_clock_time_is_no_more_exact_than_its_words(times: Read, text: str, precision: str) -> None:
    assert [m.precision for m in times(text)] == [precision]


# (text, interval of the two ends, or the days of the single mention)
RANGES: list[tuple[str, tuple[str, str]]] = [
    ("He ruled from 2005 until 2010.", ("2005-01-01", "2010-12-31")),
    ("He ruled from 1994 to 1999.", ("1994-01-01", "1999-12-31")),
    ("He ruled between 1994 and 1999.", ("1994-01-01", "1999-12-31")),
    ("The war of 1992-1995 killed many.", ("1992-01-01", "1995-12-31")),
    ("The war of 2005-06 killed many.", ("2005-01-01", "2006-12-31")),
    ("Battles raged from Aug. 26-29.", ("2012-08-26", "2012-08-29")),
    ("Battles raged on 26-29 August 2008.", ("2008-08-26", "2008-08-29")),
    ("Battles raged between May and July 2012.", ("2012-05-01", "2012-07-31")),
    ("Battles raged from May 2012 until January.", ("2012-05-01", "2013-01-31")),
    ("Battles raged from March 3 to March 9.", ("2013-03-03", "2013-03-09")),
    ("Battles raged from November to February 2010.", ("2009-11-01", "2010-02-28")),
    ("Battles raged from Monday to Tuesday.", ("2013-06-10", "2013-06-11")),
]


@pytest.mark.parametrize(("text", "days"), RANGES, ids=[r[0] for r in RANGES])
def test_ranges(times: Read, text: str, days: tuple[str, str]) -> None:
    found = times(text)
    assert {m.interval or (m.start, m.end) for m in found} == {days}


def test_two_days_that_share_a_month_are_two_times(times: Read) -> None:
    text = "Envoys met on April 24 and 25."
    assert _rows(text, times(text)) == [*_day("April 24", "2013-04-24"), *_day("25", "2013-04-25")]


NO_TIME = [
    "He may go.",
    "Prime Minister Theresa May spoke.",
    "Some 1,500 people came.",
    "About 2000 soldiers were sent.",
    "A 24-year-old man spoke.",
    "He is 30 years old.",
    "The rouble fell.",
    "The fall of Kabul shocked them.",
    "They began to march.",
    "The price was $1998.",
    "February 30 is no day.",
    "The second man spoke.",
    "they march 12 miles",
    "some 30 march on parliament",
    "students march on 12 cities",
    "troops may 12 times refuse",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time(times: Read, text: str) -> None:
    assert times(text) == []


UNDATED: list[tuple[str, list[Row]]] = [
    ("Rebels took the bridge on Tuesday.", [("Tuesday", "XXXX-WXX-2", None, None)]),
    ("Rebels took the bridge yesterday.", [("yesterday", "XXXX-XX-XX", None, None)]),
    ("Rebels took the bridge on March 3.", [("March 3", "XXXX-03-03", None, None)]),
    ("Rebels took the bridge last month.", [("last month", None, None, None)]),
    ("Rebels took the bridge on March 3, 2004.", _day("March 3, 2004", "2004-03-03")),
    (
        "Rebels took the bridge on March 3, 2004. They lost it on March 9.",
        [*_day("March 3, 2004", "2004-03-03"), *_day("March 9", "2004-03-09")],
    ),
    (
        "Rebels took the bridge in March 2004. They lost it in May this year.",
        [("March 2004", "2004-03", "2004-03-01", "2004-03-31"), ("May this year", "XXXX-05", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED, ids=[u[0] for u in UNDATED])
def test_without_a_publication_date(times: Read, text: str, expected: list[Row]) -> None:
    assert _rows(text, times(text, None)) == expected


SMALL = [
    ("the fair on march 12 was peaceful.", ["2013-03-12"]),
    ("blasts shook the town in march 1993.", ["1993-03"]),
    ("he was held on may 5 in cairo.", ["2013-05-05"]),
    ("the ban has held since march 25.", ["2013-03-25"]),
    ("he left on the 3rd of march.", ["2013-03-03"]),
]


@pytest.mark.parametrize(("text", "values"), SMALL, ids=[s[0] for s in SMALL])
def test_months_in_small_letters(times: Read, text: str, values: list[str]) -> None:
    """"march" and "may" are months where a day or a year stands by and says so."""
    assert [m.timex for m in times(text)] == values


def test_moments_are_numbered_in_the_order_of_the_text(times: Read) -> None:
    moments = to_moments(times("He fled in 1991 and came back on Tuesday."))
    assert [(m.id, m.timex) for m in moments] == [("t1", "1991"), ("t2", "2013-06-11")]


def test_tokens_are_those_of_the_parse(times: Read, parse: Callable[[str], Parse]) -> None:
    text = "He fled on 7 May 2000."
    (found,), parsed = times(text), parse(text)
    assert parsed.words[slice(*found.tokens)] == ["7", "May", "2000"]


HOLIDAYS = [("12-25", "2013-12-25"), ("11:4:4", "2013-11-28"), ("11:1:1+1", "2013-11-05"), ("05:-1:1", "2013-05-27"), ("easter-2", "2013-03-29")]


@pytest.mark.parametrize(("rule", "day"), HOLIDAYS)
def test_named_days(rule: str, day: str) -> None:
    found = holiday(rule, 2013)
    assert found is not None
    assert found.isoformat() == day


def test_days_that_do_not_exist_or_lie_too_far() -> None:
    assert make_day(2014, 2, 30) is None
    assert make_day(1499, 1, 1) is None
    assert make_day(2101, 1, 1) is None
    assert move(date(2099, 5, 5), "year", 10) is None


def test_periods() -> None:
    assert [period("day", 3), period("hour", 5.5), period("decade", 2), period("year", None)] == ["P3D", "PT5H30M", "P20Y", "PXY"]


def test_vocabulary_loads() -> None:
    assert TimeWords.load().single["march"]


TITLES = ['He told the "Today" show so.', "USA Today reported it."]


@pytest.mark.parametrize("text", TITLES)
def test_titles_are_no_times(times: Read, text: str) -> None:
    assert times(text) == []


TENSES: list[tuple[str, list[Row]]] = [
    ("The minister could not be reached on Friday.", _day("Friday", "2013-06-07")),
    ("He would not comment Monday.", _day("Monday", "2013-06-10")),
    ("They have been given until Friday to leave.", _day("Friday", "2013-06-14")),
    ("They were held until Friday.", _day("Friday", "2013-06-07")),
    ("He was ordered on Monday to leave.", _day("Monday", "2013-06-10")),
    ("On Monday, the rebels planned their attack.", _day("Monday", "2013-06-10")),
    ("The rebels planned a rally on Monday.", _day("Monday", "2013-06-17")),
    ("Friday's ruling could end the dispute.", _day("Friday", "2013-06-07")),
    ("Friday's meeting will open the round.", _day("Friday", "2013-06-14")),
    ("The council meets on Friday.", _day("Friday", "2013-06-14")),
]


@pytest.mark.parametrize(("text", "expected"), TENSES, ids=[t[0] for t in TENSES])
def test_the_tense_tells_the_direction(times: Read, text: str, expected: list[Row]) -> None:
    assert _rows(text, times(text)) == expected


def test_days_outside_the_calendar_never_come_out(times: Read) -> None:
    assert [m.start for m in times("He left on Friday.", date(1500, 1, 1))] == [None]
    assert [m.start for m in times("He will leave on Sunday.", date(2100, 12, 31))] == [None]
