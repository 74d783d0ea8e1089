"""Where sentences end: cases by kind, in five languages and by the default rules. "¶" marks each expected end."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from claims.language.base import LANGUAGES
from claims.language.fold import fold
from claims.language.sentences import split_sentences


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(fold(text), language)]


CASES = [
    ("en", "titles", "Mr. Hale met Dr. Ida Roe at St. Mary's.¶ They spoke."),
    ("en", "initials of a name", "J. K. Moss and W. H. Dean wrote it.¶ It sold well."),
    ("en", "acronym inside a sentence", "The U.S. Senate voted.¶ It took hours."),
    ("en", "acronym at the end, before a word that opens a sentence", "He moved to the U.S.¶ The move paid off."),
    ("en", "clock times", "The quake hit at 5.42 a.m. (1042 GMT) on Sunday.¶ It was felt at 20.45 too."),
    ("en", "clock time at the end", "It began at 9 p.m.¶ Nobody came."),
    ("en", "decimals and versions", "It rose 3.4 percent to 1.25 dollars.¶ Version 2.0 is due."),
    ("en", "month before a figure", "It opened on Sept. 14.¶ It closed on Nov. 3."),
    ("en", "number sign as a word", "He said no.¶ She agreed.¶ See No. 5 for that."),
    ("en", "court case", "The ruling cites Dane v. Moss in full.¶ It is long."),
    ("en", "closing mark belongs to the sentence", '"It is done."¶ She left.¶ “So be it.”¶ He stayed.'),
    ("en", "reporting clause in lower case", '"Is it done?" she asked.¶ "Run!" he cried.¶ Nobody ran.'),
    ("en", "reporting clause with a name first", '"Are you ready?" Mayor Dunn asked.¶ They were.'),
    ("en", "question with no reporting clause", '"Are you ready?"¶ The crowd was.'),
    ("en", "ellipsis", "He waited... and left.¶ Then... nothing.¶ Well…¶ That was it."),
    ("en", "parentheses", "It failed (twice).¶ (Nobody knows why.)¶ They went on."),
    ("en", "no space after the full stop", "They met after talks.In addition, they ate.¶ It was late."),
    ("en", "addresses and file names", "Write to node.js fans at Kelmouth.Com or ann.lee@post.example.¶ Or call."),
    ("en", "blank line and heading", "A new wall\n\nThe wall is up.¶ It holds."),
    (
        "en",
        "hard-wrapped lines",
        "The long wall that the council built beside\nthe old harbour two years ago has\ngiven way in a storm.¶ It held well.",
    ),
    ("en", "bullets", "- Buy bread\n- Sell milk\n1. Go home\n2. Rest"),
    ("en", "semicolon", "It rained; it poured.¶ It stopped."),
    ("en", "exclamation in a name", "Shares of Yahoo! rose again.¶ Others fell."),
    ("en", "note in brackets", "It is old.[3] It is grey."),
    ("es", "titles and abbreviations", "La Sra. Ruiz y el Dr. Paz viajaron a EE. UU. en avión.¶ Volvieron ayer."),
    ("es", "acronym at the end", "Viven en EE.UU.¶ Los demás no."),
    ("es", "number and month", "Véase el art. 5 y la pág. 12.¶ Fue el 3 de sept. 2020."),
    ("es", "no as a word", "Dijo que no.¶ Después se fue."),
    ("es", "inverted marks", "¿Quién fue?¶ ¡Nadie!¶ Así acabó."),
    ("es", "reporting clause", "«¿Quién fue?», preguntó.¶ «¡Nadie!» contestó él.¶ Era tarde."),
    ("es", "full stop after the closing mark", "«No va contra nadie».¶ Lo dijo ayer."),
    ("ru", "initials", "Роман написал А. С. Громов.¶ Его перевёл И.П. Лосев."),
    ("ru", "year and thousands", "В 1999 г. в городе жило 5 тыс. человек.¶ Сейчас — 7 млн. жителей."),
    ("ru", "year at the end", "Это было в 1999 г.¶ Потом стало хуже."),
    ("ru", "town, not year", "Встреча прошла в г. Остров.¶ Было шумно."),
    ("ru", "and so on", "Купили хлеб, соль и т. д.¶ Продали мёд и т.п.¶ Всё."),
    ("ru", "dash before the reporting clause", "«Кто это?» — спросил он.¶ «Никто», — был ответ."),
    ("ru", "dash before a new sentence", "— Нет, — сказал он.¶ — Мы не пойдём."),
    ("fr", "titles", "M. Roy et Mme Petit ont vu Me Blanc.¶ Ils ont parlé."),
    ("fr", "spaced quotation marks", "Il a dit : « C'est fini. »¶ Elle est partie."),
    ("fr", "reporting clause", "« Qui va là ? » a-t-il crié.¶ Personne."),
    ("fr", "no as a number", "Voir le no. 5 et l'art. 12.¶ C'est tout."),
    ("fr", "spaced marks", "Est-ce vrai ?¶ Oui !¶ Bien sûr."),
    ("ar", "single letters", "قال د. سالم العمراني إن العمل بدأ.¶ وحضر م. كمال الحفل."),
    ("ar", "comma chain", "وصل الوفد، ثم اجتمع، ثم غادر.¶ وبقي واحد."),
    ("ar", "question mark", "هل وصل الوفد؟¶ نعم وصل."),
    ("ar", "semicolon joins", "وصل الوفد؛ لأنه دُعي.¶ ثم غادر."),
    ("ar", "reporting verb after the closing mark", "«هل يكفي ذلك؟» سأل التاجر.¶ لم يجب أحد."),
    ("ar", "full stop after the closing mark", 'وقال: "هذا يكفي".¶ ثم غادر.'),
    ("ar", "space before the full stop", "وصل الوفد أمس .¶ ثم غادر ."),
    ("ar", "no space after the full stop", "وصل الوفد أمس.ثم غادر."),
    ("ar", "decimal", "ارتفع السعر 3.5 في المئة.¶ ثم هبط."),
    ("ar", "bidi mark behind the full stop", "وصل الوفد أمس.\u200f¶ ثم غادر."),
    ("ar", "bidi mark on both sides, no space", "وصل الوفد أمس\u200f.\u200fثم غادر."),
    ("ar", "isolates around each sentence", "\u2067وصل الوفد.\u2069¶ \u2067ثم غادر.\u2069"),
    ("ar", "weekday, then a date", "غادر الوفد يوم الخميس.¶ 9 مايو كان عطلة."),
    ("ar", "leading full stop", ".يا"),
    ("en", "bidi mark behind the full stop", "One came.\u200e¶ Two came.\u2069¶ \u2066Three came."),
    ("en", "no-width space behind the full stop", "One came.\u200b¶ Two came."),
    ("en", "no-width space alone", "One came.\u200bTwo came."),
    ("en", "invisible marks do not end a title or acronym", "Mr.\u200e Hale of the U.S.\u200b Senate and \u2066Dr. Roe spoke."),
    ("en", "invisible marks do not end an address", "Write to Kelmouth.\u200bCom or node.\u200bjs today."),
    ("en", "quotation mark behind an invisible mark", '"It is done.\u200e"¶ She left.'),
    ("en", "weekday, then a date", "He died on Thursday.¶ May 9 was dry.¶ It rained on Sunday.¶ 12 May was wet."),
    ("en", "date, then a weekday", "He died on May 9.¶ Thursday was dry."),
    ("en", "month that is a word, then a date", "It ended in May.¶ June 9 was wet."),
    ("es", "weekday, then a date", "Murió el jueves.¶ El 9 de mayo llovió.¶ Salió el domingo.¶ 12 de mayo: lluvia."),
    ("fr", "weekday, then a date", "Il est mort jeudi.¶ Le 9 mai fut sec.¶ Il part dimanche.¶ 12 mai : pluie."),
    ("ru", "weekday, then a date", "Он умер в четверг.¶ 9 мая было сухо."),
    ("en", "entities", "It is &quot;done.&quot;¶ Sales at R&amp;D fell.¶ It&#39;s late&hellip;"),
    ("fr", "entities", "Il a dit&nbsp;: &laquo;&nbsp;C&#8217;est fini.&nbsp;&raquo;¶ Elle est partie."),
    ("de", "consonants only", "Hr. Schmidt kam am Montag.¶ Er blieb."),
    ("de", "initials", "A. Merz kam.¶ Sie blieb."),
    ("zh", "no spaces at all", "他来了。她走了!"),
    ("hi", "danda", "वह आया।¶ वह गया।"),
]
# A line end or a missing space leaves no room for "¶": these state their sentences.
STATED = {
    "They met after talks.In addition, they ate.¶ It was late.": [
        "They met after talks.",
        "In addition, they ate.",
        "It was late.",
    ],
    "A new wall\n\nThe wall is up.¶ It holds.": ["A new wall", "The wall is up.", "It holds."],
    "- Buy bread\n- Sell milk\n1. Go home\n2. Rest": ["- Buy bread", "- Sell milk", "1. Go home", "2. Rest"],
    "وصل الوفد أمس.ثم غادر.": ["وصل الوفد أمس.", "ثم غادر."],
    "وصل الوفد أمس\u200f.\u200fثم غادر.": ["وصل الوفد أمس\u200f.", "ثم غادر."],
    "One came.\u200bTwo came.": ["One came.", "Two came."],
    "It is old.[3] It is grey.": ["It is old.[3]", "It is grey."],
    "他来了。她走了!": ["他来了。", "她走了!"],
}

TABLES = Path(__file__).parents[2] / "cases" / "sentences"
EDGES = " \n\u200b\u200e\u200f\u2066\u2067\u2069"


@pytest.mark.parametrize(("language", "kind", "marked"), CASES, ids=[f"{language}: {kind}" for language, kind, _ in CASES])
def test_sentences(language: str, kind: str, marked: str) -> None:
    text = marked.replace("¶", "")
    expected = STATED.get(marked) or [part.strip(EDGES) for part in marked.split("¶")]
    assert split(text, language) == expected, kind


def tabled() -> list[object]:
    """The cases of the tables; a known limit is a strict xfail."""
    found: list[object] = []
    for language in LANGUAGES:
        for group in tomllib.loads((TABLES / f"{language}.toml").read_text(encoding="utf-8"))["group"]:
            marks = [pytest.mark.xfail(strict=True, reason=group["because"])] if group.get("limit") else []
            for number, marked in enumerate(group["cases"]):
                found.append(pytest.param(language, marked, id=f"{language}: {group['because']} {number}", marks=marks))
    return found


@pytest.mark.parametrize(("language", "marked"), tabled())
def test_tables(language: str, marked: str) -> None:
    assert split(marked.replace("¶", ""), language) == [part.strip(EDGES) for part in marked.split("¶")]


LONG = [
    ". . . ",
    "...",
    "Mr. ",
    "e.g. ",
    "a",
    "A. ",
    "J.-P. ",
    "5 kg. ",
    "( . ",
    '" . ',
    "«؟ ",
    " ",
    "\u200b",
    ".\u200b",
    "، وأضاف ",
    "! [1]",
    ".😀",
    "1.",
    ". - ",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", ["ar", "en", "und"])
def test_long_runs_are_split_without_failing(piece: str, language: str) -> None:
    text = piece * 3000
    spans = split_sentences(fold(text), language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_offsets_count_in_the_source() -> None:
    text = "\u200fÉté.\u00a0 Hiver."
    assert split_sentences(fold(text), "fr") == ((1, 5), (7, 13))


def test_only_the_part_asked_for() -> None:
    text = "One came. Two came. Three came."
    assert split_sentences(fold(text), "en", start=10, end=19) == ((10, 19),)


def test_nothing_to_split() -> None:
    assert split_sentences(fold(" \n\u200f "), "en") == ()


def test_lines_of_a_list_of_sentences_stay_apart() -> None:
    assert split("He came\nShe left\nThey stayed", "en") == ["He came", "She left", "They stayed"]


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    assert split("The council met for three hours\nand decided nothing. It left.", "en") == [
        "The council met for three hours\nand decided nothing.",
        "It left.",
    ]


def test_an_escaped_space_parts_sentences_and_belongs_to_none() -> None:
    assert split("One came.&nbsp;Two&nbsp;came.&nbsp;", "en") == ["One came.", "Two&nbsp;came."]
