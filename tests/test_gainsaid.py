"""What one source tells, and another denies, doubts or cannot confirm in words of his own: the stance that the claim gets, or none where the second sentence answers nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

pytestmark = pytest.mark.model
Code = Callable[[str], Record]

GONE = "Uzbekistan said on Monday that it had withdrawn a battalion from the border with Kyrgyzstan."
RAMMED = "The Pentagon said Chinese ships rammed a Philippine trawler"
KILLED = "The government said rebels had killed 40 farmers near Sirte"
SHOT = "The opposition said the police shot 12 protesters in Kisumu"
SHELLED = "Ukraine accused Russia of shelling a hospital in Izium"
FREED = "Rebels said they had released 12 hostages in Mali on Friday."
TAKEN = "The Ethiopian army said it had captured the town of Adwa."
STOPPED = "The Syrian army said it had halted the shelling of Homs on Sunday."

AGAINST = [
    (GONE + " A Western diplomat said he had seen no sign of a departure.", "doubts"),
    (GONE + " NATO said it had seen no evidence of a withdrawal.", "doubts"),
    (GONE + " The United States said it had yet to see any withdrawal.", "doubts"),
    (GONE + " NATO's commander said there was nothing to suggest a pullback.", "doubts"),
    (GONE + " Western officials were skeptical of the announcement.", "doubts"),
    (GONE + " Kyrgyz officials said the troops remained at the border.", "denies"),
    (GONE + " Kyrgyz border guards said the Uzbek troops were still there.", "denies"),
    (GONE + " A NATO official said the battalion had not moved.", "denies"),
    (GONE + " Kyrgyz officials said the pullback was a ruse.", "denies"),
    (GONE + ' "We see nothing of the kind," a Kyrgyz general said.', "denies"),
    (STOPPED + " Residents said the shelling continued.", "denies"),
    (STOPPED + " Residents said shells were still falling on the town.", "denies"),
    (FREED + " The families said the men were still in captivity.", "denies"),
    (FREED + " The Red Cross said it had seen no sign of a release.", "doubts"),
    (FREED + " Niger's government said it had no confirmation of the release.", "cannot-confirm"),
    (TAKEN + " Residents said they had seen no soldiers in the town.", "doubts"),
    (TAKEN + " Aid workers said the rebels still controlled Adwa.", "denies"),
    ("Iran said it had suspended uranium enrichment. The IAEA said it had found no evidence of a suspension.", "doubts"),
    ("Iran said it had suspended uranium enrichment. The agency's inspectors said enrichment continued.", "denies"),
    ("North Korea said it had destroyed the test site. South Korea said it had seen no evidence of that.", "doubts"),
    (RAMMED + ", a report that could not be verified.", "cannot-confirm"),
    (RAMMED + ", an assertion that a Japanese official said his government was unable to substantiate.", "cannot-confirm"),
    (RAMMED + ", something Beijing has neither confirmed nor denied.", "cannot-confirm"),
    (RAMMED + ", an accusation Beijing called baseless.", "denies"),
    (RAMMED + ", an accusation Beijing met with flat rejection.", "denies"),
    (RAMMED + ", a charge that Beijing brushed aside.", "denies"),
    (KILLED + ", a charge denied by the rebels.", "denies"),
    (KILLED + ", an accusation the rebels call baseless.", "denies"),
    (KILLED + ". The rebels, for their part, said the army had killed the farmers.", "denies"),
    (SHOT + ", a claim the commission rejected.", "denies"),
    (SHOT + ", a charge the interior minister called ridiculous.", "denies"),
    (SHOT + ", something the police have repeatedly denied.", "denies"),
    (SHOT + ", a toll impossible to verify.", "cannot-confirm"),
    (SHELLED + ", charges that Russian officials denied.", "denies"),
    (SHELLED + ", something Russia denies.", "denies"),
    (SHELLED + ". Diplomats in Geneva greeted the charge with skepticism.", "doubts"),
]
BESIDE = [
    GONE + " NATO said it welcomed the move.",
    GONE + " Kyrgyz officials said the border was still closed.",
    FREED + " The Red Cross said it had seen the men and that they were well.",
    TAKEN + " The army still controlled the airport, a spokesman said.",
    STOPPED + " Residents said the fighting in Aleppo had stopped too.",
    SHOT + ", a charge echoed by the bishops.",
]


def against(record: Record) -> set[str]:
    """The stances beside that of whoever says so, of claims that somebody makes."""
    claims = [{s.stance for s in c.stances} for c in record.claims]
    return set().union(*(c - {"asserts", "reports"} for c in claims if "asserts" in c))


@pytest.mark.parametrize(("text", "stance"), AGAINST)
def test_who_answers_in_other_words_is_held_against_it(code: Code, text: str, stance: str) -> None:
    assert stance in against(code(text))


@pytest.mark.parametrize("text", BESIDE)
def test_what_answers_nothing_is_held_against_nobody(code: Code, text: str) -> None:
    assert against(code(text)) == set()
