"""How well and how fast the language pipelines read: `python -m benchmarks.pipelines --corpora DIR [--prefer NAME] [LANGUAGE...]`.

DIR holds the corpora that tools/train reads. Only held-back parts are scored, on the product's own tokens: the share of right tags,
precision, recall and F of the forms of verbs and of names, run of tokens and kind both right, and the shares of right heads (UAS)
and of right heads with the right relation (LAS) given the pipeline's tags. Without `--corpora`, size, loading and speed alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from subprocess import run

from claims.language.analysis import Pipeline
from claims.language.base import LANGUAGES
from claims.language.parser import has_parser, parse
from claims.language.pipeline import Token, tokenize
from claims.language.tagger import load_pipeline, split
from tools.train import MODELS, data
from tools.train.corpora import Sentence
from tools.train.score import accuracy, by_form, by_kind, spans
from tools.train.trees import Tree, parsed

_SHARED = {"latin.npz": ("en", "es", "fr"), "cyrillic.npz": ("ru",), "arabic.npz": ("ar",)}
_LOADING = """
import sys, time
from pathlib import Path
from claims.language.pipeline import tokenize
from claims.language.tagger import load_pipeline
begun = time.perf_counter()
for language in sys.argv[1:]:
    load_pipeline(language)
loaded = time.perf_counter()
for language in sys.argv[1:]:
    load_pipeline(language).annotate(tokenize("Madrid, Москва, القاهرة.", language))
