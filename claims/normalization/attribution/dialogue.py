"""Speech set off by dashes: — We are ready, — said the captain. — We sail at dawn.

Only a line that opens with a dash and holds a reporting verb right after a later dash is read so; other lines are lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from claims.normalization.attribution.lexicon import Reporting, Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.words import Word

_LINE = re.compile(r"^[ \t]*[—–][ \t]?(?=\S)", re.MULTILINE)
_INNER = re.compile(r"[—–]")
_MOST = 3000


def find_spoken(source: str, words: tuple[Word, ...], lexicon: Reporting) -> tuple[Quoted, ...]:
    """Runs of speech between dashes, without the dashes, in order."""
    found: list[Quoted] = []
    starts: list[int] | None = None
    for line in _LINE.finditer(source):
        if starts is None:
            starts = [word.start for word in words]
        end = source.find("\n", line.end(), line.end() + _MOST)
        end = min(len(source), line.end() + _MOST) if end < 0 else end
        dashes = [match.start() for match in _INNER.finditer(source, line.end(), end)]
        told = next((dash for dash in dashes if _speaks(dash, words, starts, lexicon)), None)
        if told is None:
            continue
        found.append(_run(source, line.start(), line.end(), told))
        again = next((dash for dash in dashes if dash > told), None)
        if again is not None and source[again + 1 : end].strip():
            head = source[again + 1 : end]
            # "—said the captain—. We sail": the second dash may close the aside before a full stop
            skip = len(head) - len(head.lstrip(".,;: "))
            found.append(
                _run(source, again if source[again + 1 : again + 1 + skip].isspace() else again + 1 + skip, again + 1 + skip, end)
            )
    return tuple(run for run in found if run.end > run.start)


def _speaks(dash: int, words: tuple[Word, ...], starts: list[int], lexicon: Reporting) -> bool:
    at = bisect_left(starts, dash)
    for index in range(at, min(at + 3, len(words))):
        match = lexicon.cues.match(words, index)
        if match is not None and match[1].role is Role.VERB:
            return True
        if words[index].text not in lexicon.sets["between"]:
            return False
    return False


def _run(source: str, dash: int, start: int, end: int) -> Quoted:
    while start < end and source[start].isspace():
        start += 1
    last = end
    while last > start and (source[last - 1].isspace() or source[last - 1] == ","):
        last -= 1
    return Quoted(start, last, dash, end)
