"""`python -m benchmarks.claims [--gold DIR] [--loose] [--show NAME]`: claims against the annotated articles, language by language.

Beside the product stand two baselines. Exit 0; figures are bounded in benchmarks/floors.json by `python -m benchmarks`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.claims import baselines
from benchmarks.claims.gold import GOLD, GoldArticle, languages, load, of_language
from benchmarks.claims.score import Found, match, product, rates, tally


def main() -> int:
    """Print a table, or one article claim by claim."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder of annotated articles")
    parser.add_argument("--loose", action="store_true", help="half of the shorter span is enough for a match")
    parser.add_argument("--baselines", action="store_true", help="the two baselines as well")
    parser.add_argument("--show", metavar="NAME", help="the claims of one article, matched and not")
    options = parser.parse_args()
    articles = load(options.gold)
    if options.show:
        for one in articles:
            if options.show in one.name:
                show(one, loose=options.loose)
        return 0
    readers = {"product": product}
    if options.baselines:
        readers |= {"sentences": baselines.sentences, "subject-verb-object": baselines.triples}
    for name, read in readers.items():
        print(name)
        total: Counter[str] = Counter()
        for language in languages(articles):
            counts = tally(of_language(articles, language), read, loose=options.loose)
            total += counts
            print(f"  {language} {counts['gold']:4} gold {counts['found']:4} found  {_line(rates(counts))}")
        print(f"  all {total['gold']:3} gold {total['found']:4} found  {_line(rates(total))}")
    return 0


def show(one: GoldArticle, *, loose: bool) -> None:
    """Every annotated claim with what was found for it, then what was found beside."""
    found = product(one)
    pairs = {id(pair.gold): pair.found for pair in match(one.claims, found, loose=loose)}
    used = {id(claim) for claim in pairs.values()}
    print(f"== {one.name}")
    for claim in one.claims:
        slots, other = claim.slots, pairs.get(id(claim))
        print(f"{'+' if other else '-'} {slots['span']}")
        print(f"    gold  {_slots(slots)}")
        if other:
            print(f"    found {other['text'] if other['text'] != slots['span'] else ''} {_found(other)}")
    for other in found:
        if id(other) not in used:
            print(f"* {other['text']}\n    {_found(other)}")


def _slots(slots: Found) -> str:
    arguments = [f"{one['role']}={one['text']}" for one in slots.get("arguments") or ()]
    figures = [(one.get("low"), one.get("high"), one.get("unit"), one.get("of")) for one in slots.get("quantities") or ()]
    return (
        f"{slots.get('event')} {slots.get('time')} {figures} {slots.get('speaker')} {slots.get('status')}"
        f" {slots.get('polarity')} {slots.get('certainty')} {arguments}"
    )


def _found(claim: Found) -> str:
    flat = {
        "event": claim["event"]["type"] if claim["event"] else None,
        "time": claim["time"]["edtf"] if claim["time"] else None,
        "quantities": claim["quantities"],
        "speaker": claim["attribution"]["speaker"]["text"] if claim["attribution"]["speaker"] else None,
        "arguments": claim["arguments"],
        **claim["factuality"],
    }
    return f"{_slots(flat)} [{claim['voice']}]"


def _line(shares: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.2f}" for name, value in shares.items())


if __name__ == "__main__":
    raise SystemExit(main())
