"""The rules: each is a pattern over the lexer's letters and a function that gives the value, or None where it does not hold.

A function gets the context, the first lexeme of the match and one past its last. The order is the order of trial: at one
place the first rule whose pattern fits and whose function agrees is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.coding.times import dates, spans
from dragoman.coding.times.context import Context, Piece

Build = Callable[[Context, int, int], list[Piece] | None]

COUNT = r"(?:[dnwy](?:f|&al)?|f|al?|l|q)"
CLOCK = r"(?:t[ij]?z?|[dw][ij]z?|[ny]z|N)"
DAY = r"(?:W,?)?M[do](?:,?y)?"
RELATIVE_UNIT = r"(?:[LXC]U)"
TO_THE_DAY = "uTU"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with what it builds."""

    name: str
    pattern: str
    build: Build


RULES: tuple[Rule, ...] = (
    Rule("iso", r"I", dates.iso),
    Rule("slash", r"/", dates.slash),
    Rule("clock_day", rf"{CLOCK},?p?(?:K|{DAY}|W)", dates.clock_with_day),
    Rule("day_clock", rf"(?:K|{DAY}|W),?p{CLOCK}", dates.clock_with_day),
    Rule("clock", CLOCK, dates.clock),
    Rule("day_range", r"(?:W,?)?M[do](?:[-u][do](?:,?y)?|&[do](?![-UVdnwy.])(?:,?y)?)|T?[do](?:[-u&])[do]O?M(?:,?y)?", dates.day_range),
    Rule("month_day", rf"{DAY}|(?:W,?)?T?[do]O?M(?:,?y)?", dates.month_day),
    Rule("month_year", rf"(?:e-?)?M(?:[O,]?y|O?{RELATIVE_UNIT}|OT?cU)", dates.month_year),
    Rule("week_of", r"T?UOT?M[do](?:,?y)?", dates.week_of_day),
    Rule("quarter", rf"T?(?:[oLXC]-?Y?-?U|Q)(?:[Op]?T?(?:Y?y|{RELATIVE_UNIT}))?|yQ", dates.quarter),
    Rule("half", rf"T?ol[Op]T?(?:y|{RELATIVE_UNIT})", dates.half),
    Rule("season", rf"T?[LXC]?(?:e-?)?S(?:O?(?:y|{RELATIVE_UNIT}))?", dates.season),
    Rule("decade", r"(?:T?e-?)?D", dates.decade),
    Rule("century", r"(?:T?e?-?)?T?o-?U", dates.century),
    Rule("edge_period", r"e-?T?[LXCc]?U", spans.edge_period),
    Rule("edge_year", r"e-?y", dates.edge_year),
    Rule("age", rf"{COUNT}-?[UV]-?x|A[dnw]", spans.nothing),
    Rule("ago", rf"k?{COUNT}?m?[UV](?:&al)?g", spans.ago),
    Rule("shifted", rf"k?{COUNT}?m?[UV](?:&al)?E", spans.shifted),
    Rule("beside_day", rf"(?:{COUNT}|T)[UV](?:{TO_THE_DAY})?B(?:L?W|K|{DAY}|H|[do]M)", spans.beside_day),
    Rule("beside", rf"(?:{COUNT}|T)?m?[UV](?:{TO_THE_DAY})?B", spans.beside),
    Rule("last_units", r"T?[LXC](?:[dnwq]|a)m?[UV]|T?[LXC]V", spans.last_units),
    Rule("last_unit", r"T?L[UP]|T?X[UP]|C[UP]|[LXC]M|T?[LXCc]WP?", spans.last_unit),
    Rule("that_unit", r"(?:E?T?c|EC)[UP]", spans.that_unit),
    Rule("weekday", r"WP?", dates.weekday),
    Rule("deictic", r"KP?", dates.deictic),
    Rule("set", r"v(?:h|[dwo])?[UVWP]|s|(?<=[.])aU", spans.recurrent),
    Rule("duration", rf"k?{COUNT}-?m?-?[UV](?:&al|-?G)?", spans.duration),
    Rule("some_units", r"V(?:-?[Gx])?|U-?G", spans.some_units),
    Rule("month", r"(?:e-?)?M(?![do])", dates.month),
    Rule("holiday", r"[LXC]?HU?(?:,?y)?", dates.named_day),
    Rule("year", r"Y?y(?:-[yd])?", dates.year),
    Rule("weekend", r"TU", spans.the_weekend),
    Rule("the_past", r"TLL?", spans.the_past),
    Rule("reference", r"R", dates.reference),
)

COMPILED: tuple[tuple[Rule, re.Pattern[str]], ...] = tuple((r, re.compile(r.pattern)) for r in RULES)
# Letters that are an expression by themselves, and those that only begin one: most places are passed without trying any rule.
ALONE, BEGINS = "I/tNDWKsVMyRHSQ", "dwnTeLXCEckfalqAvUYom-"
GATE = re.compile(f"(?=[{ALONE}]|[{BEGINS}][^.,;])(?:" + "|".join(f"(?P<{r.name}>{r.pattern})" for r in RULES) + ")")
