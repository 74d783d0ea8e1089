"""Corpora come out as the product's own tokens with the right labels; figures count what they say."""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from claims.language.linear import load
from tools.train.corpora import Sentence, arabic, conll, label, marked, treebank, uner
from tools.train.data import parted, sample
from tools.train.score import accuracy, by_form, by_kind, spans
from tools.train.weights import average, save

TEMPLATES = (((0, 0),), ((0, -1), (1, 0)))


def shown(found: Iterator[Sentence]) -> list[list[tuple[str, str]]]:
    return [[(token.text, label) for token, label in zip(one.tokens, one.labels or one.names, strict=True)] for one in found]


@pytest.mark.parametrize(
    ("read", "text", "wanted"),
    [
        (
            lambda path: conll(path, "en"),
            "0 Ana B-PER\n1 Ruiz I-PER\n2 left O\n3 Lima I-LOC\n\n0 Yes O\n",
            [[("Ana", "B-PER"), ("Ruiz", "I-PER"), ("left", "O"), ("Lima", "B-LOC")], [("Yes", "O")]],
        ),
        (
            lambda path: uner(path, "en"),
            "# text = In Lima-Callao today\n1\tIn\tO\t-\t-\n2\tLima-Callao\tB-LOC\t-\t-\n3\ttoday\tB-O\t-\t-\n",
            [[("In", "O"), ("Lima", "B-LOC"), ("-", "I-LOC"), ("Callao", "I-LOC"), ("today", "O")]],
        ),
        (arabic, "زار O\nليما B-GPE B-ORG\nوفد B-OCC\n", [[("زار", "O"), ("ليما", "B-LOC"), ("وفد", "O")]]),
        (
            lambda path: treebank(path, "es"),
            "# text = Vino del mar.\n1\tVino\tvenir\tVERB\t_\n2-3\tdel\t_\t_\t_\n2\tde\tde\tADP\t_\n3\tel\tel\tDET\t_\n"
            "4\tmar\tmar\tNOUN\t_\n5\t.\t.\tPUNCT\t_\n",
            [[("Vino", "VERB.fin"), ("del", "ADP"), ("mar", "NOUN"), (".", "PUNCT")]],
        ),
        (
            lambda path: treebank(path, "ar"),
            "# text = وكتابه\n1-3\tوكتابه\t_\t_\t_\n1\tو\tو\tCCONJ\t_\n2\tكتاب\tكتاب\tNOUN\t_\n3\tه\tه\tPRON\t_\n",
            [[("وكتابه", "NOUN")]],
        ),
    ],
    ids=["numbered words", "hyphens are cut", "first layer", "joined words", "clitics"],
)
def test_corpora(
    read: Callable[[Path], Iterator[Sentence]], text: str, wanted: list[list[tuple[str, str]]], tmp_path: Path
) -> None:
    path = tmp_path / "part.xz"
    path.write_bytes(lzma.compress(text.encode()))
    assert shown(read(path)) == wanted


def test_marked_sentences() -> None:
    (found,) = marked(["# a remark", "", "[PER Ana Ruiz] vive en [LOC Lima]."], "es")
    assert spans(found.names) == [(0, 2, "PER"), (4, 5, "LOC")]


@pytest.mark.parametrize("language", ["es", "fr"])
def test_samples_hold_sixty_sentences(language: str) -> None:
    found = sample(language)
    assert len(found) == 60
    assert all(one.tokens for one in found)


@pytest.mark.parametrize(
    ("tag", "features", "wanted"),
    [
        ("VERB", "Mood=Ind|VerbForm=Fin", "VERB.fin"),
        ("VERB", "VerbForm=Conv", "VERB.ger"),
        ("AUX", "VerbForm=Inf", "AUX.inf"),
        ("VERB", "Polarity=Neg", "VERB.fin"),  # Russian "нет"
        ("AUX", "Gender=Masc|Voice=Act", "AUX.fin"),  # Arabic, which has no VerbForm
        ("AUX", "Mood=Cnd", "AUX"),  # Russian "бы"
        ("ADJ", "VerbForm=Part", "ADJ"),
        ("NOUN", "_", "NOUN"),
    ],
)
def test_forms_of_treebanks(tag: str, features: str, wanted: str) -> None:
    assert label(f"1\tword\tlemma\t{tag}\t_\t{features}\t0\troot\t_\t_") == wanted


def test_figures_of_forms() -> None:
    table = by_form([["NOUN", "VERB.fin", "AUX.inf", "VERB.part"]], [["VERB.fin", "AUX.fin", "VERB.part", "ADJ"]])
    assert (table["fin"].right, table["fin"].given, table["fin"].expected) == (1, 2, 1)
    assert (table["all"].right, table["all"].given, table["all"].expected) == (1, 3, 3)
    assert (table["part"].right, table["ger"].expected) == (0, 0)


def test_figures() -> None:
    expected = [[(0, 2, "PER"), (4, 5, "LOC")], [(1, 2, "ORG")]]
    given = [[(0, 2, "PER"), (4, 5, "ORG")], []]
    table = by_kind(expected, given)
    assert (table["PER"].f, table["LOC"].recall, table["ORG"].given) == (1.0, 0.0, 1)
    assert (table["PLO"].right, table["PLO"].expected, table["PLO"].given) == (1, 3, 2)
    assert table["span"].right == 2
    assert accuracy([["NOUN", "VERB"]], [["NOUN", "ADJ"]]) == 0.5


def test_the_last_fifth_is_held_back() -> None:
    kept, held = parted(list(range(10)))
    assert (kept, held) == (list(range(8)), [8, 9])


def test_the_mean_of_models(tmp_path: Path) -> None:
    rows = {"one": {3: [(0, 100)], 9: [(1, -40)]}, "two": {3: [(0, 50), (1, 20)]}}
    paths = [tmp_path / f"{name}.npz" for name in rows]
    for path, found in zip(paths, rows.values(), strict=True):
        save(path, ("B-PER", "O"), TEMPLATES, found, np.array([[0, 10], [20, -30]], np.int32))
    average([load(path) for path in paths], tmp_path / "mean.npz")
    mean = load(tmp_path / "mean.npz")
    assert mean.labels == ("B-PER", "O")
    assert mean.templates == TEMPLATES
    assert mean.keys.tolist() == [3, 9]
    assert mean.weights.tolist() == [[75, 10], [0, -20], [0, 0]]
    assert mean.between.tolist() == [[0, 10], [20, -30]]
    average([load(path) for path in paths], tmp_path / "mean.npz", caution=7)
    assert load(tmp_path / "mean.npz").between.tolist() == [[0, 17], [20, -23]]
