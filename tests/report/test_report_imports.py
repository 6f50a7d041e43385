"""Asking for a report costs nothing until one is rendered."""

from __future__ import annotations

import subprocess
import sys

MODULES = ("card", "html", "json", "listing", "text", "view", "write")
EXPENSIVE = ("jinja2", "rich", "numpy", "compliance.policy", "compliance.detect", "compliance.audio")


def test_importing_the_renderers_imports_neither_jinja2_nor_rich_nor_an_engine() -> None:
    code = f"""
import sys
for name in {MODULES!r}:
    __import__(f"compliance.report.{{name}}")
print([name for name in {EXPENSIVE!r} if name in sys.modules])
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
