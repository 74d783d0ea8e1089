"""Repairs put into files: each agreed to by a person, or all of them as a diff to look at.

A repair is never ours to choose: where a finding offers several, a person does. A file is written whole or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import groupby
from pathlib import Path

from verifier.errors import UnreadableInput
from verifier.lint.drafts import STANDARD_INPUT, Draft, Kind
from verifier.lint.formats.paths import shown_path
from verifier.lint.model import Linted, Mend, Note


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to repair a finding: the same replacement at every place that it is meant for."""

    mends: tuple[Mend, ...]

    @property
    def support(self) -> int:
        """How many articles have it so."""
        return len({article for mend in self.mends for article in mend.supported_by})


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What is put at `[start, end)` of a source."""

    start: int
    end: int
    put: str


Ask = Callable[[Note, Sequence[Choice]], "Choice | None"]
"""Asks which repair of a finding to make; None for none. Raises `Stopped` to leave the rest as it is."""


class Stopped(Exception):
    """Whoever was asked wants no more questions."""


def require_writable(drafts: Iterable[Draft]) -> None:
    """Raises `UnreadableInput` for a draft that is not repaired in its file."""
    for draft in drafts:
        if draft.kind is Kind.DOCX:
            raise UnreadableInput(
                f"{draft.path}: DOCX files are not repaired: mend the paragraphs that lint names in a word processor"
            )
        if draft.path == STANDARD_INPUT:
            raise UnreadableInput("standard input is not repaired; give the file itself")


def choices(note: Note) -> list[Choice]:
    """The ways to repair a finding that can be put into its file, in the order of the finding."""
    found: dict[tuple[str, str], list[Mend]] = {}
    for mend in note.mends:
        if mend.start is not None and mend.end is not None:
            found.setdefault((mend.before, mend.after), []).append(mend)
    return [Choice(tuple(mends)) for mends in found.values()]


def agreed(results: Sequence[Linted], ask: Ask) -> tuple[dict[str, list[Edit]], list[Note]]:
    """The edits that were agreed to, by file, and the findings that they repair. What meets an earlier edit is not asked about."""
    edits: dict[str, list[Edit]] = {}
    repaired: list[Note] = []
    try:
        for result in results:
            taken = edits.setdefault(result.draft.path, [])
            for note in result.notes:
                open_ones = [choice for choice in choices(note) if not any(_meets(mend, taken) for mend in choice.mends)]
                chosen = ask(note, open_ones) if open_ones else None
                if chosen is not None:
                    taken += [Edit(mend.start or 0, mend.end or 0, mend.put) for mend in chosen.mends]
                    repaired.append(note)
    except Stopped:
        pass
    return {path: sorted(found) for path, found in edits.items() if found}, repaired


def best_supported(_: Note, offered: Sequence[Choice]) -> Choice:
    """The repair that most articles support, the first of equals: a proposal for somebody to read, not a decision."""
    return max(offered, key=lambda choice: choice.support)


def edited(source: str, edits: Sequence[Edit]) -> str:
    """A source with edits made, which are in order and apart."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [source[at : edit.start], edit.put]
        at = edit.end
    return "".join([*parts, source[at:]])


def diff(results: Sequence[Linted], edits: dict[str, list[Edit]]) -> str:
    """The edits as one unified diff."""
    return "".join(line for draft in _files(results) if draft.path in edits for line in _diff(draft, edits[draft.path]))


def write(results: Sequence[Linted], edits: dict[str, list[Edit]], *, keep: bool) -> list[str]:
    """Make the edits in their files; gives the files. `keep`: each file as it was stays beside it, with `.orig` behind its name.

    Raises `UnreadableInput` for a file that has changed since it was read, before anything of it is written.
    """
    written = []
    for draft in _files(results):
        if draft.path in edits:
            _write(draft, edited(draft.source, edits[draft.path]), keep=keep)
            written.append(draft.path)
    return written


def _files(results: Sequence[Linted]) -> Iterator[Draft]:
    """One draft for each file: several articles of one JSON file share its source."""
    for _, drafts in groupby((result.draft for result in results), key=lambda draft: draft.path):
        yield next(drafts)


def _meets(mend: Mend, taken: Sequence[Edit]) -> bool:
    start, end = mend.start or 0, mend.end or 0
    return any((start < edit.end and edit.start < end) or (start, end) == (edit.start, edit.end) for edit in taken)


def _diff(draft: Draft, edits: Sequence[Edit]) -> Iterator[str]:
    path = shown_path(draft)
    before, after = _lines(draft.source), _lines(edited(draft.source, edits))
    for line in unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text, cut at line feeds only, as `patch` does."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _write(draft: Draft, text: str, *, keep: bool) -> None:
    path = Path(draft.path).resolve()  # a link stays a link
    mark = "\ufeff" if draft.marked else ""
    if path.read_bytes() != (mark + draft.source).encode("utf-8"):
        raise UnreadableInput(f"{draft.path}: the file has changed since it was read; nothing was written to it")
    if keep:
        shutil.copy2(path, path.with_name(f"{path.name}.orig"))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((mark + text).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
