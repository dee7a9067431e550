"""To whom, where nobody known stands in the recipient's place: ever wider guesses, from the scene to the speaker's own country.

"Signed an accord to supply Jordan", "shared findings on smuggling with Chad": the words name somebody, only elsewhere.
"""

from dragoman.coding.events.roles.resorts.resorts import Resorts

__all__ = ["Resorts"]
