"""Years, decades, centuries, seasons and quarters."""

from __future__ import annotations

from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.builders.numbers import in_pairs
from claims.normalization.time.expression import Shape, Written

YEARS = range(1400, 2200)  # bare years outside are taken for amounts
_SPELLED = range(1000, 2101)


def year(context: Context) -> Fields | None:
    year = context.year()
    if year is None:
        return None
    word = context.has("yw") or (context.match["y"] and context.match["era"] not in (None, ""))
    sure = word or context.has("e") or context.has("beyond")
    if not sure and not context.figure(abs(year)).is_year():
        return None
    if context.has("e") and context.figure(year).opens_decade():
        return {"shape": Shape.DECADE, "number": year}
    return {"dates": (Written(year),), "open_end": context.has("beyond")}


def spelled_year(context: Context) -> Fields | None:
    """A year in words, where its word, its form in pairs or a preposition makes it one."""
    year = context.year()
    if year is None or abs(year) not in _SPELLED:
        return None
    parts = context.parts("y") or []
    pairs = context.lexicon.year_in_pairs and parts[0] < 100 and in_pairs(parts) is not None
    if context.has("yw") or context.has("era") or context.has("e") or pairs:
        return {"dates": (Written(year),)}
    led = context.before() in ("P", "S", "F", "T", ">") and "month" in context.lead_value() + "month" * (context.before() != "P")
    if year % 100 == 0 or not led or context.counts_a_word():
        return None
    return {"dates": (Written(year),)}


def far_year(context: Context) -> Fields | None:
    """A year of any length beside the word for year, or before the era."""
    year = context.year()
    if year is None or (not context.has("era") and abs(year) < 100) or context.after() in tuple("Ucno%"):
        return None
    if (
        not context.has("era")
        and context.after() in tuple("&-TF:")
        and context.tokens.classes[context.match.end() + 1 :][:1] == "n"
    ):
        return None  # "between the years 512 and 511 BC"
    dated = context.has("yw") or "dated" in (context.value("yw2") or "") or (context.match["era"] or "").startswith("0")
    return {"dates": (Written(year),)} if dated else None


def half(context: Context) -> Fields | None:
    """A half of a year."""
    number = context.number("n") or context.number("n2") or (2 if context.relative("r1", "r2") == -1 else 1)
    if number > 2:
        return None
    return {"number": number, "dates": (Written(context.year()),), "year_relative": context.relative("ry")}


def decade(context: Context) -> Fields | None:
    number = int(context.value("x") or 0) if context.has("x") else context.number("n")
    if number is not None and number % 10 and number in YEARS:
        return {"shape": Shape.YEAR, "dates": (Written(number),)}  # "les années 1971": a slip, or the years from then on
    if number is None or number % 10 or (number == 0 and not context.has("x")):
        return None
    relative, century = context.relative("lc", "lc2"), context.number("cn") or context.number("cn2")
    if number < 100 and century:
        return {"number": (century - 1) * 100 + number}
    if number < 100 and (context.has("x") or relative is not None):
        return {"number": number, "relative": relative}
    if number < 100 and not context.has("lead") and context.match[0][0] not in "f'5" and context.before() not in ("P", ">", "f"):
        return None  # "in his 40s"
    if 100 <= number < 1000 or number > 2200:
        return None
    return {"number": number}


def spelled_decade(context: Context) -> Fields | None:
    """A decade by its number and a plural article: "desde los noventa"."""
    number, at = context.number("n") or 0, context.match.start("n")
    if number % 10 or not 20 <= number <= 90 or not context.is_word(at - 1, "decade_article"):
        return None
    if context.counts_a_word() or context.after() in tuple("UYc&n"):
        return None
    return {"number": number}


def century(context: Context) -> Fields | None:
    if context.has("r1") or context.has("r2"):
        return {"relative": context.relative("r1", "r2")}
    number = context.number("n") or context.number("n2")
    if not number or not 1 <= number <= 22:
        return None
    return {"number": -number if (context.match["era"] or "").startswith("0") else number}


def season(context: Context) -> Fields | None:
    return {
        "number": int(context.value("s") or 0),
        "dates": (Written(context.year()),),
        "relative": context.relative("r1", "r2"),
        "year_relative": context.relative("ry"),
    }


def quarter(context: Context) -> Fields | None:
    code = context.value("q") or ""
    if code.startswith("H"):
        return {"shape": Shape.HALF, "number": int(code[1:]), "dates": (Written(context.year()),)}
    number = int(code) if code else context.number("n") or context.number("n2")
    if (
        number is None
        and (context.has("r1") or "last" in (context.value("n"), context.value("n2")))
        and context.relative("r1") in (None, -1)
    ):
        number = 4  # "the last quarter of 2022"
    if not number or number > 4:
        return None
    return {"number": number, "dates": (Written(context.year()),), "year_relative": context.relative("ry")}
