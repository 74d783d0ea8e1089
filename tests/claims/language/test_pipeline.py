"""Tokens are spaCy's, however little of spaCy is loaded for them."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

from claims.language.base import LANGUAGES
from claims.language.pipeline import _tokenizer

TEXTS = (
    "Madrid, Москва, القاهرة. Don't go to St. Petersburg at 3:30p.m., e.g. by the U.S. train!",
    "L'accord d'aujourd'hui, qu'il a signé, c.-à-d. le 5 mai; jusqu'à 10km. Rendez-vous à Saint-Denis (93).",
    "El 3 de mayo, S.A. y D. Juan llegaron a las 10 a.m. ¿Vio https://example.org/a?b=c o user@example.org?",
    "В 1990-х гг. г-н Иванов (т. е. министр) приехал из С.-Петербурга в т.ч. по ж/д; 5 млн руб., 10%.",
    "قال الوزير (د. أحمد) إن الاتفاق، الذي وُقّع في 5/7/2025، بلغ 3.5 مليون دولار؛ انظر ص. 12.",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tokenizer_is_that_of_a_blank_pipeline(language: str) -> None:
    whole = spacy.blank(language).tokenizer
    for text in TEXTS:
        assert [token.text for token in _tokenizer(language)(text)] == [token.text for token in whole(text)]


def test_the_command_line_of_spacy_is_there_for_whoever_wants_it() -> None:
    script = (
        "import sys; from claims.language.pipeline import tokenize; tokenize('One line.', 'en');"
        "assert 'spacy' in sys.modules and 'spacy.cli' not in sys.modules and 'httpx' not in sys.modules;"
        "import spacy; assert spacy.info(silent=True)['spacy_version'] == spacy.__version__;"
        "import spacy.cli; assert spacy.cli.info.__module__ == 'spacy.cli.info'"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
