"""Settings: a TOML file whose values are the defaults of commands' options.

The table ``[all]`` holds for every command that has the option (``store = "ledger"``); a table named after a command (``[ingest]``,
``[store.vacuum]``) holds for that command. Keys are long options without the dashes. What is said on the command line, or in the
environment, outranks the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

FILE = "dragoman.toml"
# Options that mean one thing for all commands.
EVERYWHERE = ("store", "knowledge")
_ALL = "all"


class SettingsError(ValueError):
    """A settings file does not hold: the message names it and the setting."""


def load_settings(path: Path | None, context: typer.Context) -> dict[str, Any]:
    """Defaults for the commands of the program, in the form Click takes; none where no file was given and there is none here.

    Raises SettingsError naming the file and the setting for what does not hold.
    """
    found = path or Path(FILE)
    if path is None and not found.is_file():
        return {}
    try:
        with found.open("rb") as stream:
            given = tomllib.load(stream)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
        raise SettingsError(f"{found}: {exc.strerror if isinstance(exc, OSError) else exc}") from exc
    common = given.pop(_ALL, {})
    for name in common:
        if name not in EVERYWHERE:
            raise SettingsError(f"{found}: {name!r} is no setting for all commands; there are {', '.join(EVERYWHERE)}")
    return _Reader(context, found, common).defaults(context.command, given, "")


class _Reader:
    """Holds the tables of one file against the commands there are."""

    def __init__(self, context: typer.Context, path: Path, common: Mapping[str, Any]) -> None:
        self.context, self.path, self.common = context, path, common

    def defaults(self, group: Any, tables: Mapping[str, Any], within: str) -> dict[str, Any]:
        """Defaults of every command of a group. Raises SettingsError for a table or setting that is none."""
        for name, table in tables.items():
            if name not in group.commands or not isinstance(table, dict):
                raise SettingsError(f"{self.path}: [{within}{name}] is no command")
        out: dict[str, Any] = {}
        for name, command in group.commands.items():
            table = tables.get(name, {})
            if hasattr(command, "commands"):
                out[name] = self.defaults(command, table, f"{within}{name}.")
            else:
                out[name] = self._options(command, table, f"[{within}{name}]")
        return out

    def _options(self, command: Any, table: Mapping[str, Any], where: str) -> dict[str, Any]:
        options = {_long(p): p for p in command.params if _long(p) not in ("", "help")}
        out = {options[k].name: self._checked(options[k], v, f"[{_ALL}] {k}") for k, v in self.common.items() if k in options}
        for key, value in table.items():
            if key not in options:
                raise SettingsError(f"{self.path}: {where} has no option {key!r}; there are {', '.join(sorted(options))}")
            out[options[key].name] = self._checked(options[key], value, f"{where} {key}")
        return out

    def _checked(self, parameter: Any, value: Any, where: str) -> Any:
        """The value, if the option would take it."""
        try:
            parameter.process_value(self.context, value)
        except Exception as exc:
            raise SettingsError(f"{self.path}: {where}: {getattr(exc, 'message', exc)}") from exc
        return value


def _long(parameter: Any) -> str:
    """``min-confidence`` of an option that is given as ``--min-confidence``; nothing of an argument."""
    if parameter.param_type_name != "option":
        return ""
    return next((o.removeprefix("--") for o in parameter.opts if o.startswith("--")), "")


def settings_path(given: Path | None) -> Path | None:
    """The file asked for on the command line, or by the environment."""
    named = os.environ.get("DRAGOMAN_CONFIG")
    return given or (Path(named) if named else None)
