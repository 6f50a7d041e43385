"""AcoustID over real sockets: a server on this machine speaks its protocol, well and badly."""

from __future__ import annotations

import http.server
import json
import logging
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from compliance.detect import acoustid
from compliance.detect.acoustid import Candidate, LookupResult, RateLimit, lookup
from compliance.detect.chromaprint import Print
from compliance.errors import LookupFailed

KEY = "s3cr3tKey"
MADE = Print(duration_s=183.6, fingerprint="AQAAjEkkSUmS")
NIGHT_DRIVE = {
    "id": "11111111-aaaa",
    "title": "Night Drive",
    "artists": [{"id": "x", "name": "Ada Nova", "joinphrase": " & "}, {"id": "y", "name": "Remy"}],
}
Answer = tuple[int, bytes | Iterator[bytes], dict[str, str]]


class Server(http.server.ThreadingHTTPServer):
    """Answers every lookup with what `answer` says and keeps the forms it was sent."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer: Callable[[dict[str, str]], Answer] = lambda _: ok([])
        self.forms: list[dict[str, str]] = []
        self.requests: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v2/"

    def handle_error(self, *args: object) -> None:
        """A client that hangs up is part of these tests."""


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        self.server.forms.append(form)
        self.server.requests.append((self.path, dict(self.headers)))
        status, content, headers = self.server.answer(form)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for piece in [content] if isinstance(content, bytes) else content:
            self.wfile.write(piece)
            self.wfile.flush()

    do_GET = do_POST

    def log_message(self, *args: object) -> None:
        pass


def ok(results: object) -> Answer:
    return 200, json.dumps({"status": "ok", "results": results}).encode(), {"Content-Type": "application/json"}


def refused(code: int, *, status: int = 400) -> Answer:
    error = {"code": code, "message": f"something about {KEY}"}
    return status, json.dumps({"status": "error", "error": error}).encode(), {}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def fast_and_direct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acoustid, "_rate_limit", RateLimit(per_s=1e6))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def failure(base_url: str, *, key: str = KEY, timeout_s: float = 5.0) -> LookupFailed:
    with pytest.raises(LookupFailed) as caught:
        lookup(MADE, key=key, base_url=base_url, timeout_s=timeout_s)
    assert KEY not in str(caught.value)
    return caught.value


def test_a_match_names_the_recording(server: Server) -> None:
    server.answer = lambda _: ok([{"id": "cluster-1", "score": 0.97, "recordings": [NIGHT_DRIVE]}])
    found = Candidate(
        score=0.97, acoustid="cluster-1", recording="11111111-aaaa", title="Night Drive", artist="Ada Nova & Remy"
    )
    assert lookup(MADE, key=KEY, base_url=server.url) == LookupResult(status="match", candidates=(found,))


def test_the_request_is_what_the_protocol_asks_for(server: Server) -> None:
    lookup(MADE, key=f" {KEY}\n", base_url=server.url)
    assert server.forms == [
        {"format": "json", "client": KEY, "duration": "184", "fingerprint": "AQAAjEkkSUmS", "meta": "recordings"}
    ]
    path, headers = server.requests[0]
    assert path == "/v2/lookup"
    assert "Authorization" not in headers


def test_no_match(server: Server) -> None:
    assert lookup(MADE, key=KEY, base_url=server.url) == LookupResult(status="no_match")


def test_a_low_score_is_not_a_match_and_not_nothing(server: Server) -> None:
    server.answer = lambda _: ok([{"id": "c", "score": 0.31, "recordings": [NIGHT_DRIVE]}])
    result = lookup(MADE, key=KEY, base_url=server.url)
    assert result.status == "low_score"
    assert result.candidates[0].title == "Night Drive"


def test_a_known_fingerprint_of_a_recording_nobody_named_is_still_a_match(server: Server) -> None:
    server.answer = lambda _: ok([{"id": "c", "score": 0.99}])
    assert lookup(MADE, key=KEY, base_url=server.url) == LookupResult(
        status="match", candidates=(Candidate(score=0.99, acoustid="c"),)
    )


def test_candidates_are_best_first_and_few(server: Server) -> None:
    results = [{"id": f"c{at:03}", "score": at / 100, "recordings": [{"id": "r"}]} for at in range(60)]
    server.answer = lambda _: ok(results)
    candidates = lookup(MADE, key=KEY, base_url=server.url).candidates
    assert [candidate.score for candidate in candidates] == [at / 100 for at in range(59, 39, -1)]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (refused(4), "AcoustID does not know this application key"),
        (refused(17), "AcoustID does not know this application key"),
        (refused(12), "AcoustID does not allow this application key to look up"),
        (refused(14), "AcoustID's rate limit is reached"),
        (refused(14, status=429), "AcoustID's rate limit is reached"),
        ((429, b"<html>slow down</html>", {}), "AcoustID's rate limit is reached"),
        (refused(5, status=500), "AcoustID is out of service"),
        (refused(13, status=503), "AcoustID is out of service"),
        ((502, b"<html>Bad Gateway</html>", {}), "AcoustID is out of service"),
        (refused(3), "AcoustID did not accept the fingerprint (error 3)"),
        (refused(99), "AcoustID refused the request (error 99)"),
        ((200, b"<html>hotel wifi</html>", {}), "malformed answer (not JSON, HTTP 200)"),
        ((404, b"nothing here", {}), "malformed answer (not JSON, HTTP 404)"),
        ((200, b"", {}), "malformed answer (not JSON, HTTP 200)"),
        ((200, b"\xff\xfe", {}), "malformed answer (not JSON, HTTP 200)"),
        ((200, b'{"x":' + b"[" * 100_000, {}), "malformed answer (not JSON, HTTP 200)"),
        ((200, b"[]", {}), "malformed answer (wrong shape, HTTP 200)"),
        ((200, b'{"status": "ok"}', {}), "malformed answer (no results, HTTP 200)"),
        (ok("none"), "malformed answer (wrong shape, HTTP 200)"),
        (ok([{"id": "c", "score": "high"}]), "malformed answer (wrong shape, HTTP 200)"),
        (ok([{"id": "c", "score": 17}]), "malformed answer (wrong shape, HTTP 200)"),
        (ok([{"score": 0.9, "recordings": [{"title": "x"}]}]), "malformed answer (wrong shape, HTTP 200)"),
        ((200, b" " * 1_100_000, {}), "malformed answer (more than 1000000 bytes)"),
        (
            (302, b"", {"Location": "http://elsewhere.invalid/"}),
            "malformed answer (a redirect, HTTP 302, not followed)",
        ),
        ((200, b"x", {"Content-Length": "999"}), "the connection broke"),
    ],
)
def test_every_failure_is_a_sentence_of_its_own(server: Server, answer: Answer, problem: str) -> None:
    server.answer = lambda _: answer
    caught = failure(server.url)
    assert caught.problem.startswith(problem)
    assert caught.place == "127.0.0.1"
    assert len(server.forms) == 1


def test_an_endless_answer_is_cut_off(server: Server) -> None:
    server.answer = lambda _: (200, (b" " * 65_536 for _ in iter(int, 1)), {})
    assert failure(server.url).problem == "malformed answer (more than 1000000 bytes)"


def test_no_answer_in_time(server: Server) -> None:
    held = threading.Event()
    server.answer = lambda _: ok([held.wait(5)])
    began = time.monotonic()
    assert failure(server.url, timeout_s=0.3).problem == "no answer within 0.3 s"
    assert time.monotonic() - began < 2
    held.set()


def test_an_answer_that_trickles_is_given_up_in_time(server: Server) -> None:
    done = threading.Event()
    server.answer = lambda _: (200, (b" " for _ in range(100) if not done.wait(0.05)), {})
    assert failure(server.url, timeout_s=0.4).problem == "no answer within 0.4 s"
    done.set()


def test_connection_refused() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}").problem == "the connection was refused"


def test_unknown_host() -> None:
    caught = failure("https://no-such-host.invalid/v2/", timeout_s=30)
    assert caught.problem == "the host name was not found (DNS)"
    assert caught.place == "no-such-host.invalid"


def test_a_server_that_speaks_no_tls(server: Server) -> None:
    caught = failure(server.url.replace("http:", "https:"))
    assert caught.problem.startswith("no secure connection (TLS)")
    assert server.forms == []


TLS = """\
-----BEGIN {kind} KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGLl17vayxuhRN8js
Zxn+pjKOjgyt1V86ZTyZteQMMwihRANCAASrWUJHb28pF2neprX30lYz2gJsM+Ks
P+FZlzzpdaRKoQyPvqf/Dkt3j6WA3LgKB60xTeWTmAebYzBhfgMJ801A
-----END {kind} KEY-----
-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUenAv7qqz7WIbuHIoZ3rBkmHMtykwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMTExMDEwN1oYDzIxMjYxMDI4
MTEwMTA3WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASrWUJHb28pF2neprX30lYz2gJsM+KsP+FZlzzpdaRKoQyPvqf/Dkt3
j6WA3LgKB60xTeWTmAebYzBhfgMJ801Ao2QwYjAdBgNVHQ4EFgQUsznQNCEsvRb/
5kMvHmZFl0Bf93UwHwYDVR0jBBgwFoAUsznQNCEsvRb/5kMvHmZFl0Bf93UwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IDktLrFEDHeerfssTB3179+6yaq0BBAXuM1suGsdAzVCAiA85Fa/NeL7J6H5CSWO
hyhgw88ODZ1TJ0V36GrX2g33gA==
-----END CERTIFICATE-----
""".format(kind="PRIVATE")
"""Made for this test; it protects nothing. No authority has signed it."""


def test_a_certificate_nobody_vouches_for(server: Server, tmp_path: Path) -> None:
    (tmp_path / "server.pem").write_text(TLS)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    caught = failure(server.url.replace("http:", "https:"))
    assert caught.problem.startswith("no secure connection (TLS)")
    assert server.forms == []


@pytest.mark.parametrize(
    "url",
    [
        "http://api.acoustid.org/v2/",
        "http://127.0.0.1.example.org/",
        "http://user@10.0.0.1/",
        "http://localhost@example.org/",
        "ftp://localhost/",
        "api.acoustid.org/v2",
        "",
        "https://",
    ],
)
def test_the_key_never_travels_in_the_clear(url: str) -> None:
    assert "must begin with https://" in failure(url).problem


def test_an_address_that_is_none() -> None:
    assert failure("https://[::1").problem == "not an internet address"


def test_the_real_service_is_asked_over_https() -> None:
    assert acoustid.BASE_URL == "https://api.acoustid.org/v2/"


@pytest.mark.parametrize("key", ["", "  \n"])
def test_no_key_no_request(server: Server, key: str) -> None:
    assert failure(server.url, key=key).problem == "no AcoustID application key was given"
    assert server.forms == []


def test_the_key_is_in_no_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.answer = lambda _: refused(4)
    with caplog.at_level(logging.DEBUG):
        failure(server.url)
    assert caplog.text
    assert KEY not in caplog.text


def test_a_proxy_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    assert failure("https://api.acoustid.org/v2/").problem == "no connection through the proxy"


def test_credentials_of_a_netrc_file_are_not_sent(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password hidden\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    lookup(MADE, key=KEY, base_url=server.url)
    assert "Authorization" not in server.requests[0][1]


def test_requests_of_all_threads_keep_to_the_rate_limit() -> None:
    limit = RateLimit(per_s=20)
    moments: list[float] = []

    def ask() -> None:
        limit.wait()
        moments.append(time.monotonic())

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    moments.sort()
    assert moments[-1] - moments[0] >= 5 / 20 - 0.02
    assert acoustid.REQUESTS_PER_S == 3


def test_a_lookup_waits_its_turn(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acoustid, "_rate_limit", RateLimit(per_s=10))
    began = time.monotonic()
    for _ in range(4):
        lookup(MADE, key=KEY, base_url=server.url)
    assert time.monotonic() - began >= 0.3


def test_no_two_kinds_of_failure_share_a_sentence(server: Server) -> None:
    problems: list[str] = []
    for answer in (refused(4), refused(14), refused(13), (200, b"<html>", {}), (200, b"[]", {})):
        server.answer = lambda _, answer=answer: answer
        problems.append(re.sub(r"[0-9]", "", failure(server.url).problem))
    assert len(set(problems)) == len(problems)
