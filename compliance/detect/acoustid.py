"""Asking AcoustID which recording a whole file is.

Only on request, only with the user's own application key, over https. What leaves the machine is the Chromaprint
fingerprint, the length of the file and the key.

pyacoustid makes the fingerprint where it can (see `compliance.detect.chromaprint`), but its ``lookup`` is not used: it
turns a refused connection, an unknown host, a time-out and a failed certificate into one error, ignores the HTTP
status (a rate limit answered with a web page is "not valid JSON"), follows redirects with the key in hand, reads an
answer of any size and keeps its address, plain http by default, in a module global. For evidence each of these is a
different sentence.
"""

from __future__ import annotations

import http
import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from compliance.detect.chromaprint import Print
from compliance.errors import LookupFailed

if TYPE_CHECKING:
    import requests

BASE_URL = "https://api.acoustid.org/v2/"
LEAST_SCORE = 0.5
"""AcoustID's scores of true matches are mostly above 0.9; below this, the answer is a guess."""
REQUESTS_PER_S = 3
LARGEST_ANSWER_BYTES = 1_000_000
MOST_CANDIDATES = 20
_LATER = "try again later"
_KEY_REMEDY = "check RIGHTSLINT_ACOUSTID_KEY; application keys come from https://acoustid.org/new-application"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A recording AcoustID takes the file for. All text is as the service sent it.

    score : 0..1, how well the fingerprints agree
    acoustid : AcoustID's id of the fingerprint cluster
    recording : MusicBrainz recording id; None if nobody has named the recording yet
    """

    score: float
    acoustid: str
    recording: str | None = None
    title: str | None = None
    artist: str | None = None


class LookupResult(msgspec.Struct, frozen=True, kw_only=True):
    """What AcoustID answered; `candidates` are best first.

    status : ``match``; ``low_score`` when no candidate reaches `LEAST_SCORE`; ``no_match`` when there is none
    """

    status: Literal["match", "no_match", "low_score"]
    candidates: tuple[Candidate, ...] = ()


class _Artist(msgspec.Struct):
    name: str
    joinphrase: str = ""


class _Recording(msgspec.Struct):
    id: str
    title: str | None = None
    artists: list[_Artist] = []


class _Result(msgspec.Struct):
    id: str
    score: Annotated[float, msgspec.Meta(ge=0, le=1)]
    recordings: list[_Recording] = []


class _Error(msgspec.Struct):
    code: int


class _Answer(msgspec.Struct):
    status: Literal["ok", "error"]
    results: list[_Result] | None = None
    error: _Error | None = None


class RateLimit:
    """Spaces requests of all threads of this process evenly."""

    def __init__(self, per_s: float) -> None:
        self._interval_s = 1 / per_s
        self._next_s = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Sleep until the next request may go out."""
        with self._lock:
            now = time.monotonic()
            at = max(now, self._next_s)
            self._next_s = at + self._interval_s
        time.sleep(at - now)


_rate_limit = RateLimit(REQUESTS_PER_S)


def lookup(made: Print, *, key: str, base_url: str = BASE_URL, timeout_s: float = 15.0) -> LookupResult:
    """Ask AcoustID for the recordings with this fingerprint.

    Parameters
    ----------
    key : the user's AcoustID application key; it appears in no error and no log
    base_url : https, or plain http on this machine
    timeout_s : for everything together, finding the host to reading the answer

    Raises
    ------
    LookupFailed : there was no answer, or none to build on; `problem` says which of the ways it was
    """
    url = _lookup_url(base_url)
    if not key.strip():
        raise _failure(url, "no AcoustID application key was given", _KEY_REMEDY)
    form = {
        "client": key.strip(),
        "duration": str(max(1, round(made.duration_s))),
        "fingerprint": made.fingerprint,
        "format": "json",
        "meta": "recordings",
    }
    _rate_limit.wait()
    status, body = _within(timeout_s, lambda: _post(url, form, timeout_s), url)
    return _result(_parsed(url, status, body))


def _lookup_url(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
    except ValueError:
        raise LookupFailed("not an internet address", place=base_url) from None
    if not host or parts.scheme not in ("https", "http") or (parts.scheme == "http" and not _is_this_machine(host)):
        raise LookupFailed("the address must begin with https://, or the key could be read on its way", place=host)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}/lookup"


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _failure(url: str, problem: str, remedy: str = "") -> LookupFailed:
    return LookupFailed(problem, place=urlsplit(url).hostname or "", remedy=remedy)


def _within(limit_s: float, act: Callable[[], tuple[int, bytes]], url: str) -> tuple[int, bytes]:
    """Run `act` and give up waiting after `limit_s`: finding a host name has no time-out of its own."""
    answers: queue.Queue[tuple[int, bytes] | BaseException] = queue.Queue()

    def run() -> None:
        try:
            answers.put(act())
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread
            answers.put(error)

    threading.Thread(target=run, daemon=True, name="acoustid").start()
    try:
        answer = answers.get(timeout=limit_s)
    except queue.Empty:
        raise _failure(url, f"no answer within {limit_s:g} s", _LATER) from None
    if isinstance(answer, BaseException):
        raise answer from None
    return answer


