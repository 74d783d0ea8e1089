"""Lines of the page and lines of the text that resemble them."""

import pytest

from claims.documents.furniture import furniture_reason, is_credit

FURNITURE = [
    ("share", "Share this story"),
    ("share", "شارك:"),
    ("share", "Поделиться"),
    ("comments", "Leave a Comment"),
    ("comments", "Dejar un comentario"),
    ("related", "Lire aussi : La criée ferme ses portes"),
    ("related", "اقرأ أيضا: ميناء جديد"),
    ("keywords", "Tags: storms, walls, ports"),
    ("keywords", "#storm #wall #port"),
    ("counter", "1,204 views"),
    ("counter", "563 مشاهدة"),
    ("counter", "12 комментариев"),
    ("counter", "5 min de lectura"),
    ("contact", "+44 20 7946 0018"),
    ("contact", "Tel. +44 20 7946 0018"),
    ("contact", "desk@kelmouth.example"),
    ("contact", "www.kelmouth.example"),
    ("contact", "Follow us on Telegram"),
    ("copyright", "© 2024 Kelmouth Post"),
    ("copyright", "Todos los derechos reservados."),
    ("copyright", "При использовании материалов ссылка на сайт обязательна. Редакция не несёт ответственности за мнения авторов."),
    ("cookies", "We use cookies to improve our site. By clicking accept you agree to our terms and to the use of cookies."),
    ("credit", "Reporting by Ida Roe; editing by Sam Hale"),
    ("credit", "(Reuters)"),
    ("credit", "Источник: Заречье сегодня"),
    ("credit", "This article was originally published by Kelmouth Post."),
    ("photo", "Foto: Marta Solís"),
    ("photo", '"Ida Roe / Host photo agency".'),
    ("initials", "OT/JB/DZ"),
    ("navigation", "Home | News | Sport | Weather"),
    ("advertising", "Publicité"),
    ("ornament", "* * *"),
    ("page date", "Last updated: 4 March 2024"),
    ("byline", "By Ida Roe and Sam Hale"),
    ("byline", "Por Lucía de la Vega"),
    ("byline", "بقلم سالم العمراني"),
]
TEXT = [
    "Share prices fell.",
    "Share of voters who stayed at home",
    "Home prices rise again",
    "By Tuesday the water had reached the mill",
    "By then, nobody was left.",
    "Source close to the minister says talks failed",
    "Sources: the president will resign on Friday, and a vote on a successor will be held in June at the latest",
    "Video shows the wall falling",
    "Updated rules for ferries",
    "Follow the money, the judge said.",
    "In 2024, 1,204 people took part.",
    "The office can be reached at 555 0123, the mayor said.",
    "Por eso nadie vino",
    "Par la force des choses",
    "شارك الوزير في السباق أمس.",
    "مشاركة واسعة في الانتخابات",
    "Фото на память",
    "Tickets cost 12 euros",
    "40 dead and 12 missing",
    "AI/ML tools are everywhere",
    "He wrote the novel under the name of Moss.",
]


@pytest.mark.parametrize(("reason", "line"), FURNITURE, ids=[line for _, line in FURNITURE])
def test_furniture(reason: str, line: str) -> None:
    assert furniture_reason(line, edge=True) == reason


@pytest.mark.parametrize("line", TEXT)
def test_text_is_left_alone(line: str) -> None:
    assert furniture_reason(line, edge=True) is None


def test_bylines_stand_at_the_edges() -> None:
    assert furniture_reason("By Ida Roe", edge=False) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("(Agency)", True), ("Translation: Pat Dove", True), ("It rained.", False), ("(It rained on Monday.)", False)],
)
def test_credits_at_the_end_of_a_paragraph(sentence: str, expected: bool) -> None:
    assert is_credit(sentence) is expected
