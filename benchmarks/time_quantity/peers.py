"""Public libraries on the same tables, each in an environment of its own under a temporary folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.time_quantity.cases import LANGUAGES, Sentence

_HERE = Path(__file__).parent / "peers"
_INSTALL = 600  # seconds
_RUN = 900


class Skipped(Exception):
    """A peer that could not be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A library: its program, what pip or npm installs, what it reads, and the languages it has."""

    name: str
    program: str
    kind: str  # "dates" or "quantities"
    languages: tuple[str, ...]
    requirements: str | None = None  # None: npm


PEERS = (
    Peer("dateparser 1.5.0", "dateparser_peer.py", "dates", LANGUAGES, "dateparser.txt"),
    Peer("chrono-node 2.10.3", "chrono_peer.mjs", "dates", LANGUAGES),
    Peer("quantulum3 0.10.0", "quantulum3_peer.py", "quantities", ("en",), "quantulum3.txt"),
    Peer("text2num 3.1.0", "text2num_peer.py", "quantities", ("en", "es", "fr"), "text2num.txt"),
)


def measure(peer: Peer, sentences: Sequence[Sentence], folder: Path) -> dict[str, Any]:
    """`{answers, seconds, cold}` of a peer. Raises `Skipped` when it cannot be installed or run here."""
    command = _install_python(peer, folder) if peer.requirements else _install_node(peer, folder)
    given = json.dumps([{key: value for key, value in asdict(one).items() if key != "wanted"} for one in sentences])
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, timeout=_RUN, encoding="utf-8")
    except (subprocess.SubprocessError, OSError) as error:
        raise Skipped(f"it could not be run: {_last_line(error)}") from error
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _install_python(peer: Peer, folder: Path) -> list[str]:
    environment = folder / Path(peer.program).stem
    python = environment / "bin" / "python"
    try:
        subprocess.run(
            [sys.executable, "-m", "venv", str(environment)], check=True, capture_output=True, text=True, timeout=_INSTALL
        )
        wanted = str(_HERE / str(peer.requirements))
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--requirement", wanted],
            check=True,
            capture_output=True,
            text=True,
            timeout=_INSTALL,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Skipped(f"it could not be installed: {_last_line(error)}") from error
    return [str(python), str(_HERE / peer.program)]


def _install_node(peer: Peer, folder: Path) -> list[str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise Skipped("npm and node are not installed")
    place = folder / Path(peer.program).stem
    place.mkdir()
    for name in ("package.json", peer.program):
        shutil.copy(_HERE / name, place / name)
    try:
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund"], cwd=place, check=True, capture_output=True, timeout=_INSTALL
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Skipped(f"it could not be installed: {_last_line(error)}") from error
    return [node, str(place / peer.program)]


def _last_line(error: Exception) -> str:
    told = getattr(error, "stderr", None) or str(error)
    lines = (told.decode(errors="replace") if isinstance(told, bytes) else told).strip().splitlines()
    return lines[-1] if lines else type(error).__name__
