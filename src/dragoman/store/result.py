"""An answer: rows one by one, or a frame of the library you use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.store.ordered import in_order
from dragoman.store.questions import Question
from dragoman.store.reader import Reader
from dragoman.store.rows import Row

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def blank_row(store: Reader, query: str, parameters: dict[str, Any] | None = None) -> Row:
    """A row as a SELECT gives it, with nothing in it. Raises QueryError."""
    answer = store.sql(f"SELECT * FROM ({query.rstrip().rstrip(';')}) LIMIT 0", parameters)
    return {name: _nothing(kind) for name, kind in zip(answer.columns, answer.types, strict=True)}


def _nothing(kind: Any) -> Any:
    """What stands in a column of that type where there is nothing: no elements, or the fields of a struct without values."""
    if kind.id in ("list", "array"):
        return []
    return {name: _nothing(of) for name, of in kind.children} if kind.id == "struct" else None


class Result:
    """What a question gives; nothing is computed before it is asked for."""

    def __init__(self, store: Reader, asked: Question) -> None:
        self.store, self._asked = store, asked
        self.query, self.bare, self.parameters = asked.query, asked.bare, asked.parameters

    def __repr__(self) -> str:
        return "<rows of a store, not asked for yet: loop over them, or .count(), .to_pandas(), .to_polars(), .to_arrow()>"

    def __iter__(self) -> Iterator[Row]:
        """The rows as dictionaries, a bounded number of them in memory."""
        if self._asked.placed is not None:
            yield from in_order(self.store.rows(self._asked.placed, self.parameters))
        else:
            yield from self.store.rows(*self._answering())

    def blank(self) -> Row:
        """A row with nothing in it, for the columns of an answer without rows."""
        return blank_row(self.store, self.query, self.parameters)

    def count(self) -> int:
        """The number of rows."""
        return int(next(self.store.rows(f"SELECT count(*) AS n FROM ({self.bare})", self.parameters))["n"])

    def to_arrow(self) -> pyarrow.Table:
        """All rows as an Arrow table."""
        return self.store.arrow(*self._answering())

    def _answering(self) -> tuple[str, dict[str, Any]]:
        """The SELECT of the rows; of a few, found before."""
        if self._asked.places is None:
            return self.query, self.parameters
        return self._asked.at(list(self.store.rows(self._asked.places, self.parameters))), {}

    def to_polars(self) -> polars.DataFrame:
        """All rows as a polars data frame. Raises ImportError without polars (``pip install dragoman[frames]``)."""
        try:
            import polars
        except ImportError as exc:
            raise ImportError("to_polars() needs polars: pip install polars") from exc

        frame = polars.from_arrow(self.to_arrow())
        assert isinstance(frame, polars.DataFrame)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """All rows as a pandas data frame. Raises ImportError without pandas (``pip install dragoman[frames]``)."""
        try:
            frame: pandas.DataFrame = self.to_arrow().to_pandas()
        except ImportError as exc:
            raise ImportError("to_pandas() needs pandas: pip install pandas") from exc
        return frame
