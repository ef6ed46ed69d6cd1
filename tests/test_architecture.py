"""The architecture of docs/design.md, held against the imports that the modules really make."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "factcheck"

LAYERS: tuple[tuple[str, ...], ...] = (
    # The words that everything speaks.
    ("model",),
    ("errors", "garbage", "memory", "rules", "serialize"),
    # From texts to the stance of one article.
    ("languages",),
    ("load", "text"),
    ("match",),
    ("stance",),
    # From the stances of all articles to findings.
    ("accounts", "copies"),
    ("consensus",),
    ("findings",),
    ("conclusion", "pipeline"),
    # What a person may ask of the engine.
    ("explain", "library", "lint"),
    # Running it: what is read, what is known already, and who does the work.
    ("cache_key", "reading"),
    ("workers",),
    ("cache", "cluster", "processes"),
    ("runners",),
    ("git", "scope"),
    ("runs",),
    # What changed, what was accepted, what was confirmed.
    ("baseline", "changes", "confirmed"),
    ("baseline_writing",),
)
"""From the ground up: a module imports its own package and layers above it in this list, never others."""

SHOWING = ("reports", "outputs")
"""How a report is shown. They know what a report is, and nothing of how it came about."""

FREE_OF_LAYERS = {"__init__", "__main__", "cli"}
KNOWN_TO_SHOWING = {"model", "errors", "rules", "reports"}

ONLY_IN = {
    "click": {"cli"},
    "rich": {"cli", "reports"},
    "subprocess": {"git"},
    "sqlite3": {"cache"},
    "distributed": {"cluster"},
    "pyarrow": {"load"},
    "fsspec": {"load"},
    "Stemmer": {"text"},
    "rapidfuzz": {"load", "match"},
}
"""Each library has its place; the rest of the project does not know of it."""

OFFLINE = {"http", "socket", "urllib.request", "requests", "httpx", "aiohttp", "ssl", "ftplib", "smtplib"}


def layer_of(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def part_of(path: Path) -> str:
    """Return which part of the project a module belongs to: a folder, or a module beside the folders."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def is_main_block(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "__main__" in ast.dump(node.test)


def nodes_of(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield all nodes but those that only a type checker, or a module run as a script, gets to see."""
    for node in ast.iter_child_nodes(tree):
        if not is_for_types_only(node) and not is_main_block(node):
            yield node
            yield from nodes_of(node)


def imported(path: Path) -> set[str]:
    """Return the full names that a module imports, at its top or inside of functions."""
    names: set[str] = set()
    for node in nodes_of(tree_of(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name the whole way"
            assert node.module is not None
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def imported_parts(path: Path) -> set[str]:
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("factcheck.")}
    return {part for part in ours if part != "__version__"}


def identifier(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_part_has_its_place() -> None:
    listed = [part for layer in LAYERS for part in layer]
    assert len(listed) == len(set(listed))
    assert {part_of(path) for path in modules()} == {*listed, *SHOWING, *FREE_OF_LAYERS}


@pytest.mark.parametrize("path", modules(), ids=identifier)
def test_imports_run_one_way(path: Path) -> None:
    part = part_of(path)
    others = imported_parts(path) - {part}
    if part in SHOWING:
        assert others <= KNOWN_TO_SHOWING
    elif part not in FREE_OF_LAYERS:
        assert not others & {"cli", *SHOWING}, "only the command line joins engine and reports"
        upwards = {other for other in others if layer_of(other) >= layer_of(part)}
        assert not upwards, f"{part} must not know {', '.join(sorted(upwards))}"


@pytest.mark.parametrize("path", [p for p in modules() if part_of(p) == "reports"], ids=identifier)
def test_reports_know_the_model_and_the_rules_alone(path: Path) -> None:
    assert imported_parts(path) <= {"model", "rules", "reports"}


@pytest.mark.parametrize("path", modules(), ids=identifier)
def test_libraries_keep_to_their_places_and_none_is_for_the_network(path: Path) -> None:
    used = imported(path)
    for name in used:
        library = name.split(".")[0]
        assert part_of(path) in ONLY_IN.get(library, {part_of(path)}), (
            f"{library} is not for {identifier(path)}"
        )
    assert not {name for name in used for each in OFFLINE if name == each or name.startswith(f"{each}.")}


@pytest.mark.parametrize("path", [p for p in modules() if part_of(p) != "cli"], ids=identifier)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    for node in nodes_of(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "input", "exit", "quit"}
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            assert node.attr not in {"exit", "stdout", "stderr", "stdin"}


@pytest.mark.parametrize("path", modules(), ids=identifier)
def test_modules_hold_no_state(path: Path) -> None:
    """A `global` is a hidden input. (What a pool's worker keeps is a list of its own process.)"""
    assert not any(isinstance(node, ast.Global) for node in nodes_of(tree_of(path)))


def test_every_stance_rule_is_a_module_that_judging_names() -> None:
    from factcheck.stance.reading import RULES

    for rule in RULES:
        assert rule.__name__.startswith("factcheck.stance.")
        assert rule.__doc__, f"{rule.__name__} says what it sees"


def test_the_library_needs_no_command_line() -> None:
    script = (
        "import sys, factcheck\n"
        "factcheck.check('Die Brücke ist gesperrt.', 'Die Brücke ist gesperrt.')\n"
        "assert not {'click', 'rich', 'factcheck.cli', 'factcheck.reports'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=PACKAGE.parent)
