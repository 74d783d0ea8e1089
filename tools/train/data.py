"""Which corpora train and which are held back, language by language. Held-back parts are never trained on, in no step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from tools.train.corpora import Sentence, arabic, conll, factrueval, marked, treebank, uner

_T = TypeVar("_T")
LENDERS = ("en", "ru")
"""Languages with names whose script has capitals: they lend what they learned."""
SAMPLES = Path(__file__).resolve().parent / "samples"
_INFORMAL = ("en_uner_ewt",)
_ARTICLES = ("Persons", "Organizations", "locations")  # lists beside the articles of AQMAR


def tagged(folder: Path, language: str) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Sentences with tags: those to train on, and the held-back ones by the name of the corpus."""

    def read(name: str, part: str) -> list[Sentence]:
        return list(treebank(folder / name / f"{part}.conllu.xz", language))

    if language == "en":
        held = {name: read(name, "dev") for name in ("en_ewt_ud", "en_gum_ud")}
        return read("en_ewt_ud", "train") + read("en_gum_ud", "train"), held
    if language == "ar":
        return read("ar_pud_ud", "train"), {"ar_pud_ud": read("ar_pud_ud", "dev")}
    if language == "fr":
        train = read("fr_sequoia_ud", "train") + read("fr_pud_ud", "train")
        kept, held = parted(read("fr_gsd_ud", "dev"))
        return train + kept, {"fr_sequoia_ud": read("fr_sequoia_ud", "dev"), "fr_gsd_ud": held}
    train = read(f"{language}_pud_ud", "train")
    held = {}
    for name in {"es": ("es_gsd_ud",), "ru": ("ru_gsd_ud", "ru_taiga_ud")}[language]:
        kept, held[name] = parted(read(name, "dev"))
        train += kept
    return train, held


def named(folder: Path, language: str) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Sentences with names: those to train on, and the held-back ones by the name of the corpus."""
    if language == "en":
        train = [*uner(folder / "en_uner_ewt" / "train.iob2.xz", "en"), *conll(folder / "en_wikigold" / "train.conll.xz", "en")]
        return train, {"en_uner_ewt": list(uner(folder / "en_uner_ewt" / "dev.iob2.xz", "en"))}
    if language == "ar":
        kept, held = parted(list(arabic(folder / "ar_anercorp_camel" / "train.txt.xz")))
        return kept + list(_more_arabic(folder)), {"ar_anercorp_camel": held}
    if language == "ru":
        documents = list(factrueval(folder / "ru_factrueval2016" / "devset.tar.xz").values())
        kept, held = parted(documents)
        return [one for text in kept for one in text], {"ru_factrueval2016": [one for text in held for one in text]}
    return [], {}


def lent(folder: Path, language: str) -> list[Sentence]:
    """Sentences of a lender: encyclopedia and news; reviews and forums would teach a newspaper little."""
    return [one for one in named(folder, language)[0] if one.source not in _INFORMAL]


def sample(language: str) -> list[Sentence]:
    """The sentences of our own with names marked, for development only; empty where there are none."""
    path = SAMPLES / f"{language}.txt"
    return list(marked(path.read_text(encoding="utf-8").splitlines(), language)) if path.is_file() else []


def _more_arabic(folder: Path) -> Iterator[Sentence]:
    for path in sorted((folder / "ar_aqmar").glob("*.txt.xz")):
        if not any(name in path.name for name in _ARTICLES):
            yield from arabic(path, aqmar=True)
    for part in ("train", "val"):
        yield from arabic(folder / "ar_wojood_sample" / f"{part}.txt.xz")


def parted(found: list[_T]) -> tuple[list[_T], list[_T]]:
    """All but the last fifth, and the last fifth."""
    cut = len(found) * 4 // 5
    return list(islice(found, cut)), found[cut:]


def texts(folder: Path, language: str) -> Iterable[Sentence]:
    """Every sentence that may be counted: the training parts of both kinds."""
    return [*tagged(folder, language)[0], *named(folder, language)[0]]
