"""The HTML report: one safe file that anybody can read."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
import report_scans as scans
import report_scans_many as many

from compliance.model.scan import Scan
from compliance.report.html import render_html, web_address
from compliance.resources import templates_dir

ALL = {
    "single": scans.single,
    "clean": scans.clean,
    "empty": scans.empty,
    "hostile": scans.hostile,
    "crowded": many.crowded,
    "decided": many.decided,
}
VOID = {"meta", "link", "br", "rect", "line", "path", "use"}
TEXTS = ("--ink", "--quiet", "--link", "--blocked", "--incomplete", "--review", "--needs_facts", "--clear", "--warning")


class Page(HTMLParser):
    """Every element with its attributes; complains about anything that is not closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module", params=list(ALL))
def html(request: pytest.FixtureRequest) -> str:
    return render_html(ALL[request.param]())


def test_nothing_can_run_and_nothing_is_fetched(html: str) -> None:
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "iframe", "object", "embed", "form", "base", "img", "audio", "video", "image"}
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset"}], tag
        for name in ("href", "xlink:href"):
            assert re.match(r"(https?://[^\s\"'<>]+|#[\w-]+|data:,)$", attributes.get(name, "#x"))
    assert page.all("link") == [{"rel": "icon", "href": "data:,"}]
    assert html.count("url(") == html.count('clip-path="url(#')


def test_the_policy_allows_this_stylesheet_and_nothing_else(html: str) -> None:
    (policy,) = [m["content"] for m in Page(html).all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_it_can_be_read_without_seeing_it(html: str) -> None:
    page = Page(html)
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert page.all("html") == [{"lang": "en"}]
    assert page.all("a")[0] == {"class": "skip", "href": "#findings"}
    assert all(heading.get("scope") in {"col", "row"} for heading in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    fragments = [a["href"][1:] for a in [*page.all("a"), *page.all("use")] if a["href"].startswith("#")]
    labels = [one for _, a in page.elements for one in a.get("aria-labelledby", "").split()]
    assert set(fragments) | set(labels) <= set(identifiers)


def test_every_picture_is_described(html: str) -> None:
    page = Page(html)
    pictures = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert len(pictures) == len(page.all("figure")) == len(page.all("desc")) == len(page.all("title")) - 1


def test_hostile_text_adds_no_element() -> None:
    tame, hostile = Page(render_html(scans.single())), Page(render_html(scans.hostile()))
    assert {tag for tag, _ in hostile.elements} <= {tag for tag, _ in tame.elements}
    assert "<script>alert(1)</script>" in hostile.text
    assert "{{ 7*7 }}" in hostile.text
    html = render_html(scans.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "javascript:alert(1)" in hostile.text
    html.encode()


def test_it_answers_first_and_then_shows_why() -> None:
    page = Page(render_html(scans.single()))
    parts = [
        "Do not release yet: 2 things block it everywhere",
        "✕ blocked",
        "What must happen first",
        "4 things were not examined",
        "It is not legal advice",
        "What was heard",
        "What blocks the release",
        "A recording is sampled without its owner's consent",
        "Questions for counsel",
        "The law and the terms relied on",
        "https://www.law.cornell.edu/uscode/text/17/114",
        "What was not examined",
        "run: git lfs pull --include samples/snare.wav",
        "To run it again",
        "rightslint scan my-single --format html",
        "Decision",
    ]
    position = 0
    for part in parts:
        position = page.text.index(part, position)


def test_every_finding_states_its_law_and_how_sure_it_is() -> None:
    text = Page(render_html(scans.single())).text
    for part in (
        "us/sampling-recording , settled law. 17 USC 106(1)-(3), 114(b), 501;",
        "no court has ruled on this",
        "not yet checked against its source",
        "The core proposition was read in a copy",
        "2027-06-30",
        "(not read, named as the place to check)",
        "Which master and publishing shares",
        "uses[hook].what.first_published_year",
        "Waived by R. Imai until 2027-01-31",
        "also fits “Dusty Break 94”",
        "ISRC USXX11100123",
    ):
        assert part in text, part


def test_many_platforms_are_split_into_tables() -> None:
    platforms = [f"store-{n}" for n in range(14)]
    words = [
        scans.Verdict(territory=territory, platform=platform, verdict="clear")
        for territory in ("US", "GB")
        for platform in platforms
    ]
    page = Page(render_html(scans.single(judgement=scans.Judgement(findings=(), verdicts=tuple(words)))))
    matrices = [table for table in page.all("table") if "matrix" in table["class"]]
    assert len(matrices) == 3
    assert all("stack" in table["class"] for table in matrices)
    assert page.text.count("✓ clear") == 28 + 1


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://eur-lex.europa.eu/eli/dir/2001/29/oj", True),
        ("http://www.ecases.us/case", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.com/x", False),
        ("https:///x", False),
        ("https://exa mple.com", False),
        ('https://example.com/"onclick=alert(1)', False),
        ("https://[::1", False),
        ("file:///etc/passwd", False),
        ("seed:001.txt", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def palette(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w]+): (#[0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_has_enough_contrast_in_light_dark_and_print() -> None:
    css = (templates_dir() / "report.css").read_text()
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(blocks) == 3
    light, dark, printed = (palette(blocks[0]) | palette(block) for block in blocks)
    for colours in (light, dark, printed):
        paper = luminance(colours["--paper"])
        for name in TEXTS:
            text = luminance(colours[name])
            ratio = (max(paper, text) + 0.05) / (min(paper, text) + 0.05)
            assert ratio >= 4.5, (name, colours[name], round(ratio, 2))


def test_the_same_scan_gives_the_same_bytes() -> None:
    assert render_html(scans.single()) == render_html(scans.single())


def test_a_scan_of_a_thousand_files_stays_small() -> None:
    assets = tuple(scans.audio_asset(f"samples/{n:04d}.wav", "oneshot", 0.5) for n in range(1000))
    big: Scan = scans.single(assets=assets, envelopes={})
    assert len(render_html(big)) < 1_000_000


def test_a_question_is_printed_in_the_first_finding_that_asks_it() -> None:
    page = Page(render_html(scans.single()))
    shared = scans.E24.question
    assert page.text.count(shared) == 2, "once in its finding, once among the questions for counsel"
    again = [
        scans.finding("us/a", {"territory": "US"}, "A.", escalation=(scans.E24,)),
        scans.finding("us/b", {"territory": "US"}, "B.", escalation=(scans.E24,)),
    ]
    both = Page(render_html(scans.single(judgement=scans.Judgement(findings=tuple(again), verdicts=()))))
    assert both.text.count(shared) == 2
    assert "Ask a lawyer (E24) the question in finding 1" in both.text
