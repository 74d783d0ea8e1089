"""A client of the service for Python programs: `from verifier.client import Client`. It loads neither library nor service."""

from verifier.client.client import OPERATIONS, Client
from verifier.client.errors import ClientError, JobFailed, NotUnderstood, Problem, Unreachable

__all__ = ["OPERATIONS", "Client", "ClientError", "JobFailed", "NotUnderstood", "Problem", "Unreachable"]
