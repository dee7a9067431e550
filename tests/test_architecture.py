"""The rooms and who may use whom: data moves one way, and only one room knows the parser."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "dragoman"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A room and those it may import besides itself; None: all.
ROOMS: dict[str, frozenset[str] | None] = {
    "records": frozenset(),
    "ontology": frozenset({"records"}),
    "knowledge": frozenset({"records", "ontology"}),
    "reading": frozenset({"records"}),
    "language": frozenset({"records"}),
    "coding": frozenset({"records", "ontology", "knowledge", "reading", "language"}),
    "store": frozenset({"records"}),
    "linking": frozenset({"records", "ontology", "knowledge", "store"}),
    "engine": frozenset({"records", "knowledge", "reading", "coding", "store"}),
    "exports": frozenset({"records", "ontology", "store"}),
    "views": frozenset({"records"}),
    "evaluation": frozenset({"records", "ontology", "knowledge", "reading", "language", "coding"}),
    "web": frozenset({"records", "ontology", "store", "linking", "exports", "views"}),
    "cli": None,
}


def module_name(path: Path) -> str:
    """``dragoman.coding.claims`` of its path."""
    parts = ["dragoman", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, at_load: bool = False) -> Iterator[str]:
    """Full names of what a module imports; ``at_load`` leaves out imports inside functions and for type checkers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in _at_load(tree) if at_load else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _at_load(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and not typing_only:
            yield child
            yield from _at_load(child)


def room(name: str) -> str | None:
    """The room of a full name of ours; None for what is not ours and for the package itself."""
    parts = name.split(".")
    return parts[1] if parts[0] == "dragoman" and len(parts) > 1 and not parts[1].startswith("_") else None


def test_there_is_something_to_check() -> None:
    assert len(MODULES) > 50


def test_every_room_stands_in_the_plan() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists()}
    assert rooms - set(ROOMS) == set()


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_a_room_uses_only_earlier_rooms(name: str) -> None:
    allowed = ROOMS[name]
    if allowed is None:
        return
    used = {(module_name(p), i) for p in MODULES if room(module_name(p)) == name for i in imports(p)}
    assert sorted(f"{m} imports {i}" for m, i in used if room(i) not in (None, name) and room(i) not in allowed) == []


def test_the_plan_has_no_cycle() -> None:
    done: list[str] = []
    left = {name: set(allowed or set()) & set(ROOMS) for name, allowed in ROOMS.items()}
    while left:
        ready = [name for name, needs in left.items() if needs <= set(done)]
        assert ready, f"a cycle among {sorted(left)}"
        done += ready
        left = {name: needs for name, needs in left.items() if name not in ready}


def test_only_the_language_room_knows_the_parser() -> None:
    users = {module_name(p) for p in MODULES for i in imports(p) if i.split(".")[0] == "spacy"}
    assert {m.split(".")[1] for m in users} == {"language"}


def test_no_module_is_called_utils() -> None:
    vague = {"utils", "util", "helpers", "common", "misc", "tools"}
    assert [p for p in MODULES if p.stem in vague or p.parent.name in vague] == []


def test_modules_import_one_another_without_a_cycle() -> None:
    names = {module_name(p) for p in MODULES}

    def ours(path: Path) -> set[str]:
        found = set()
        for full in imports(path, at_load=True):
            target = full if full in names else full.rpartition(".")[0]
            # A package's own modules may import one another past its door.
            if target in names and not module_name(path).startswith(target + "."):
                found.add(target)
        return found - {module_name(path)}

    graph = {module_name(p): ours(p) for p in MODULES}
    state: dict[str, int] = {}

    def visit(node: str, path: list[str]) -> None:
        assert state.get(node) != 1, " → ".join([*path[path.index(node) :], node])
        if node in state:
            return
        state[node] = 1
        for other in sorted(graph[node]):
            visit(other, [*path, node])
        state[node] = 2

    for name in sorted(graph):
        visit(name, [])


def test_every_module_says_what_it_is_for() -> None:
    silent = [module_name(p) for p in MODULES if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert silent == []


def test_nothing_is_assigned_globally_from_inside() -> None:
    used = [module_name(p) for p in MODULES for n in ast.walk(ast.parse(p.read_text(encoding="utf-8"))) if isinstance(n, ast.Global)]
    assert used == []
