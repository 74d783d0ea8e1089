"""What import-linter cannot see: the library reads no clock, environment or network, and names no language outside its folder."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "claims").rglob("*.py"))
FORBIDDEN = {"os", "socket", "time", "random", "subprocess", "requests", "httpx", "urllib"}
CLOCKS = {"now", "today", "utcnow"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_library_is_pure(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & FORBIDDEN
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            assert (node.module or "").split(".")[0] not in FORBIDDEN
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in CLOCKS, f"{path.name} reads the clock"


def test_spacy_has_one_door() -> None:
    importers = [
        path.name for path in SOURCES if re.search(r"^\s*(import|from) spacy\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert importers == ["pipeline.py"]


# Peers run in an environment of their own, with packages that the project does not need.
BENCHMARKS = [path for path in sorted((ROOT / "benchmarks").rglob("*.py")) if "peer" not in str(path.relative_to(ROOT))]


@pytest.mark.parametrize("path", BENCHMARKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_benchmarks_can_be_run(path: Path) -> None:
    """A measure that no longer loads measures nothing; none runs by being loaded."""
    if path.name != "__main__.py":
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
