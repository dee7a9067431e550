"""What the words leave open: offers with a condition, what is not ruled out, options that nobody has chosen. Sentences in, type, sides and certainty out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record
from test_events import lines

pytestmark = pytest.mark.model

Table = list[tuple[str, list[str]]]

# Who is ready to do something if another does his part has bound himself to nothing yet.
OFFERS: Table = [
    ("Russia is prepared to withdraw its troops from Georgia if NATO halts the exercises.", ["AGREE RUS > GEO PS+ conditional"]),
    ("If the shelling stops, Kyiv is prepared to hold talks with Moscow.", ["AGREE UKR GOV > RUS GOV PS+ conditional"]),
    ("Damascus said it was willing to free the hostages provided that the rebels leave Aleppo.", ["AGREE SYR GOV > SYR CVL PS+ conditional", "RETREAT/withdraw SYR REB > SYR PS+ conditional"]),
    ("Serbia would be happy to receive the peacekeepers once the embargo is lifted.", ["AGREE SRB > - PS+ conditional"]),
    ("North Korea expressed its readiness to freeze its nuclear programme in exchange for fuel.", ["AGREE PRK > - PS+ conditional"]),
    ("Hanoi is open to joint patrols with Manila unless Beijing objects.", ["AGREE VNM GOV > PHL GOV PS+ conditional"]),
    ("Kenya is willing to reopen its border with Somalia, but only if Mogadishu drops the case.", ["AGREE KEN > SOM PS+ conditional", "CONCEDE SOM GOV > - PS+ conditional"]),
    ("The rebels in Mali are ready to free the pilot as soon as the shelling ends.", ["AGREE MLI REB > MLI MIL PS+ conditional"]),
    # Without a condition the offer stands; so does one in spite of something, and a threat is a threat because of its condition.
    ("Spain is keen to send aid to Gaza.", ["AGREE ESP > PSE CT+ actual"]),
    ("Sweden is prepared to help Ukraine even if others refuse.", ["AGREE SWE > UKR CT+ actual"]),
    ("Poland is ready to attack if Russia crosses the border.", ["THREATEN/violence POL > RUS CT+ actual"]),
    # A promise was made, whatever it hangs on.
    ("Peru promised to release the fishermen if Chile paid a fine.", ["AGREE PER > PER LAB CT+ actual"]),
]

# Not to rule something out threatens with what is possible, and no more.
NOT_RULED_OUT: Table = [
    ("Turkey has not ruled out closing its border with Syria.", ["THREATEN/relations TUR > SYR PS+ considered"]),
    ("Poland did not exclude expelling Russian diplomats.", ["THREATEN/expel POL > RUS GOV PS+ considered"]),
    ("The Kremlin declined to rule out using force against Georgia.", ["THREATEN/violence RUS GOV > GEO PS+ considered"]),
    ("An attack on Iran cannot be ruled out, Israeli officials said.", ["THREATEN/violence ISR GOV > IRN PS+ considered"]),
    ("Turkey will not hesitate to attack Syria.", ["THREATEN/violence TUR > SYR CT+ actual"]),
    ("Egypt has ruled out talks with Hamas.", ["REJECT/meet EGY > PSE REB CT+ actual"]),
]

OPTIONS: Table = [
    ("Among the options under discussion, a diplomat said, are travel bans.", ["SANCTION/discontinue - > - PS+ considered"]),
    ("Travel bans on Belarusian officials are on the table, diplomats said.", ["SANCTION/discontinue - > BLR GOV PS+ considered"]),
    ("Also under consideration is a ban on flights from Russia.", ["SANCTION/discontinue - > RUS PS+ considered"]),
    ("A freeze of Russian assets is being weighed by the European Union.", ["THREATEN/relations IGO EU > RUS PS+ considered"]),
    ("Expelling the French ambassador is under consideration in Madrid, two officials said.", ["SANCTION/expel - > FRA GOV PS+ considered"]),
    ("One option is to close the border with Serbia.", ["THREATEN/relations - > SRB PS+ considered"]),
    ("Closing the border with Kosovo is one of the options.", ["SANCTION/discontinue - > XKX PS+ considered"]),
    ("Possible steps are a visa ban on Malian officials and the recall of ambassadors.", ["SANCTION/discontinue - > MLI GOV PS+ considered"]),
    # What has been chosen is no option.
    ("Among the sanctions imposed on Monday were travel bans on Syrian officials.", ["SANCTION/discontinue - > SYR GOV CT+ actual"]),
    ("Bread and wine are on the table.", []),
]

ROWS = [*OFFERS, *NOT_RULED_OUT, *OPTIONS]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[t for t, _ in ROWS])
def test_what_is_left_open(code: Callable[[str], Record], text: str, expected: list[str]) -> None:
    record = code(text)
    found = [f"{line} {e.factuality} {e.realis}" for line, e in zip(lines(record), record.events, strict=True)]
    assert found == expected


def test_the_word_that_leaves_it_open_is_named(code: Callable[[str], Record]) -> None:
    record = code("Russia is prepared to withdraw its troops from Georgia if NATO halts the exercises.")
    assert record.events[0].why[-1].word == "if"
