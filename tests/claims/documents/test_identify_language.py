"""Which language a text is in; scripts and frequent words decide without the trained identifier."""

import subprocess
import sys

import pytest

from claims.documents import identify_language

CLEAR = [
    ("en", "The ferry left the island before noon and it was full of people."),
    ("es", "El transbordador salió de la isla antes del mediodía y los pasajeros eran muchos."),
    ("fr", "Le ferry a quitté l'île avant midi et les passagers étaient nombreux dans le port."),
    ("ru", "Паром вышел с острова до полудня, и на нём было много людей."),
    ("ar", "غادرت العبارة الجزيرة قبل الظهر وكان على متنها كثير من الناس في ذلك اليوم."),
    ("el", "Το πλοίο έφυγε από το νησί."),
    ("zh", "渡轮在中午之前离开了岛屿"),
    ("ja", "フェリーは正午前に島を出ました"),
    ("ko", "배는 정오 전에 섬을 떠났다"),
]
BY_MODEL = [
    ("de", "Die Fähre verließ die Insel vor Mittag und war voller Menschen."),
    ("pt", "O barco saiu da ilha antes do meio-dia e não havia lugar para mais ninguém."),
    ("it", "Il traghetto ha lasciato l'isola prima di mezzogiorno ed era pieno di gente."),
    ("tr", "Feribot öğleden önce adadan ayrıldı ve içi insanlarla doluydu."),
    ("uk", "Пором вийшов з острова до полудня, і на ньому було багато людей."),
    ("fa", "کشتی پیش از ظهر جزیره را ترک کرد و پر از مسافر بود."),
]


@pytest.mark.parametrize(("code", "text"), CLEAR + BY_MODEL)
def test_language(code: str, text: str) -> None:
    found, confidence = identify_language(text)
    assert found == code
    assert 0.5 < confidence <= 1.0


@pytest.mark.parametrize("text", ["", "12:30", "— … —", "🙂🙂", "Kelmouth", "https://kelmouth.example/a"])
def test_nothing_to_tell(text: str) -> None:
    assert identify_language(text) == ("und", 0.0)


def test_embedded_text_does_not_decide() -> None:
    english = "We are aware of the outage. "
    arabic = "نشرت الشركة بيانا مساء الأربعاء حول تعطل خدماتها في ثلاث مدن من بين عشر. "
    assert identify_language(english + arabic * 2)[0] == "ar"


def test_clear_texts_never_load_the_identifier() -> None:
    texts = [text for _, text in CLEAR]
    script = f"import sys\nfrom claims.documents import identify_language\nfor text in {texts!r}: identify_language(text)\n"
    script += "sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
