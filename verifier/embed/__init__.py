"""Reports inside pages elsewhere: a custom element, a page for frames, and oEmbed."""

from verifier.embed.views import blueprint

__all__ = ["blueprint"]
