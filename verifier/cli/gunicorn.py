"""gunicorn, set up from a `Config`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication

from verifier.cli import serving
from verifier.jobs import embedded

if TYPE_CHECKING:
    from flask import Flask

    from verifier.config import Config


class Server(BaseApplication):  # type: ignore[misc]
    """The server: processes with threads, the application loaded before they are made."""

    def __init__(self, config: Config, *, demo: bool) -> None:
        self.config = config
        self.demo = demo
        super().__init__()

    def load_config(self) -> None:
        """gunicorn's settings."""
        config = self.config
        host = f"[{config.host}]" if ":" in config.host else config.host
        settings: dict[str, Any] = {
            "bind": f"{host}:{config.port}",
            "workers": config.workers,
            "worker_class": "gthread",
            "threads": config.threads,
            "timeout": config.timeout,
            "graceful_timeout": 10,
            "keepalive": 0,  # a connection that stays belongs to one process: with several clients one works and one waits
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,  # no socket file is left behind
            "when_ready": self.greet,
            "child_exit": _forget_process,
            "post_worker_init": self.keep_workers,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application."""
        return serving.load(self.config)

    def greet(self, server: Any) -> None:
        """Print the address once it is listened on."""
        host, port = server.LISTENERS[0].sock.getsockname()[:2]
        serving.greet(host, port, demo=self.demo)

    def keep_workers(self, worker: Any) -> None:
        """Let the new process keep the workers of jobs."""
        embedded.start(worker.wsgi)


def _forget_process(_: Any, worker: Any) -> None:
    """Drop what a process that ended said of its present; what it counted stays."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
