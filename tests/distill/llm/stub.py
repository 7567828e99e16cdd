"""A server on this machine that answers as a model does, or as a bad one does."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Said(NamedTuple):
    """What the server answers to one request; None for `status` breaks the line.

    With `holds`, nothing comes until the server is stopped.
    """

    body: str = ""
    status: int | None = 200
    headers: tuple[tuple[str, str], ...] = ()
    holds: bool = False


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def words(self) -> list[tuple[str, str]]:
        """The role and the content of each message."""
        return [(each["role"], each["content"]) for each in self.body["messages"]]


def says(
    content: object, *, finish: str = "stop", read: int = 900, written: int = 100
) -> Said:
    """Return a completion with this content: a text, or what is to be JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": text},
    }
    usage = {"prompt_tokens": read, "completion_tokens": written}
    return Said(json.dumps({"choices": [choice], "usage": usage}))


def fails(status: int, message: str = "", code: str = "", **headers: str) -> Said:
    """Return an error as OpenAI's API gives it."""
    body = {"error": {"message": message, "code": code or None}}
    given = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Said(json.dumps(body), status, given)


class Stub:
    """The server: it says what is in `script`, in order, and keeps what was asked.

    When the script is at its end, it fails with 500.
    """

    def __init__(self) -> None:
        self.script: list[Said] = []
        self.asked: list[Asked] = []
        self._stopped = threading.Event()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(length))
                stub.asked.append(Asked(self.path, dict(self.headers.items()), body))
                said = stub.script.pop(0) if stub.script else fails(500, "no more")
                if said.holds:
                    stub._stopped.wait()
                if said.status is None or said.holds:
                    self.close_connection = True
                    return
                data = said.body.encode()
                self.send_response(said.status)
                for name, value in said.headers:
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        # It looks often whether it is to stop: that is what stopping waits for.
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def stop(self) -> None:
        """Let go of all who wait, and stop."""
        self._stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
