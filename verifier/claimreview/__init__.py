"""ClaimReview: reviews of others read into fact-checks, and one of ours written for an accepted finding."""

from verifier.claimreview.read import LeftOut, read
from verifier.claimreview.write import write

__all__ = ["LeftOut", "read", "write"]
