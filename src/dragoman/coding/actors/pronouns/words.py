"""The pronouns, and what is done to others only: words that more than one question is asked of."""

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = HE | SHE | IT | THEY
POSSESSIVES = frozenset({"his", "her", "its", "their"})
# What nobody does to his own: "Chinese troops attacked its soldiers" tells of others' soldiers.
STRIKING = frozenset(
    "attack kill wound injure shoot bomb shell ambush assault abduct kidnap murder torture behead capture besiege fire raid harm target slaughter massacre "
    "down hit strike".split()
)