first = time.perf_counter()
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.is_file() else []
memory = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
print(loaded - begun, first - begun, memory)
"""


def read(pipeline: Pipeline, sentences: Sequence[Sentence]) -> tuple[list[list[str]], list[list[tuple[int, int, str]]]]:
    """Labels (tags with the forms of verbs) and names of each sentence, read as one text."""
    tokens: list[Token] = []
    starts: list[int] = []
    for sentence in sentences:
        starts.append(len(tokens))
        tokens.extend(sentence.tokens)
    analysis = pipeline.annotate(tokens, starts)
    labels, names = [], []
    joined = [f"{tag}.{form}" if form else tag for tag, form in zip(analysis.tags, analysis.forms, strict=True)]
    entities = list(analysis.entities)
    for first, after in zip(starts, [*starts[1:], len(tokens)], strict=True):
        labels.append(joined[first:after])
        names.append([(one.first - first, one.after - first, one.kind.value) for one in entities if first <= one.first < after])
    return labels, names


def universal(given: Sequence[Sequence[str]]) -> list[list[str]]:
    """The tags in labels."""
    return [[split(label)[0] for label in labels] for labels in given]


def quality(folder: Path, language: str, prefer: str | None) -> list[tuple[str, ...]]:
    """Rows of the table: language, what, where, kind, figures."""
    pipeline = load_pipeline(language, prefer)
    rows: list[tuple[str, ...]] = []
    for name, sentences in data.tagged(folder, language)[1].items():
        given, _ = read(pipeline, sentences)
        share = accuracy([one.tags for one in sentences], universal(given))
        rows.append((language, "tags", name, "accuracy", f"{share:.3f}", "", ""))
        for form, one in by_form([one.labels for one in sentences], given).items():
            if one.expected:
                rows.append((language, "forms", name, form, f"{one.f:.3f}", f"{one.precision:.3f}", f"{one.recall:.3f}"))
    held = data.named(folder, language)[1]
    own = data.sample(language)
    for name, sentences in (*held.items(), *([("own sample", own)] if own else [])):
        _, found = read(pipeline, sentences)
        for kind, one in by_kind([spans(sentence.names) for sentence in sentences], found).items():
            if one.expected:
                rows.append((language, "names", name, kind, f"{one.f:.3f}", f"{one.precision:.3f}", f"{one.recall:.3f}"))
    return rows


def syntax(folder: Path, language: str, prefer: str | None) -> list[tuple[str, ...]]:
    """Rows of the table for the parser: of all tokens, and of all but marks, as spaCy counts."""
    pipeline = load_pipeline(language, prefer)
    rows: list[tuple[str, ...]] = []
    for name, trees in parsed(folder, language)[1].items():
        given = universal(read(pipeline, [Sentence(tree.tokens) for tree in trees])[0])
        for kind, figure in attachment(trees, given, language).items():
            rows.append((language, "syntax", name, kind, f"{figure:.3f}", "", ""))
    return rows


def attachment(trees: Sequence[Tree], tags: Sequence[Sequence[str]], language: str) -> dict[str, float]:
    """UAS and LAS, with and without marks."""
    right = dict.fromkeys(("UAS", "LAS", "UAS no marks", "LAS no marks"), 0)
    tokens = words = 0
    for tree, given in zip(trees, tags, strict=True):
        for arc, head, relation in zip(parse(tree.tokens, given, language), tree.heads, tree.relations, strict=True):
            word = relation != "punct"
            tokens, words = tokens + 1, words + word
            for kind, met in (("UAS", arc.head == head), ("LAS", arc.head == head and arc.relation == relation)):
                right[kind] += met
                right[f"{kind} no marks"] += met and word
    return {kind: count / max(1, words if "no marks" in kind else tokens) for kind, count in right.items()}


def parsing(language: str, text: str) -> tuple[float, float, float]:
    """Of the parser: megabytes of its files, seconds to load them, tokens a second, tokens and tags given; the best of three."""
    tokens = tokenize(text, language)
    starts = [0, *(at for at in range(1, len(tokens)) if tokens[at - 1].text in ".؟!?")]
    tags = load_pipeline(language).annotate(tokens, starts).tags
    sentences = list(zip(starts, [*starts[1:], len(tokens)], strict=True))
    begun = time.process_time()
    parse(tokens[:1], tags[:1], language)
    loaded, best = time.process_time() - begun, 0.0
    for _ in range(3):
        begun = time.process_time()
        for first, after in sentences:
            parse(tokens[first:after], tags[first:after], language)
        best = max(best, len(tokens) / max(1e-9, time.process_time() - begun))
    megabytes = sum(path.stat().st_size for path in (MODELS / language).glob("parser.*")) / 1e6
    return megabytes, loaded, best


def speed(language: str, text: str, prefer: str | None) -> float:
    """Tokens a second, tags and names together, tokens given, nothing remembered from before; the best of three."""
    tokens = tokenize(text, language)
    starts = [at for at in range(len(tokens)) if at == 0 or tokens[at - 1].text in ".؟!?"]
    best = 0.0
    for _ in range(3):
        load_pipeline.cache_clear()
        pipeline = load_pipeline(language, prefer)
        begun = time.process_time()
        pipeline.annotate(tokens, starts)
        best = max(best, len(tokens) / max(1e-9, time.process_time() - begun))
    return best


def loading(*languages: str) -> tuple[float, float, float]:
    """In a fresh process that has imported the library: seconds to load, seconds until a first line is read, its megabytes then.

    The second counts the tokenizer and the lemmatizer in, which the models do not need; megabytes are 0 where they cannot be read.
    """
    done = run([sys.executable, "-c", _LOADING, *languages], capture_output=True, text=True, check=True)
    loaded, first, megabytes = map(float, done.stdout.split())
    return loaded, first, megabytes


def size(language: str) -> float:
    """Megabytes of the files a language needs for tags and names."""
    own = sum(path.stat().st_size for path in (MODELS / language).glob("*.npz") if not path.name.startswith("parser."))
    shared = sum((MODELS / name).stat().st_size for name, languages in _SHARED.items() if language in languages)
    return (own + shared) / 1e6


def fixture_text(language: str) -> str:
    """Text of the fixtures in a language, for timing."""
    folder = MODELS.parent.parent.parent / "fixtures"
    articles = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json")) if "expected" not in path.name
    ]
    text = "\n".join(one["text"] for one in articles if isinstance(one, dict) and str(one.get("language", "")).startswith(language))
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table, return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pipelines", description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--prefer", help="a pipeline to measure in place of the one that would be chosen")
    options = parser.parse_args(arguments)
    languages = options.languages or LANGUAGES
    if options.corpora:
        print("| language | what | held back | kind | figure | precision | recall |\n|---|---|---|---|---|---|---|")
        for language in languages:
            for row in (*quality(options.corpora, language, options.prefer), *syntax(options.corpora, language, options.prefer)):
                print(f"| {' | '.join(row)} |", flush=True)
    print("\n| language | pipeline | size MB | load s | first line s | process MB | words/s |\n|---|---|---|---|---|---|---|")
    for language in languages:
        pipeline = load_pipeline(language, options.prefer)
        loaded, first, megabytes = loading(language)
        rate = speed(language, fixture_text(language), options.prefer)
        label = f"{pipeline.name} {pipeline.version} {pipeline.tier.value}"
        print(
            f"| {language} | {label} | {size(language):.1f} | {loaded:.2f} | {first:.2f} | {megabytes:.0f} | {rate:,.0f} |",
            flush=True,
        )
    loaded, first, megabytes = loading(*languages)
    print(f"| all | | | {loaded:.2f} | {first:.2f} | {megabytes:.0f} | |")
    print("\n| language | parser MB | load s | words/s |\n|---|---|---|---|")
    for language in filter(has_parser, languages):
        megabytes, loaded, rate = parsing(language, fixture_text(language))
        print(f"| {language} | {megabytes:.1f} | {loaded:.2f} | {rate:,.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
