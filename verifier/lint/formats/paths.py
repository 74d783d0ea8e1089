"""How files are named to those who read reports: as a path or an address seen from where the command was run."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from verifier.lint.drafts import STANDARD_INPUT, Draft


def shown_path(draft: Draft) -> str:
    """The path of a draft with forward slashes, relative where it lies below the working directory."""
    if draft.path == STANDARD_INPUT:
        return "stdin"
    path = Path(draft.path)
    if path.is_absolute():
        below = os.path.relpath(path)
        path = path if below.startswith("..") else Path(below)
    return path.as_posix()


def address(draft: Draft) -> str:
    """The path as a URI reference."""
    path = shown_path(draft)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path)
