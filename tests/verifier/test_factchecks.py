"""Fact-checks of others come in as ClaimReview, are told beside a check, and one of ours goes out only under a name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY
from verifier import claimreview
from verifier.claimreview import LeftOut
from verifier.storage.factchecks import FactCheck

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The Marel tunnel in Norway flooded on 3 June 2024 and 640 travellers were trapped.",
    "url": "https://facts.example/marel",
    "author": {"@type": "Organization", "name": "Fjord Facts"},
    "datePublished": "2024-06-05",
    "inLanguage": "en",
    "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": 5, "worstRating": "1", "alternateName": "Mostly false"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A. Driver"},
        "appearance": [{"@type": "CreativeWork", "url": "https://example.org/1"}, "https://example.org/2"],
        "firstAppearance": "https://example.org/0",
    },
}
ASKED = {
    "en": "640 travellers were trapped when the Marel tunnel in Norway flooded on 3 June 2024.",
    "es": "El 3 de junio de 2024 se inundó el túnel de Marel, en Noruega, y 640 viajeros quedaron atrapados.",
    "fr": "Le tunnel de Marel, en Norvège, a été inondé le 3 juin 2024 et 640 voyageurs ont été piégés.",
    "ru": "3 июня 2024 года затопило тоннель Марель в Норвегии, 640 пассажиров оказались в ловушке.",
    "ar": "غمرت المياه نفق ماريل في النرويج يوم 3 يونيو 2024 وحوصر 640 مسافرا.",
}


SEARCHED = {
    "text": REVIEW["claimReviewed"],
    "claimant": "A. Driver",
    "claimDate": "2024-06-04T00:00:00Z",
    "claimReview": [
        {
            "publisher": {"name": "Fjord Facts", "site": "facts.example"},
            "url": "https://facts.example/marel",
            "title": "No, not 640",
            "reviewDate": "2024-06-05",
            "textualRating": "Mostly false",
            "languageCode": "en",
        }
    ],
}
MARKED_UP = {
    "name": "pages/1",
    "pageUrl": "https://facts.example/marel",
    "publishDate": "2024-06-05",
    "claimReviewAuthor": {"name": "Fjord Facts", "imageUrl": "https://facts.example/logo.png"},
    "claimReviewMarkups": [
        {
            "claimReviewed": REVIEW["claimReviewed"],
            "claimAuthor": {"name": "A. Driver"},
            "claimFirstAppearance": "https://example.org/0",
            "claimAppearances": ["https://example.org/1"],
            "rating": {"textualRating": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1},
        },
        {"claimReviewed": "The tunnel is new.", "url": "https://facts.example/new", "rating": {"ratingValue": 1}},
    ],
}
ROW = {
    "claim": REVIEW["claimReviewed"],
    "claim_context": "A message that went round.",
    "fact_check_title": "No, not 640",
    "fact_check_published_on": 1717545600,
    "fact_check_rating": "Mostly false",
    "published_article_url": "https://facts.example/marel",
    "organization": "Fjord Facts",
}


def page(*texts: str) -> dict[str, str]:
    scripts = "".join(f'<SCRIPT type="application/ld+json">{text}</script>' for text in texts)
    return {"page": f"<html><script>var x = 1;</script>{scripts}<p>{{}}</p></html>"}


@pytest.mark.parametrize(
    ("shape", "sent"),
    [
        ("bare", REVIEW),
        ("list", [REVIEW]),
        ("graph", {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]}),
        ("feed", {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]}),
        ("items", {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": REVIEW}]}),
        ("page", page("{not json", json.dumps({"@type": "NewsArticle", "review": REVIEW}))),
        ("types", {**REVIEW, "@type": ["http://schema.org/ClaimReview", "Review"]}),
    ],
)
def test_a_review_is_read_in_every_shape(shape: str, sent: Any) -> None:
    (found,) = claimreview.read(sent)
    assert isinstance(found, FactCheck), shape
    assert found.to_dict() == {
        "id": found.id,
        "claim": REVIEW["claimReviewed"],
        "reviewer": "Fjord Facts",
        "url": "https://facts.example/marel",
        "rating": {"text": "Mostly false", "value": 2.0, "best": 5.0, "worst": 1.0},
        "date": "2024-06-05",
        "language": "en",
        "claimant": "A. Driver",
        "appearances": ["https://example.org/0", "https://example.org/1", "https://example.org/2"],
    }


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"claims": [SEARCHED], "nextPageToken": "x"}, {"claimant": "A. Driver", "language": "en"}),
        ([SEARCHED], {"claimant": "A. Driver", "language": "en"}),
        (
            {"claimReviewMarkupPages": [MARKED_UP]},
            {"claimant": "A. Driver", "appearances": ["https://example.org/0", "https://example.org/1"]},
        ),
        ([ROW], {"claimant": None}),
        ({"data": [{"id": "1", "type": "feed", "attributes": ROW}]}, {"claimant": None}),
        ({**ROW, "organization": {"name": "Fjord Facts"}, "fact_check_published_on": "2024-06-05"}, {"claimant": None}),
    ],
    ids=["search", "searched claim", "markup pages", "row", "rows of an API", "row with an object"],
)
def test_reviews_travel_in_other_shapes(sent: Any, told: dict[str, Any]) -> None:
    found = next(claimreview.read(sent))
    assert isinstance(found, FactCheck)
    same = {"claim": REVIEW["claimReviewed"], "reviewer": "Fjord Facts", "url": "https://facts.example/marel", "date": "2024-06-05"}
    assert {**found.to_dict(), **same, **told} == found.to_dict()
    assert found.rating == "Mostly false"


def test_a_page_of_markup_holds_many_reviews() -> None:
    first, second = claimreview.read(MARKED_UP)
    assert isinstance(first, FactCheck)
    assert isinstance(second, FactCheck)
    assert (first.value, first.best, first.worst) == (2.0, 5.0, 1.0)
    assert (second.url, second.rating, second.reviewer) == ("https://facts.example/new", "1", "Fjord Facts")


@pytest.mark.parametrize(
    ("sent", "at", "why"),
    [
        ({"claims": [{**SEARCHED, "claimReview": [{"textualRating": "False"}]}]}, "/claims/0/claimReview/0", "url"),
        (
            {"claimReviewMarkupPages": [{**MARKED_UP, "claimReviewMarkups": [{}]}]},
            "/claimReviewMarkupPages/0/claimReviewMarkups/0",
            "claim",
        ),
        ([{**ROW, "fact_check_rating": None}], "/0", "rating"),
        ({"claims": [{"text": "Nobody reviewed it."}]}, "", "holds no"),
        ({"claims": [7, None], "claimReview": {"x": 1}, "data": "x"}, "", "holds no"),
    ],
)
def test_other_shapes_that_lack_something_are_told(sent: Any, at: str, why: str) -> None:
    (found,) = claimreview.read(sent)
    assert isinstance(found, LeftOut)
    assert (found.at, why in found.why) == (at, True)


@pytest.mark.parametrize(
    ("rating", "text", "value"),
    [
        ({"ratingValue": 3}, "3", 3.0),
        ({"ratingValue": "3,5"}, "3,5", 3.5),
        ({"ratingValue": "Pants on fire"}, "Pants on fire", None),
        ({"alternateName": "كاذب", "ratingValue": 1}, "كاذب", 1.0),
        ([{"name": "Ложь"}], "Ложь", None),
        ({"ratingValue": True, "alternateName": "False"}, "False", None),
    ],
)
def test_a_rating_is_kept_as_given(rating: Any, text: str, value: float | None) -> None:
    (found,) = claimreview.read({**REVIEW, "reviewRating": rating})
    assert isinstance(found, FactCheck)
    assert (found.rating, found.value) == (text, value)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"claimReviewed": None, "itemReviewed": {}}, "claimReviewed"),
        ({"claimReviewed": "   ", "itemReviewed": None}, "claimReviewed"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": 7}, "url"),
        ({"reviewRating": {"ratingValue": {}}}, "reviewRating"),
        ({"reviewRating": "true"}, "reviewRating"),
    ],
)
def test_what_lacks_something_is_left_out_with_the_reason(changed: dict[str, Any], why: str) -> None:
    (found,) = claimreview.read([{**REVIEW, **changed}])
    assert isinstance(found, LeftOut)
    assert (found.at, why in found.why) == ("/0", True)


def test_a_claim_may_stand_in_the_item_and_the_site_may_speak_for_the_reviewer() -> None:
    sent = {**REVIEW, "claimReviewed": None, "author": None, "itemReviewed": {"text": "It flooded."}}
    (found,) = claimreview.read(sent)
    assert isinstance(found, FactCheck)
    assert (found.claim, found.reviewer) == ("It flooded.", "facts.example")


def test_pages_and_objects_without_a_review_say_so() -> None:
    for sent in ({}, [], {"page": "<script type=application/ld+json>" * 1000}, {"@type": "Person"}, [[1, None, "x"]]):
        (found,) = claimreview.read(sent)
        assert isinstance(found, LeftOut)
        assert "ClaimReview" in found.why


def test_a_surrogate_is_replaced_and_a_nul_is_kept_out_of_the_way(client: FlaskClient) -> None:
    sent = {**REVIEW, "claimReviewed": "It\ud800 flooded\0 again."}
    assert client.post("/v1/factchecks", data=json.dumps(sent), content_type="application/json").status_code == 201
    assert client.get("/v1/factchecks").json["items"][0]["claim"] == "It? flooded\0 again."


def test_fact_checks_are_kept_once_listed_and_deleted(client: FlaskClient) -> None:
    first = client.post("/v1/factchecks", json=[REVIEW, REVIEW, {**REVIEW, "url": None}])
    assert (first.status_code, len(first.json["items"]), len(first.json["left_out"])) == (201, 1, 1)
    changed = {**REVIEW, "reviewRating": {"alternateName": "True after all"}}
    assert client.post("/v1/factchecks", json=changed).status_code == 200
    (item,) = client.get("/v1/factchecks").json["items"]
    assert item["rating"]["text"] == "True after all"
    address = f"/v1/factchecks/{item['id']}"
    assert client.get(address).json == item
    assert (client.delete(address).status_code, client.get(address).status_code, client.delete(address).status_code) == (
        204,
        404,
        404,
    )
    assert client.get("/v1/factchecks").json == {"items": [], "next": None}


@pytest.mark.parametrize("body", [b'"text"', b"7", b"null", b"true"])
def test_what_is_neither_object_nor_array_is_refused(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/v1/factchecks", data=body, content_type="application/ld+json")
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")


@pytest.mark.parametrize("language", ASKED)
def test_a_check_tells_what_others_published_and_does_not_make_it_its_own(real_client: FlaskClient, language: str) -> None:
    other = {**REVIEW, "url": "https://facts.example/rice", "claimReviewed": "Rice cost 12 dollars in Manila in May 2022."}
    real_client.post("/v1/factchecks", json=[REVIEW, other])
    answer = real_client.post("/v1/claims/check", json={"text": ASKED[language], "language": language}).json
    assert [item["url"] for item in answer["fact_checks"]] == ["https://facts.example/marel"]
    assert answer["fact_checks"][0]["rating"]["text"] == "Mostly false"
    assert answer["verdict"] == "nothing_found"


def accepted(client: FlaskClient, **decision: str) -> Any:
    article = {"id": "a1", "text": f"It reopens on {WRONG_DAY}.", "url": "https://example.org/a1", "outlet": "The Gazette"}
    made = client.post("/v1/comparisons?store=true", json={"articles": [article]})
    address = f"{made.headers['Location']}/findings/{made.json['findings'][0]['id']}"
    if decision:
        assert client.patch(address, json=decision).status_code == 200
    return client.get(f"{address}/claimreview")


def test_a_finding_that_a_named_person_accepted_is_written_as_claim_review(client: FlaskClient) -> None:
    answer = accepted(client, decision="accept", by="A. Editor")
    assert (answer.status_code, answer.mimetype) == (200, "application/ld+json")
    told = json.loads(answer.data)
    assert (told["@context"], told["@type"], told["claimReviewed"]) == ("https://schema.org", "ClaimReview", WRONG_DAY)
    assert told["author"] == {"@type": "Person", "name": "A. Editor"}
    assert told["itemReviewed"]["appearance"][0]["url"] == "https://example.org/a1"
    assert told["reviewRating"]["alternateName"] == "2025-05-07 is a Wednesday, not a Tuesday"
    assert "ratingValue" not in told["reviewRating"]
    (again,) = claimreview.read(told)
    assert isinstance(again, FactCheck)
    assert (again.reviewer, again.appearances) == ("A. Editor", ("https://example.org/a1",))


@pytest.mark.parametrize(
    "decision",
    [{}, {"decision": "accept"}, {"decision": "accept", "by": "  "}, {"decision": "dismiss", "reason": "x", "by": "A. Editor"}],
    ids=["open", "nameless", "blank", "dismissed"],
)
def test_without_a_name_under_it_nothing_is_written(client: FlaskClient, decision: dict[str, str]) -> None:
    answer = accepted(client, **decision)
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/not-accepted")


def test_a_finding_that_is_not_there_is_told(client: FlaskClient) -> None:
    made = client.post("/v1/comparisons?store=true", json={"articles": [{"text": "Words."}]})
    assert client.get(f"{made.headers['Location']}/findings/none/claimreview").status_code == 404
    assert client.get("/v1/comparisons/none/findings/none/claimreview").status_code == 404
