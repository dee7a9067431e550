"""``dragoman eval``: scores against gold data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    suite: Annotated[str, typer.Argument(help="What is scored.", show_default=False)],
    data: Annotated[Path, typer.Argument(exists=True, help="The gold data.", show_default=False)],
) -> None:
    """Score the program against gold data."""
    raise typer.BadParameter(f"there is no suite {suite!r} yet for {data}")
