"""The HTML report in a real browser: nothing blocked, nothing fetched, nothing wider than a telephone.

Chromium is optional on a developer's machine and required where `CI` is set: `missing` decides.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import report_scans as scans
import report_scans_many as many

from compliance.report.html import render_html

PHONE_PX = 360
ALL = {
    "single": scans.single,
    "clean": scans.clean,
    "empty": scans.empty,
    "hostile": scans.hostile,
    "crowded": many.crowded,
    "decided": many.decided,
}
MEASURE = """<!doctype html><iframe id="f" src="page.html" style="border:0;width:{width}px;height:800px"></iframe>
<script>addEventListener("load", () => {{
  const page = document.getElementById("f").contentDocument.documentElement;
  document.body.dataset.measured = page.scrollWidth + " of " + page.clientWidth;
}});</script>"""


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def missing() -> bool:
    """Say whether there is no browser to test in; where `CI` is set there has to be one."""
    absent = chromium() is None
    assert not (absent and os.environ.get("CI")), "CI needs Chromium for these tests: apt-get install chromium"
    return absent


def browse(page: Path, tmp_path: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [
        str(chromium()),
        *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"),
        *("--disable-component-update", "--allow-file-access-from-files", "--enable-logging=stderr"),
        "--hide-scrollbars",
        *("--no-sandbox", "--virtual-time-budget=3000", f"--user-data-dir={tmp_path / 'profile'}", *flags),
        page.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


def measured(html: str, tmp_path: Path, *, width: int) -> tuple[str, list[str]]:
    """Return the page's measured widths and what it logged to the console."""
    (tmp_path / "page.html").write_text(html)
    (tmp_path / "measure.html").write_text(MEASURE.format(width=width))
    done = browse(tmp_path / "measure.html", tmp_path, "--dump-dom")
    found = re.search(r'data-measured="(.*?)"', done.stdout)
    assert found, done.stderr[-2000:]
    return found.group(1), [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.parametrize("name", ALL)
def test_fits_a_telephone_and_breaks_no_rule_of_its_own(name: str, tmp_path: Path) -> None:
    if missing():
        return
    said, console = measured(render_html(ALL[name]()), tmp_path, width=PHONE_PX)
    assert said == f"{PHONE_PX} of {PHONE_PX}"
    assert console == []


def test_the_measurement_sees_what_it_is_there_to_see(tmp_path: Path) -> None:
    if missing():
        return
    broken = render_html(scans.single()).replace(
        "<main>", '<main><p style="color:red">x</p><img src="https://127.0.0.1:9/x.png"><pre>' + "W" * 400 + "</pre>"
    )
    said, console = measured(broken, tmp_path, width=PHONE_PX)
    assert int(said.split()[0]) > PHONE_PX
    assert any("style" in line for line in console)
    assert any("x.png" in line for line in console)


def test_prints_to_pdf(tmp_path: Path) -> None:
    if missing():
        return
    (tmp_path / "page.html").write_text(render_html(scans.single()))
    target = tmp_path / "report.pdf"
    browse(tmp_path / "page.html", tmp_path, f"--print-to-pdf={target}", "--no-pdf-header-footer")
    pages = len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))
    assert 3 <= pages <= 15


def test_a_continuous_integration_without_chromium_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(AssertionError, match="apt-get install chromium"):
        missing()
    monkeypatch.delenv("CI")
    assert missing()
