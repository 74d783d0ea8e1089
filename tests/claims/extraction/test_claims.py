"""What a claim holds: its event, who takes part, when it happened, and how much it is worth checking."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims import Article, Claim, extract

PUBLISHED = datetime(2026, 5, 22, 9, tzinfo=UTC)

# language, text, words of the claim -> {role: words}
ROLES = [
    ("en", "The quake killed 40 people.", {"agent": "The quake", "patient": "40 people"}),
    ("en", "The treaty was signed by Ana Ruiz in Lima.", {"patient": "The treaty", "agent": "Ana Ruiz", "place": "Lima"}),
    ("en", "Twelve miners died.", {"patient": "Twelve miners"}),
    ("fr", "Le tribunal a condamné le maire.", {"agent": "Le tribunal", "patient": "le maire"}),
    ("fr", "L'accord a été signé par Paul Meyer à Lyon.", {"patient": "L'accord", "agent": "Paul Meyer", "place": "Lyon"}),
    ("es", "El sismo mató a 40 personas.", {"agent": "El sismo", "patient": "40 personas"}),
    ("es", "El tribunal condenó al alcalde.", {"agent": "El tribunal", "patient": "alcalde"}),
    ("ru", "Суд арестовал директора завода.", {"agent": "Суд", "patient": "директора завода"}),
    ("ru", "Землетрясение убило 40 человек.", {"agent": "Землетрясение", "patient": "40 человек"}),
    ("ar", "وقع الوزير اتفاقية.", {"agent": "الوزير", "patient": "اتفاقية"}),
    ("ar", "أعلنت الشركة إغلاق مصنعين.", {"agent": "الشركة", "patient": "إغلاق مصنعين"}),
]
# language, text, the EDTF of each claim in order
TIMES = [
    ("en", "On 3 May 2026 the court jailed the mayor and acquitted two deputies.", ["2026-05-03", "2026-05-03"]),
    ("en", "The mill was sold in 2021 and the new owner closed it in 2023.", ["2021", "2023"]),
    ("en", "She has led the party since 2018.", ["2018/.."]),
    ("en", "He led the team until 2023.", ["../2023"]),
    ("en", "The strike lasted nine days.", ["P9D"]),
    ("en", "The mill was sold in 2021. Since then it has lost money.", ["2021", "2021/.."]),
    ("en", "Parliament will vote on Thursday.", ["2026-05-28"]),
    ("en", "Parliament will vote on Friday.", ["2026-05-22"]),  # the day of publication, as news agencies write it
    ("en", "He led the team before 2023.", ["../2022"]),
    ("en", "The road reopens before the end of June.", ["../2026-06"]),
    ("en", "He has denied it since his arrest in November 2022.", ["2022-11/.."]),
    ("en", "Ana Ruiz, mayor of Lima (1999-2013), whose party built the bridge, died.", [None, "1999/2013"]),
    ("ar", "وقع الوزيران اتفاقية. جاء ذلك خلال لقاء في موسكو يوم الأربعاء 20 مايو 2026.", ["2026-05-20", "2026-05-20"]),
    ("es", "El ministro firmó el acuerdo. Esto ocurrió el 20 de mayo de 2026.", ["2026-05-20", "2026-05-20"]),
    ("fr", "Le ministre a signé un accord. Cela s'est produit le 20 mai 2026.", ["2026-05-20", "2026-05-20"]),
    ("ru", "Министр подписал договор. Это произошло 20 мая 2026 года.", ["2026-05-20", "2026-05-20"]),
    ("ru", "Забастовка, продолжавшаяся девять дней, состоялась в марте 2016 года.", ["2016-03", "2016-03"]),
    ("ar", "لقي 27 شخصا مصرعهم وأصيب 64 بجروح إثر انهيار سد فجر الأربعاء 20 مايو 2026.", ["2026-05-20TMO"] * 3),
    ("en", "The bridge closed on Tuesday. That night it collapsed.", ["2026-05-19", "2026-05-19"]),
    ("fr", "Le pont a fermé mardi. Ce soir-là, il s'est effondré.", ["2026-05-19", "2026-05-19"]),
    ("ru", "Мост закрыли во вторник. В ту ночь он рухнул.", ["2026-05-19", "2026-05-19"]),
    ("es", "El puente se cerró el martes. Esa noche se derrumbó.", ["2026-05-19", "2026-05-19"]),
    ("ar", "أغلق الجسر يوم الثلاثاء. وانهار في تلك الليلة.", ["2026-05-19", "2026-05-19"]),
    ("en", "The ministers signed it at a ceremony that was held on Tuesday in Lima.", ["2026-05-19", "2026-05-19"]),
    ("ar", "وقع الوزيران الاتفاق في حفل أقيم يوم الثلاثاء.", ["2026-05-19", "2026-05-19"]),
    ("fr", "Les ministres ont signé l'accord lors d'une cérémonie qui s'est tenue mardi.", ["2026-05-19", "2026-05-19"]),
    ("ru", "Министры подписали договор на церемонии, которая состоялась во вторник.", ["2026-05-19", "2026-05-19"]),
    ("en", "The ministers praised a deal that collapsed on Tuesday.", [None, "2026-05-19"]),
    (
        "en",
        "The report is out. Cases fell by half, they said on Wednesday, hours after a firm sold it.",
        [None, None, "2026-05-20"],
    ),
    ("en", "The firm will build a plant and hired 40 people on 20 May 2026.", [None, "2026-05-20"]),
    ("en", "The court sentenced him on Thursday.", ["2026-05-21"]),
    ("en", "The mill closed in 2019. Two years later it was sold.", ["2019", "2021"]),
    ("en", "The mill closed in 2019. It was sold two years later than planned.", ["2019", "P2Y"]),
    ("en", "The mill was sold in 2021 and now employs 150 people.", ["2021", None]),
    ("en", "The bridge closed on Tuesday. Engineers inspected it the day before.", ["2026-05-19", "2026-05-18"]),
    ("en", "The bridge closed on Tuesday. The mayor resigned the day before the vote.", ["2026-05-19", None]),
    ("en", "The bridge closed on Wednesday. In the evening the mayor resigned.", ["2026-05-20", "2026-05-20TEV"]),
    ("en", "The bridge closed on Wednesday. The mayor resigned at 9.30 p.m.", ["2026-05-20", "2026-05-20"]),
    ("en", "The mayor resigned at 9.30 p.m.", ["T21:30"]),
    ("en", "The bridge closed in 2019. In the evening the mayor resigned.", ["2019", None]),
    ("en", "The clinic saw 40 cases in the week to May 17. Two people died in those seven days.", ["2026-05-11/2026-05-17"] * 2),
    ("en", "Nobody has worked at the mill since Easter.", ["2026-04-05/.."]),
    ("es", "La fábrica cerró en 2019. Dos años después fue vendida.", ["2019", "2021"]),
    ("es", "El puente cerró el martes. Los técnicos lo revisaron la víspera.", ["2026-05-19", "2026-05-18"]),
    ("es", "El puente cerró el miércoles. El alcalde dimitió por la noche.", ["2026-05-20", "2026-05-20TNI"]),
    ("fr", "La scierie a fermé en 2019. Deux ans plus tard, elle a été vendue.", ["2019", "2021"]),
    ("fr", "Le pont a fermé mardi. Les experts l'avaient inspecté la veille.", ["2026-05-19", "2026-05-18"]),
    ("fr", "Le pont a fermé mardi. Le maire a démissionné la veille du vote.", ["2026-05-19", None]),
    ("fr", "Le pont a fermé mercredi. Le maire a démissionné dans la soirée.", ["2026-05-20", "2026-05-20TEV"]),
    ("ru", "Завод закрыли в 2019 году. Через год его продали.", ["2019", "2020"]),
    ("ru", "Мост закрыли во вторник. Накануне его осмотрели инженеры.", ["2026-05-19", "2026-05-18"]),
    ("ru", "Мост закрыли в среду. Вечером мэр ушёл в отставку.", ["2026-05-20", "2026-05-20TEV"]),
    ("ru", "Вечером мэр ушёл в отставку.", [None]),
    ("ru", "Министр приедет на выходных.", ["2026-05-23/2026-05-24"]),
    ("ar", "أغلق المصنع في عام 2019. وبيع المصنع بعد عامين.", ["2019", "2021"]),
    ("ar", "أغلق الجسر يوم الأربعاء. واستقال العمدة في المساء.", ["2026-05-20", "2026-05-20TEV"]),
    ("ar", "سجنت المحكمة العمدة في 3 مايو 2026 وبرأت نائبيه.", ["2026-05-03", "2026-05-03"]),
    ("ar", "يقود الحزب منذ عام 2018.", ["2018/.."]),
    ("es", "Dirige el partido desde 2018.", ["2018/.."]),
    ("es", "Dirigió el equipo hasta 2023.", ["../2023"]),
    ("ru", "Он возглавлял партию до 2023 года.", ["../2023"]),
    ("fr", "Elle dirige le parti depuis 2018.", ["2018/.."]),
]


def _claims(language: str, text: str) -> tuple[Claim, ...]:
    return extract(Article(text=text, language=language, published=PUBLISHED)).claims


@pytest.mark.parametrize(("language", "text", "expected"), ROLES, ids=[f"{row[0]}-{row[1]}" for row in ROLES])
def test_participants_have_their_roles(language: str, text: str, expected: dict[str, str]) -> None:
    (claim,) = _claims(language, text)
    found = {argument.role: argument.text for argument in claim.arguments}
    assert found == expected


@pytest.mark.parametrize(("language", "text", "expected"), TIMES, ids=[f"{row[0]}-{row[1]}" for row in TIMES])
def test_each_event_has_its_own_time(language: str, text: str, expected: list[str | None]) -> None:
    found = [claim.time.value.edtf if claim.time else None for claim in _claims(language, text)]
    assert found == expected


def test_a_relative_clause_lends_its_noun() -> None:
    (_, inner) = _claims("en", "The company, which employs 400 people, closed two plants.")
    assert [(argument.role, argument.text) for argument in inner.arguments] == [("agent", "The company"), ("patient", "400 people")]


def test_a_clause_inside_another_leaves_it_its_words() -> None:
    outer, inner = _claims("en", "A bridge, built in 1974, collapsed on Friday.")
    assert outer.text == "A bridge, built in 1974, collapsed on Friday"
    assert [time.text for time in outer.times] == ["Friday"]
    assert [time.text for time in inner.times] == ["1974"]


def test_a_verb_that_the_lexicon_lacks_is_kept_by_its_lemma() -> None:
    (claim,) = _claims("en", "The mayor juggled three oranges in Lima.")
    assert claim.event is not None
    assert claim.event.type == "en:juggle"


def test_a_few_quoted_words_are_part_of_the_sentence() -> None:
    (claim,) = _claims("en", "The court called the plan “a costly mistake” and stopped the building on 3 May 2026.")[-1:]
    assert "3 May 2026" in claim.text
    assert claim.attribution.speaker is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The number of victims may rise.", "a prediction"),
        ("“We are proud people,” said Ana Ruiz.", "an opinion or a view"),
        ("The fire killed 12 people in Lima on 3 May 2026.", "a figure"),
    ],
)
def test_check_worthiness_gives_its_reason(text: str, reason: str) -> None:
    assert _claims("en", text)[0].checkworthy.why.startswith(reason)


def test_figures_outweigh_views() -> None:
    (fact,) = _claims("en", "The fire killed 12 people in Lima on 3 May 2026.")
    (view,) = _claims("en", "“We are proud people,” said Ana Ruiz.")
    assert fact.checkworthy.score > view.checkworthy.score


# language, text -> the event and whether it is denied: of a refusal the deed is told that did not come about
REFUSALS = [
    ("en", "The firm refused to pay the ransom.", "pay", "negative"),
    ("en", "The firm did not refuse to pay the ransom.", "pay", "positive"),
    ("en", "The club refused an offer of 20 million euros.", "refuse", "positive"),
    ("es", "La empresa se negó a pagar el rescate.", "pay", "negative"),
    ("es", "Ni una sola playa se ha manchado.", "dirty_soil", "negative"),
    ("fr", "L'entreprise a refusé de payer la rançon.", "pay", "negative"),
    ("fr", "Le club a refusé l'offre.", "reject", "positive"),
    ("ru", "Компания отказалась платить выкуп.", "pay", "negative"),
    ("ar", "رفضت إدارة الشبكة دفع الفدية.", "pay", "negative"),
    ("ar", "رفض الوزير الاتهامات.", "reject", "positive"),
]


@pytest.mark.parametrize(("language", "text", "event", "polarity"), REFUSALS, ids=[f"{row[0]}-{row[1][:40]}" for row in REFUSALS])
def test_what_is_refused_is_denied(language: str, text: str, event: str, polarity: str) -> None:
    (claim, *_) = extract(Article(id="a1", text=text, language=language)).claims
    assert claim.event is not None
    assert (claim.event.type, claim.factuality.polarity.value) == (event, polarity)


def test_a_time_may_stand_between_a_verb_of_saying_and_its_clause() -> None:
    (claim,) = extract(Article(id="a1", text="A hospital network said on Thursday it would not pay.", language="en")).claims
    assert claim.attribution.speaker is not None
    assert claim.attribution.speaker.text == "A hospital network"
    assert claim.text == "it would not pay"


# language, text -> what its counts are of: people left out behind a verb are those counted last
ELISIONS = [
    ("en", "Of the 7,310 volunteers who received two doses, 29 fell ill.", ["volunteer", "dose", "volunteer"]),
    ("es", "En la mina había 37 trabajadores. Veintiséis lograron salir.", ["worker", "worker"]),
    ("fr", "Le car transportait 40 passagers. En tout, 12 ont survécu.", ["passenger", "passenger"]),
    ("en", "The fair sold 40 cars. Of them all, 12 were red.", ["car", None]),
]


@pytest.mark.parametrize(("language", "text", "counted"), ELISIONS, ids=[f"{row[0]}-{row[1][:40]}" for row in ELISIONS])
def test_people_left_out_are_those_counted_last(language: str, text: str, counted: list[str | None]) -> None:
    found = extract(Article(text=text, language=language)).quantities
    assert [mention.value.of for mention in found] == counted
