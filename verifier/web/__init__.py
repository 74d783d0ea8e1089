"""The pages for editors: paste or upload articles, read the report, see the rules. Server-rendered; works without scripts."""

from verifier.web.demo import demo_stories
from verifier.web.views import blueprint

__all__ = ["blueprint", "demo_stories"]
