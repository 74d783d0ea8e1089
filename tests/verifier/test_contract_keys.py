"""The same promise where everybody needs a key: with one every operation keeps its word, without one it refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings

import claims
from tests.verifier import fakes
from tests.verifier.contract import beyond_schemas
from tests.verifier.test_auth import make_app, make_key
from verifier.resources.blueprint import SCHEME

GIVEN = settings(
    max_examples=3,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("extract", "compare", "check", "read"):
            patch.setattr(claims, name, getattr(fakes, name))
        yield make_app(tmp_path_factory.mktemp("contract"), keys="always", rate_limit="off")


def test_with_a_key_the_service_keeps_its_word(strict: Flask) -> None:
    bearer = make_key(strict)
    tried = 0
    for found in schemathesis.openapi.from_wsgi("/v1/openapi.json", strict).get_all_operations():
        operation: Any = found.ok()

        @GIVEN
        @given(case=operation.as_strategy())
        def keeps_its_word(case: Any) -> None:
            case.call_and_validate(headers=bearer, excluded_checks=beyond_schemas(case))

        keeps_its_word()
        tried += 1
    assert tried == sum(
        len(set(item) - {"parameters"}) for item in strict.test_client().get("/v1/openapi.json").json["paths"].values()
    )


def test_every_operation_says_who_is_let_in(strict: Flask, app: Flask) -> None:
    for told, may_go_without in ((strict, False), (app, True)):
        spec = told.test_client().get("/v1/openapi.json").json
        assert spec["components"]["securitySchemes"][SCHEME]["scheme"] == "bearer"
        for path, item in spec["paths"].items():
            for operation in (each for method, each in item.items() if method != "parameters"):
                assert ("429" in operation["responses"]) == (path not in ("/healthz", "/readyz", "/metrics")), path
                if path in ("/healthz", "/readyz") or path.startswith("/v1/rules"):
                    assert "security" not in operation, path
                    continue
                *free, named = operation["security"]
                assert (free == [{}]) == may_go_without, path
                assert list(named) == [SCHEME], path
                assert {"401", "403"} <= set(operation["responses"]), path
