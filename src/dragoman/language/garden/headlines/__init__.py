"""Headlines the parser took for noun phrases: the lists of a parse and a title in, changed in place, its root out. One public door.

They leave out the verb's helpers and have words that are verb and noun alike: "army shells rebel positions", "Rwanda accused of backing
rebels", "Egypt, Ethiopia hold talks", "Gunmen kill 12, raze houses in Mali village - officials". The verbs that can be one are given: those of
the frames, which this room does not know, each with whether it is a verb only.
"""

from dragoman.language.garden.headlines.headline import of_headline

__all__ = ["of_headline"]
