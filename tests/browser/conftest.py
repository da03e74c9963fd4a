"""A browser without a window, and pages for it to open."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Browser = Any  # selenium is not installed where there is no browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium, driven by selenium; both are only asked for by these tests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium, or no chromedriver for it")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Callable[[str], Browser]:
    """Return a function that opens a page in the browser, its logs empty before."""

    def opening(html: str) -> Browser:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(path.as_uri())
        return browser

    return opening


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core: from ``npm install axe-core`` in the checkout, or the file that AXE_CORE names."""
    path = Path(os.environ.get("AXE_CORE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    return path.read_text("utf-8")
