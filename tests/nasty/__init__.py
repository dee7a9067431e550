"""Files that were made to break what reads them; ``NASTY`` maps a name to the bytes, made the same way every time."""

from nasty.build import NASTY

__all__ = ["NASTY"]
