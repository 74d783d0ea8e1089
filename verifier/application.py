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
from verifier import auth, cors, embed, headers, house, logs, metrics, problems, rates, stores, web
from verifier.config import Config
from verifier.jobs import queue, streams
from verifier.limits import EXTENSION
from verifier.resources import (
    articles,
    audit,
    comparisons,
    documentation,
    factchecks,
    health,
    jobs,
    keys,
    languagetool,
    rules,
    webhooks,
)
from verifier.resources import claims as claims_resource
from verifier.resources import metrics as metrics_resource
from verifier.resources import problems as problem_pages
from verifier.resources.blueprint import SCHEME, WholeId
from verifier.schemas.base import WithinLimit
from verifier.schemas.service import ProblemSchema

_DESCRIPTION = """
Send articles about a story, from several outlets, in several languages; get every discrepancy with the passages that carry it.
Everything runs on this machine. Offsets are Unicode code points `[start, end)` into the field exactly as it was sent.
In all of it null and absent mean the same, and more keys may be added. Errors are problem documents (RFC 9457).
"""
_KEY = (
    "An API key, `cv_<prefix>_<secret>`. The scope that an operation needs stands beside it; `admin` has them all. "
    "At the machine itself no key is needed, unless the service is set to ask everybody."
)


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
        MAX_FORM_MEMORY_SIZE=config.max_bytes,  # a text in a form field is as long as one in JSON may be
        API_TITLE="Crosscheck",
        API_VERSION=claims.ENGINE_VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/v1",
        API_SPEC_OPTIONS={"info": {"description": " ".join(_DESCRIPTION.split())}, "servers": [{"url": "/"}]},
    )
    logs.register(app, config)
    metrics.register(app)
    stores.register(app, config)
    metrics.watch(stores.database_of(app).engine)
    auth.register(app, config)
    rates.register(app, config)
    auth.enforce(app, web.refused_page)
    cors.register(app, config)
    queue.register(app, config)
    streams.register(app, config)
    headers.register(app)
    _register_api(app, config)
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(problem_pages.blueprint)
    app.register_blueprint(web.blueprint)
    app.register_blueprint(embed.blueprint)
    problems.register(app)
    return app


def _register_api(app: Flask, config: Config) -> None:
    app.url_map.converters["whole"] = WholeId
    api = Api(app, spec_kwargs={"marshmallow_plugin": DescribingPlugin()})

    def limits(converter: OpenAPIConverter, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
        """The limits in force, as the documentation of a field."""
        bound = next((rule for rule in field.validators if isinstance(rule, WithinLimit)), None)
        name = "maxItems" if isinstance(field, fields.List) else "maxLength"
        return {name: getattr(config, bound.setting)} if bound else {}

    api.spec.components.security_scheme(SCHEME, {"type": "http", "scheme": "bearer", "description": _KEY})
    api.ma_plugin.converter.add_attribute_function(limits)
    for resource in (claims_resource, articles, comparisons, factchecks, jobs, webhooks, keys, audit, rules, languagetool, health):
        api.register_blueprint(resource.blueprint)
    if config.metrics != "off":
        api.register_blueprint(metrics_resource.blueprint)
