"""Build the calendar names of every language from CLDR, and the page that lists the languages.

Babel carries CLDR but mixes locales at run time (python-babel/babel#1234), so each locale is read in a process of its own and
the library itself never imports Babel. Regional names are merged into their language: no name stands for two months.

    python tools/build_calendars.py            writes claims/knowledge/calendars/names.json
    python tools/build_calendars.py --docs     writes docs/reference/languages.md
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NAMES = ROOT / "claims" / "knowledge" / "calendars" / "names.json"
OVERLAYS = ROOT / "claims" / "knowledge" / "calendars" / "overlays"
DOCS = ROOT / "docs" / "reference" / "languages.md"
FULL = ("ar", "en", "es", "ru", "fr")
_RARE_SCRIPTS = ("Dsrt", "Shaw")  # English in alphabets that no newspaper uses
_QUOTED = re.compile(r"'([^']+)'")
_LETTERS = re.compile(r"[^\W\d_]+")


def read_locale(identifier: str) -> dict[str, Any] | None:
    """The names and the order of one locale, None when CLDR has no real month or weekday names for it."""
    from babel import Locale  # noqa: PLC0415  Babel is a tool of the build: every process reads one locale and ends

    locale = Locale.parse(identifier)
    found: dict[str, Any] = {"english": locale.get_display_name("en") or identifier}
    for key, table, keys in (("months", locale.months, range(1, 13)), ("weekdays", locale.days, range(7))):
        wide = [sorted({str(table[form]["wide"].get(k, "")) for form in ("format", "stand-alone")}) for k in keys]
        if any(not any(name.strip() for name in names) for names in wide):
            return None
        if len({tuple(names) for names in wide}) < len(wide) or (wide[0][0] in ("M01", "Mon", "1") and locale.language != "en"):
            return None
        widths = ("abbreviated", "short") if key == "weekdays" else ("abbreviated",)
        short = []
        for k, names in zip(keys, wide, strict=True):
            forms = {str(table[form].get(width, {}).get(k, "")) for form in ("format", "stand-alone") for width in widths}
            short.append(sorted(form for form in forms if form and form not in names and _LETTERS.search(form)))
        found[key], found[f"short_{key}"] = wide, short
    patterns = [str(locale.date_formats[width].pattern) for width in ("full", "long", "medium", "short")]
    found["order"] = _order(patterns[3])
    found["links"] = sorted({word for pattern in patterns[:2] for word in _literals(pattern)})
    return found


def _order(pattern: str) -> str:
    bare = _QUOTED.sub("", pattern)
    letters = {"d": bare.find("d"), "m": max(bare.find("M"), bare.find("L")), "y": bare.find("y")}
    return "".join(sorted(letters, key=lambda letter: letters[letter]))


def _literals(pattern: str) -> Iterator[str]:
    quoted = " ".join(_QUOTED.findall(pattern))
    bare = re.sub(r"[A-Za-z]", " ", _QUOTED.sub(" ", pattern))
    for word in _LETTERS.findall(f"{quoted} {bare}"):
        yield word.lower()


def _apart(function: Callable[[str], Any], arguments: list[str]) -> list[Any]:
    """Run `function` once per argument, each in a fresh process."""
    with get_context("spawn").Pool(processes=2, maxtasksperchild=1) as pool:
        return pool.map(function, arguments, chunksize=1)


def build() -> dict[str, Any]:
    """Names of all languages by primary tag, regional and script variants merged, the plain language first."""
    from babel.localedata import locale_identifiers  # noqa: PLC0415

    wanted = [name for name in sorted(locale_identifiers(), key=lambda name: (name.count("_"), name)) if _differs(name)]
    languages: dict[str, Any] = {}
    for identifier, names in zip(wanted, _apart(read_locale, wanted), strict=True):
        if names is None:
            continue
        into = languages.setdefault(identifier.split("_")[0], names)
        if into is not names:
            _merge(into, names)
    return dict(sorted(languages.items()))


def _differs(identifier: str) -> bool:
    """True for a locale whose own file names months, days or patterns; the others inherit all of it."""
    import pickle  # noqa: PLC0415

    from babel import localedata  # noqa: PLC0415

    if "_" not in identifier:
        return identifier != "root"
    if any(script in identifier for script in _RARE_SCRIPTS):
        return False
    path = Path(localedata.resolve_locale_filename(identifier))
    own = pickle.loads(path.read_bytes())  # noqa: S301  a file of the installed package
    return bool(own.get("months") or own.get("days"))


def _merge(into: dict[str, Any], names: dict[str, Any]) -> None:
    for key in ("months", "short_months", "weekdays", "short_weekdays"):
        taken = {name.casefold() for group in into[key] for name in group}
        for group, more in zip(into[key], names[key], strict=True):
            group.extend(name for name in more if name.casefold() not in taken)
    into["links"] = sorted({*into["links"], *names["links"]})


def write_docs() -> str:
    """The page that lists every language with what it supports."""
    languages = json.loads(NAMES.read_text(encoding="utf-8"))
    overlays = {path.stem for path in OVERLAYS.glob("*.toml")}
    lines = [
        "# Languages",
        "",
        "<!-- Generated by tools/build_calendars.py --docs; do not edit. -->",
        "",
        "Every language in the table has the **weekday check**: dates with written months, weekdays and numeric dates are read and",
        "compared with the calendar. *Inflected* adds case forms, abbreviations and the little words between the parts of a date.",
        "*Full* adds relative times, ranges, durations, decades, anniversaries, seasons and clock times, and all other analysis.",
        "In a language that is not listed, numeric and ISO dates are read.",
        "",
        f"{len(languages)} languages; names of months and weekdays come from Unicode CLDR.",
        "",
        "| code | language | level | numeric order |",
        "|---|---|---|---|",
    ]
    for code, names in languages.items():
        level = "full" if code in FULL else "inflected" if code in overlays else "names"
        lines.append(f"| {code} | {names['english']} | {level} | {names['order']} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the names, or with --docs the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", action="store_true", help="write docs/reference/languages.md from the names")
    if parser.parse_args().docs:
        DOCS.parent.mkdir(parents=True, exist_ok=True)
        DOCS.write_text(write_docs(), encoding="utf-8")
        return
    rows = [f"{json.dumps(code)}:{json.dumps(names, ensure_ascii=False, separators=(',', ':'))}" for code, names in build().items()]
    NAMES.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
