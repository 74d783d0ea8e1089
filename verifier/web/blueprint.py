"""The blueprint of the pages, in the language of whoever reads them."""

from __future__ import annotations

from flask import Blueprint

from verifier.web import interface

blueprint = Blueprint("web", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
blueprint.app_context_processor(interface.context)
blueprint.after_request(interface.remember)
