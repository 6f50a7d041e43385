"""Asking AcoustID, on this machine: what is sent, what comes back, and what every failure leaves in the coverage."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs

import pytest
from command import rightslint

ANSWER = {
    "status": "ok",
    "results": [
        {
            "id": "9ff43b6a-4f16-427c-93c2-92307ca505e0",
            "score": 0.97,
            "recordings": [{"id": "r1", "title": "Small Hours", "artists": [{"id": "a1", "name": "Ada Nova"}]}],
        }
    ],
}


class AcoustId(BaseHTTPRequestHandler):
    """Answers every look-up with `answer` and keeps what was asked."""

    answer: bytes = b""
    asked: ClassVar[list[dict[str, list[str]]]] = []

    def do_POST(self) -> None:
        self.asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *args: object) -> None:
        """Keep the test output quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[AcoustId]]:
    handler = type("Handler", (AcoustId,), {"answer": json.dumps(ANSWER).encode(), "asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        monkeypatch.setenv("RIGHTSLINT_ACOUSTID_URL", f"http://127.0.0.1:{running.server_address[1]}/v2/")
        monkeypatch.setenv("RIGHTSLINT_ACOUSTID_KEY", "my-own-key")
        yield handler
        running.shutdown()


def acoustid_row(result):
    (row,) = [row for row in result.json["coverage"] if row["analysis"] == "acoustid"]
    return row


def test_a_known_recording_is_named(server, finished_project, library):
    master = finished_project / "masters" / "master.wav"
    result = rightslint("identify", master, "--library", library, "--online", "--format", "json")
    (match,) = [match for match in result.json["matches"] if match["detector"] == "acoustid"]
    assert match["reference"]["title"] == "Small Hours"
    assert match["reference"]["artist"] == "Ada Nova"
    assert acoustid_row(result)["status"] == "done"
    (asked,) = server.asked
    assert asked["client"] == ["my-own-key"]
    assert set(asked) == {"client", "duration", "fingerprint", "format", "meta"}


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (b'{"status": "ok", "results": []}', "done", None),
        (json.dumps({"status": "ok", "results": [{"id": "x", "score": 0.2}]}).encode(), "inconclusive", "low score"),
        (b"<html>gateway</html>", "not_run", "JSON"),
        (b'{"status": "error", "error": {"code": 4, "message": "invalid API key"}}', "not_run", "key"),
    ],
)
def test_every_other_answer_is_told_apart(server, finished_project, library, answer, status, said):
    server.answer = answer
    master = finished_project / "masters" / "master.wav"
    row = acoustid_row(rightslint("identify", master, "--library", library, "--online", "--format", "json"))
    assert row["status"] == status
    assert said is None or said in row["reason"]
    assert "my-own-key" not in str(row)


def test_nobody_there_is_not_no_match(server, monkeypatch, finished_project, library):
    monkeypatch.setenv("RIGHTSLINT_ACOUSTID_URL", "http://127.0.0.1:9/v2/")
    master = finished_project / "masters" / "master.wav"
    row = acoustid_row(rightslint("identify", master, "--library", library, "--online", "--format", "json"))
    assert row["status"] == "not_run"
    assert server.asked == []


def test_offline_asks_nobody(server, finished_project, library):
    master = finished_project / "masters" / "master.wav"
    row = acoustid_row(rightslint("identify", master, "--library", library, "--format", "json"))
    assert row["reason"].startswith("offline")
    assert server.asked == []
