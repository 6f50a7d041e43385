"""The report as one file for a browser or a printer: no script, no network, nothing from outside."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from compliance.report.drawing import PLOT_HEIGHT, PLOT_WIDTH
from compliance.report.text_passages import MOST_PASSAGES
from compliance.report.timeline import WAVE_HEIGHT, WAVE_WIDTH, draw_timeline
from compliance.report.view import LIMITS, NOTICE, View, make_view
from compliance.report.wording import VERDICTS, elapsed_words, listing, plural

if TYPE_CHECKING:
    from jinja2 import Environment

    from compliance.model.scan import Scan

_MOST_COLUMNS, _MOST_STEPS, _MOST_ROWS, _MOST_DRAWN = 6, 6, 12, 2


def render_html(scan: Scan) -> str:
    """Return the report of a scan as one HTML document, to be written as UTF-8."""
    return render_view(make_view(scan))


def render_view(view: View) -> str:
    """Return a view as one HTML document."""
    environment = _environment()
    css = environment.get_template("report.css").render()
    return environment.get_template("report.html.j2").render(
        view=view,
        policy=content_security_policy(css),
        verdicts=VERDICTS,
        asked_in=_first_asked(view),
        notice=NOTICE,
        limits=LIMITS,
        wave_width=WAVE_WIDTH,
        wave_height=WAVE_HEIGHT,
        most_columns=_MOST_COLUMNS,
        most_rows=_MOST_ROWS,
        most_drawn=_MOST_DRAWN,
        plot_width=PLOT_WIDTH,
        plot_height=PLOT_HEIGHT,
        most_passages=MOST_PASSAGES,
        most_steps=_MOST_STEPS,
    )


def content_security_policy(css: str) -> str:
    """Forbid everything but this stylesheet and images that are part of the file itself."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _first_asked(view: View) -> dict[str, int]:
    """Return the first finding that asks each question: there it is printed, elsewhere referred to."""
    asked = [(trigger.id, card.number) for card in view.cards for trigger in card.questions]
    return dict(reversed(asked))


def web_address(url: str) -> str:
    """Return `url` if a reader may be sent there: an absolute http or https address; else an empty text.

    >>> web_address("https://example.org/law"), web_address("javascript:alert(1)")
    ('https://example.org/law', '')
    """
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return url if sound and not any(char.isspace() or char in "\\\"'<>`" for char in url) else ""


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from compliance.resources import templates_dir

    environment = Environment(
        loader=FileSystemLoader(templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "elapsed": elapsed_words,
        "listing": listing,
        "plural": plural,
        "timeline": draw_timeline,
        "web_address": web_address,
    }
    environment.filters.update(filters)
    return environment
