"""The service against its own OpenAPI document, with requests made up by schemathesis, and against anything at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import claims
from tests.verifier import fakes
from tests.verifier.contract import beyond_schemas
from verifier import create_app
from verifier.config import Config
from verifier.reports import pdf

APP = create_app(Config(log_level="error"))
GIVEN = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
KEYS = (
    "text",
    "articles",
    "against",
    "same_story",
    "language",
    "published",
    "id",
    "title",
    "outlet",
    "url",
    "dateline",
    "\ud800",
    "",
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=40)
    | st.sampled_from(["en", "2025-05-07"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=5),
    max_leaves=12,
)

schema = schemathesis.openapi.from_wsgi("/v1/openapi.json", APP)


@pytest.mark.filterwarnings("ignore:Skipped test cases with unsupported payload media types")  # no PDF can be made up
@schema.parametrize()
@GIVEN
def test_the_service_keeps_its_word(case: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("extract", "compare", "check", "read"):
            patch.setattr(claims, name, getattr(fakes, name))
        patch.setattr(pdf, "document", lambda report: b"%PDF-")  # setting a page takes seconds; test_tables.py does it once
        case.call_and_validate(excluded_checks=beyond_schemas(case))


@pytest.mark.parametrize("address", ["/v1/claims/check", "/v1/claims/extract", "/v1/comparisons"])
@given(value=ANYTHING)
@settings(max_examples=60, derandomize=True, database=None, deadline=None)
def test_no_json_makes_the_service_fail(address: str, value: Any) -> None:
    _post(address, json.dumps(value).encode())


@pytest.mark.parametrize("address", ["/v1/claims/check", "/v1/claims/extract", "/v1/comparisons"])
@given(body=st.binary(max_size=60))
@settings(max_examples=40, derandomize=True, database=None, deadline=None)
def test_no_bytes_make_the_service_fail(address: str, body: bytes) -> None:
    _post(address, body)


def _post(address: str, body: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("extract", "compare", "check", "read"):
            patch.setattr(claims, name, getattr(fakes, name))
        response = APP.test_client().post(address, data=body, content_type="application/json")
    assert response.status_code in (200, 400, 422)
    json.loads(response.data)
