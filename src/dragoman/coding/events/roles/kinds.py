"""Kinds of people and of words that more than one question about roles turns on."""

from __future__ import annotations

# Sectors of those who can be sent somewhere under arms.
FORCES = frozenset({"MIL", "COP", "PRM"})
# Sectors of groups that live inside a state, and so are taken to be of the state they deal with.
INSIDE = frozenset({"GOV", "OPP", "PTY", "JRN", "LEG", "JUD", "COP", "CVL", "EDU", "LAB", "AGR", "REL", "REB", "BUS", "MED", "SOC", "CRM", "REF", "ELI"})
# Before these a town says where it was: "the Kabul bombing".
BLOWS = frozenset("attack bombing strike blast explosion shooting massacre killing raid siege shelling clash violence stabbing riot battle war fall offensive assault fighting".split())
# Blows that have no country before them but the one they fall in: "the Kenya bombing"; a "Russia strike" may be Russia's.
FALLEN = frozenset("bombing blast explosion shooting massacre siege stabbing riot crash".split())
# What stands before a blow as what it strikes: "the embassy bombings".
HOUSES = frozenset(
    "embassy consulate legation mission parliament congress ministry palace headquarters court courthouse church mosque synagogue temple school university hospital clinic hotel bank market "
    "station airport train bus subway metro restaurant cafe club nightclub mall supermarket office building bridge pipeline port stadium theatre theater concert wedding funeral".split()
)
# Whom a state sends to another.
ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "chargé d'affaires", "charge d'affaires", "consul"})
OWN = frozenset({"its", "their", "his", "her", "our", "my"})
ARMS = frozenset({"artillery", "gun", "rifle", "rocket", "missile", "mortar", "tank", "drone", "helicopter"})
# Prepositions of where something is done; "on" is as often whom it is done to.
SCENES = ("in", "at", "near", "inside", "outside", "across", "around")
WHERE = (*SCENES, "on", "through")
# What leads a clause that tells upon what something was done.
UPON = frozenset({"after", "when", "because"})
# With "of" behind them they tell where something is done.
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
# Houses of a state that stand in another.
LEGATIONS = frozenset({"embassy", "consulate", "mission", "legation"})
