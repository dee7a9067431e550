"""A record made by hand, for tests of what is done with records."""

from __future__ import annotations

from dragoman.records import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    Document,
    Event,
    EventTime,
    Figure,
    Holder,
    Part,
    Place,
    Proposition,
    Record,
    Relation,
    Source,
    Span,
    Stance,
)

TITLE = "Borduria Masses Troops"
FIRST = "Borduria moved 3,000 to 4,000 soldiers to the border in March 2001, a Syldavian official said."
SECOND = "Borduria denied that it had moved any troops, \u202eevil\u202c and said it would leave Klow."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"


def at(words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def record() -> Record:
    """Two sources who disagree about one movement of troops, and a promise."""
    borduria = ActorRef(actor="a1", span=at("Borduria", 1), name="Borduria", code="BRD", country="BRD")
    syldavia = ActorRef(actor="a2", span=at("Syldavian"), name="Syldavia", code="SYL", country="SYL")
    march = EventTime(start="2001-03-01", end="2001-03-31", precision="month", basis="expression", span=at("in March 2001"))
    return Record(
        document=Document(
            id="report.txt",
            text=TEXT,
            title=TITLE,
            published="2001-04-02",
            published_basis="dateline",
            language="en",
            parts=[Part(kind="title", span=at(TITLE)), Part(kind="body", span=at(FIRST)), Part(kind="body", span=at(SECOND))],
        ),
        actors=[
            Actor(id="a1", name="Borduria", kind="state", country="BRD", code="BRD", mentions=[at("Borduria", 1)]),
            Actor(id="a2", name="Syldavia", kind="state", country="SYL", code="SYL", mentions=[at("Syldavian")]),
        ],
        events=[
            Event(
                id="e1", type="MOBILIZE", mode="troops", cameo="154", score=-7.6, quad=4, trigger=at("moved"), sentence=at(FIRST),
                actors=[borduria], recipients=[syldavia], place="p1", time=march, attribution="t1", figures=["f1"], confidence=0.9, rule="frame",
            ),
            Event(
                id="e2", type="MOBILIZE", mode="troops", cameo="154", score=-7.6, quad=4, trigger=at("moved", 1), sentence=at(SECOND),
                actors=[borduria], time=EventTime(), factuality="CT-", realis="denied", attribution="t2", confidence=0.8, rule="frame",
            ),
            Event(
                id="e3", type="RETREAT", mode="withdraw", cameo="087", score=5.0, quad=2, trigger=at("leave"), sentence=at(SECOND),
                actors=[borduria], time=EventTime(), realis="planned", factuality="PR+", attribution="t3", confidence=0.4, rule="frame",
            ),
        ],
        attributions=[
            Attribution(id="t1", source=Source(span=at("a Syldavian official"), name="Syldavian official", kind="anonymous"), cue=at("said"), content=[at(FIRST.split(", a")[0])]),
            Attribution(id="t2", source=Source(actor="a1", name="Borduria", kind="named"), cue=at("denied"), content=[at("it had moved any troops")]),
            Attribution(id="t3", source=Source(actor="a1", name="Borduria", kind="named"), cue=at("said", 1), content=[at("it would leave Klow")]),
        ],
        figures=[Figure(id="f1", kind="troops", low=3000, high=4000, unit="soldiers", of="a1", attribution="t1", span=at("3,000 to 4,000 soldiers"))],
        places=[Place(id="p1", name="Klow", span=at("Klow"), lat=45.0, lon=20.0)],
        relations=[Relation(kind="contrast", from_="e2", to="e3")],
        claims=[
            Claim(
                id="c1",
                proposition=Proposition(type="MOBILIZE", actors=["BRD"], text="Borduria moves troops"),
                status="contested",
                events=["e1", "e2"],
                stances=[
                    Stance(holder=Holder(name="Syldavian official", kind="anonymous"), stance="asserts", span=at("moved"), attribution="t1", event="e1"),
                    Stance(holder=Holder(actor="a1", name="Borduria", kind="named"), stance="denies", span=at("moved", 1), attribution="t2", event="e2"),
                ],
            ),
            Claim(
                id="c2",
                proposition=Proposition(type="RETREAT", actors=["BRD"], text="Borduria leaves Klow"),
                status="reported",
                events=["e3"],
                stances=[Stance(holder=Holder(actor="a1", name="Borduria", kind="named"), stance="asserts", span=at("leave"), event="e3")],
            ),
        ],
        notes=["one place was \x1b[31mnot found"],
    )  # fmt: skip
