"""PDF: the words are put together from the places of letters on the page, so every article says that its words need a look.

The reading happens in a process of its own, with limits of memory and time: a small file can unpack to more than a machine has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from verifier.errors import Refused
from verifier.ingest.model import Draft, Limits, Reading
from verifier.ingest.times import what_is_missing

FORMAT = "pdf"
SECONDS = 60
CAUTION = "the words were put together from the places of letters on the page; check a finding against the page"
_ROOT = Path(__file__).parents[2]


def read(data: bytes, *, limits: Limits, seconds: int = SECONDS) -> list[Reading]:
    """The article of a file. Raises `Refused` for one that is locked, damaged, too large or without a text layer.

    A file tells when it was made, not when the article was published: no time is taken.
    """
    found = words_apart(data, seconds)
    if "problem" in found:
        raise Refused(found["problem"], found["detail"])
    draft = Draft(format=FORMAT, text=found["text"], title=found["title"])
    draft.note("text", CAUTION)
    for note in found["notes"]:
        draft.note("text", note)
    draft.note("published", what_is_missing(None) or "")
    return [draft.finished(limits)]


def words_apart(data: bytes, seconds: int) -> dict[str, Any]:
    """What the process answers: `{title, text, notes}` or `{problem, detail}`."""
    command = [sys.executable, "-m", "verifier.pdftext", str(seconds)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))}
    try:
        done = subprocess.run(  # noqa: S603 (our own module, no word of it from outside)
            command, input=data, capture_output=True, timeout=seconds + 5, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return {"problem": "too-large", "detail": f"it was not read within {seconds} seconds; send the pages of the article"}
    if done.returncode != 0:  # stopped by a limit, or by a file that makes the process fall
        return {"problem": "too-large", "detail": f"it takes more memory, or more than {seconds} seconds, to read"}
    found: dict[str, Any] = json.loads(done.stdout)
    return found
