"""``dragoman schema``: the published shape of a record."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.console import output


def schema(
    dictionary: Annotated[
        bool, typer.Option("--dictionary", help="The data dictionary in Markdown instead of the JSON Schema.")
    ] = False,
) -> None:
    """Print the JSON Schema of a record."""
    from dragoman.records import data_dictionary, dump_json, json_schema

    text = data_dictionary().encode("utf-8") if dictionary else dump_json(json_schema(), indent=2)
    with output(None) as stream:
        stream.write(text.rstrip(b"\n") + b"\n")
