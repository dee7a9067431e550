"""Of which country those are whom nothing names: mentions in, the same mentions out with a country where one can be told.

"The opposition" that France talks to is French, people killed in Gaza are of Gaza, and police in a report from Lagos are Nigeria's.
"""

from dragoman.coding.events.roles.countries.countries import Countries

__all__ = ["Countries"]
