"""What the finders found, put together into a record: ids given, sources resolved, certainty judged, everything bound to its event."""

from dragoman.coding.assembly.assembly import Assembly

__all__ = ["Assembly"]
