"""The WSGI application: what is switched on, in which order."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import flask_smorest
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask_smorest.utils import prepare_response
from marshmallow import fields
from werkzeug.exceptions import HTTPException

import claims
from verifier import headers, house, logs, problems, stores, web
from verifier.config import Config
from verifier.limits import EXTENSION
from verifier.resources import articles, comparisons, documentation, health, rules
from verifier.resources import claims as claims_resource
from verifier.resources import problems as problem_pages
from verifier.schemas.base import WithinLimit
from verifier.schemas.service import ProblemSchema

_DESCRIPTION = """
Send articles about a story, from several outlets, in several languages; get every discrepancy with the passages that carry it.
Everything runs on this machine. Offsets are Unicode code points `[start, end)` into the field exactly as it was sent.
In all of it null and absent mean the same, and more keys may be added. Errors are problem documents (RFC 9457).
"""


class StrictJSON(DefaultJSONProvider):
    """JSON as the contract has it: no escaped letters, keys in their order, and never NaN."""

    ensure_ascii = False
    sort_keys = False

    def dumps(self, obj: Any, **options: Any) -> str:
        """The text of a value. Raises `ValueError` for NaN and infinities."""
        return super().dumps(obj, **{**options, "allow_nan": False})


class DescribingConverter(OpenAPIConverter):
    """Documents each schema with its docstring."""

    def schema2jsonschema(self, schema: Any) -> dict[str, Any]:
        """The JSON Schema of a schema."""
        kind = schema if isinstance(schema, type) else type(schema)
        described = {"description": " ".join((kind.__doc__ or "").split()), **super().schema2jsonschema(schema)}  # type: ignore[no-untyped-call]
        return {**described, **getattr(kind, "json_schema", {})}


class DescribingPlugin(MarshmallowPlugin):
    """apispec's plugin with the converter above."""

    Converter = DescribingConverter


class Api(flask_smorest.Api):  # type: ignore[misc]
    """flask-smorest, with errors as problem documents in the answers and in the documentation alike."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            if status < 400:
                continue
            response: dict[str, Any] = {"description": status.phrase, "schema": ProblemSchema}
            prepare_response(response, self.spec, problems.CONTENT_TYPE)
            self.spec.components.response(status.name, response, lazy=True)

    def _register_etag_headers(self) -> None:
        """ETags are documented where a route has them."""

    def _register_pagination_header(self) -> None:
        """The header X-Pagination is JSON in a header, which breaks its own schema; lists here have cursors and Link."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        """The problem document of an HTTP error."""
        return problems.http_problem(error)


def build(config: Config) -> Flask:
    """The application with these settings."""
    app = Flask(__name__, static_folder=None)
    app.json = StrictJSON(app)
    app.extensions[EXTENSION] = config
    app.extensions[house.EXTENSION] = house.from_settings(config)
    app.config.update(
        MAX_CONTENT_LENGTH=config.max_bytes,
        API_TITLE="Crosscheck",
        API_VERSION=claims.ENGINE_VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/v1",
        API_SPEC_OPTIONS={"info": {"description": " ".join(_DESCRIPTION.split())}, "servers": [{"url": "/"}]},
    )
    logs.register(app, config)
    stores.register(app, config)
    headers.register(app)
    _register_api(app, config)
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(problem_pages.blueprint)
    app.register_blueprint(web.blueprint)
    problems.register(app)
    return app


def _register_api(app: Flask, config: Config) -> None:
    api = Api(app, spec_kwargs={"marshmallow_plugin": DescribingPlugin()})

    def limits(converter: OpenAPIConverter, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
        """The limits in force, as the documentation of a field."""
        bound = next((rule for rule in field.validators if isinstance(rule, WithinLimit)), None)
        name = "maxItems" if isinstance(field, fields.List) else "maxLength"
        return {name: getattr(config, bound.setting)} if bound else {}

    api.ma_plugin.converter.add_attribute_function(limits)
    for resource in (claims_resource, articles, comparisons, rules, health):
        api.register_blueprint(resource.blueprint)
