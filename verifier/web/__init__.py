"""The pages for editors: paste or upload articles, read the report, decide about it. Server-rendered; works without scripts."""

from verifier.web import jobs, stored, views
from verifier.web.blueprint import blueprint
from verifier.web.demo import demo_stories
from verifier.web.signing import refused_page

__all__ = ["blueprint", "demo_stories", "jobs", "refused_page", "stored", "views"]