def _post(url: str, form: dict[str, str], timeout_s: float) -> tuple[int, bytes]:
    """HTTP status and body. Redirects are not followed: the key would go along."""
    import requests

    with requests.Session() as session:
        session.trust_env = not _is_this_machine(urlsplit(url).hostname or "")  # proxies and certificates
        session.auth = _no_authentication
        session.headers.update({"Accept-Encoding": "identity", "User-Agent": "rightslint"})
        try:
            with session.post(url, data=form, timeout=timeout_s, allow_redirects=False, stream=True) as response:
                return response.status_code, _body(url, response)
        except requests.RequestException as error:
            raise _unreachable(url, error, timeout_s) from None


def _no_authentication(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps requests from sending what a .netrc file holds for the host."""
    return request


def _body(url: str, response: requests.Response) -> bytes:
    body = bytearray()
    for piece in response.iter_content(16_384):
        body += piece
        if len(body) > LARGEST_ANSWER_BYTES:
            raise _failure(url, f"malformed answer (more than {LARGEST_ANSWER_BYTES} bytes)", _LATER)
    return bytes(body)


def _unreachable(url: str, error: BaseException, timeout_s: float) -> LookupFailed:
    import requests

    causes = list(_causes(error))

    def caused_by(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if caused_by(requests.exceptions.SSLError):
        remedy = "check the clock, the certificates of this machine and whether a proxy listens in"
        return _failure(url, "no secure connection (TLS): certificate or protocol not accepted", remedy)
    if caused_by(requests.exceptions.ProxyError):
        return _failure(url, "no connection through the proxy", "check HTTPS_PROXY")
    if caused_by(socket.gaierror):
        return _failure(url, "the host name was not found (DNS)", "check the network connection")
    if caused_by(requests.exceptions.Timeout, TimeoutError):
        return _failure(url, f"no answer within {timeout_s:g} s", _LATER)
    if caused_by(ConnectionRefusedError):
        return _failure(url, "the connection was refused", "check the network connection and the firewall")
    return _failure(url, f"the connection broke ({type(error).__name__})", _LATER)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it wraps; requests and urllib3 keep that in several places."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, BaseException) and id(found) not in seen:
            seen.add(id(found))
            yield found
            waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]


def _parsed(url: str, status: int, body: bytes) -> list[_Result]:
    if status == http.HTTPStatus.TOO_MANY_REQUESTS:
        raise _refusal(url, 14)
    if 300 <= status < 400:
        raise _failure(url, f"malformed answer (a redirect, HTTP {status}, not followed)")
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if status >= 500:
            raise _refusal(url, 13) from None
        kind = "wrong shape" if isinstance(error, msgspec.ValidationError) else "not JSON"
        raise _failure(url, f"malformed answer ({kind}, HTTP {status})", _LATER) from None
    if answer.status == "error":
        raise _refusal(url, answer.error.code if answer.error else 0)
    if answer.results is None:
        raise _failure(url, f"malformed answer (no results, HTTP {status})", _LATER)
    return answer.results


def _refusal(url: str, code: int) -> LookupFailed:
    """AcoustID's error codes. Its message is not repeated: it might quote the key."""
    match code:
        case 4 | 17:
            return _failure(url, "AcoustID does not know this application key", _KEY_REMEDY)
        case 12:
            return _failure(url, "AcoustID does not allow this application key to look up", _KEY_REMEDY)
        case 14:
            return _failure(url, "AcoustID's rate limit is reached", "wait a minute, then run it again")
        case 5 | 13:
            return _failure(url, "AcoustID is out of service", _LATER)
        case 3 | 8:
            return _failure(url, f"AcoustID did not accept the fingerprint (error {code})")
        case _:
            return _failure(url, f"AcoustID refused the request (error {code})")


def _result(results: list[_Result]) -> LookupResult:
    found = [candidate for result in results for candidate in _candidates(result)]
    best = sorted(found, key=lambda candidate: (-candidate.score, candidate.acoustid, candidate.recording or ""))
    if not best:
        return LookupResult(status="no_match")
    status = "match" if best[0].score >= LEAST_SCORE else "low_score"
    return LookupResult(status=status, candidates=tuple(best[:MOST_CANDIDATES]))


def _candidates(result: _Result) -> Iterator[Candidate]:
    """One for every recording with this fingerprint; one without a name if nobody has named it."""
    unnamed = Candidate(score=result.score, acoustid=result.id)
    if not result.recordings:
        yield unnamed
    for recording in result.recordings:
        artist = "".join(artist.name + artist.joinphrase for artist in recording.artists) or None
        yield msgspec.structs.replace(unnamed, recording=recording.id, title=recording.title, artist=artist)
