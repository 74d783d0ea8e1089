"""JUnit XML: a suite for each draft, a case for each finding; findings below the severity that fails are cases that pass.

The dialect is that of Jenkins, which most readers of reports take; it has no place for file and line but the name of a case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from claims.model.finding import Severity
from verifier.lint.formats.paths import shown_path
from verifier.lint.model import Linted, Note, at_least

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(results: Sequence[Linted], *, fail_on: Severity) -> str:
    """The results as a `testsuites` document."""
    root = ET.Element("testsuites", name="crosscheck lint")
    total = failed = 0
    for result in results:
        suite = ET.SubElement(root, "testsuite", name=_text(shown_path(result.draft)))
        failures = sum(_case(suite, result, note, fail_on) for note in result.notes)
        skipped = [(what, why) for what, why in result.unsupported if what == "the draft"]
        if not result.notes:
            case = ET.SubElement(suite, "testcase", name="no findings", classname=_text(shown_path(result.draft)))
            for what, why in skipped:
                ET.SubElement(case, "skipped").text = _text(f"{what}: {why}")
        count = max(1, len(result.notes))
        suite.attrib |= {"tests": str(count), "failures": str(failures), "errors": "0", "skipped": str(len(skipped))}
        total, failed = total + count, failed + failures
    root.attrib |= {"tests": str(total), "failures": str(failed), "errors": "0"}
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _case(suite: ET.Element, result: Linted, note: Note, fail_on: Severity) -> bool:
    place = note.places[0]
    line = place.lines[0] if place.lines is not None else None
    where = f"{shown_path(result.draft)}:{line}" if line is not None else shown_path(result.draft)
    file = _text(shown_path(result.draft))
    case = ET.SubElement(suite, "testcase", name=_text(f"{note.code} {note.name} ({where})"), classname=file)
    lines = [f"{where}: {note.message}", *(f"  “{each.text}”" for each in note.places)]
    lines += [f"  {shown_path(each.draft)}: “{each.text}”" for each in note.others]
    lines += [f"  repair: “{mend.after}”" for mend in note.mends]
    body = _text("\n".join([*lines, note.advice]))
    fails = at_least(note.severity, fail_on)
    if fails:
        ET.SubElement(case, "failure", type=note.code, message=_text(note.message)).text = body
    else:
        ET.SubElement(case, "system-out").text = body
    return fails


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
