"""Browser tests run where a browser is; in continuous integration they run, and fail, without one too."""

from __future__ import annotations

import os
import shutil

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def browser_path() -> str | None:
    """Where a browser of the Chromium family is, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if browser_path() or os.environ.get("CI"):
        return
    driven = [item for item in items if item.get_closest_marker("browser")]
    if driven:
        items[:] = [item for item in items if item not in driven]
        config.hook.pytest_deselected(items=driven)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = browser_path()
    assert path, f"no browser found: none of {', '.join(BROWSERS)} is on the path"
    return path
