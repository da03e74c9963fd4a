"""The page in a real browser: filters, keyboard, evidence, accessibility, and that nothing leaves it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.outputs.page import subject_of, to_html

Opened = Callable[[str], Any]
STORY = sorted((Path(__file__).resolve().parents[2] / "samples" / "sequences").glob("*.docx"))
ROWS = ".matrix tbody tr"


@pytest.fixture(scope="module")
def statements() -> list[fx.Statement]:
    """Return the six successive statements of the samples."""
    return [fx.extract(path) for path in STORY]


@pytest.fixture(scope="module")
def story(statements: list[fx.Statement]) -> str:
    """Return the page on them."""
    return to_html(subject_of(statements))


def shown(page: Any, selector: str) -> int:  # noqa: ANN401  as in conftest
    """Count the elements that are not hidden."""
    script = "return [...document.querySelectorAll(arguments[0])].filter(each => !each.hidden).length"
    count: int = page.execute_script(script, selector)
    return count


def until(page: Any, condition: str) -> None:  # noqa: ANN401  as in conftest
    """Wait until a condition of the page holds; fail after five seconds."""
    from selenium.webdriver.support.wait import WebDriverWait  # noqa: PLC0415  there only with a browser

    WebDriverWait(page, 5).until(lambda each: each.execute_script(f"return {condition}"))


def element(page: Any, selector: str) -> Any:  # noqa: ANN401  as in conftest
    """Return the first element a selector finds."""
    return page.find_element("css selector", selector)


def test_the_page_opens_without_a_complaint_and_asks_for_nothing(opened: Opened, story: str) -> None:
    """No message on the console, and no request but that for the page itself."""
    page = opened(story)
    assert page.get_log("browser") == []
    sent = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    urls = [each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.endswith("/page.html")] == []


def test_filters_narrow_every_section(opened: Opened, story: str) -> None:
    """Group, Question and text are taken together; clearing brings everything back."""
    page = opened(story)
    everything = shown(page, ROWS)
    assert everything == 13
    page.execute_script("""
        const group = document.getElementById("f-group");
        group.value = [...group.options].find(each => each.textContent === "SG17").value;
        group.dispatchEvent(new Event("input", {bubbles: true}));""")
    until(page, "document.getElementById('f-count').textContent === '1 of 13 deliverables'")
    assert shown(page, ROWS) == 1
    assert shown(page, ".lines > details[id]") == 1
    assert shown(page, "#review [data-group]") == 1
    element(page, "#f-clear").click()
    assert shown(page, ROWS) == everything
    element(page, "#f-text").send_keys("citiverse")
    until(page, "document.getElementById('f-count').textContent === '1 of 13 deliverables'")
    assert shown(page, ROWS) == 1


def test_the_keyboard_reaches_marks_and_their_evidence(opened: Opened, story: str) -> None:
    """One stop for the matrix, arrows within it; a mark in focus shows its words, Escape takes them away."""
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415  there only with a browser

    page = opened(story)
    until(page, "document.querySelectorAll('.matrix a[tabindex=\"0\"]').length === 1")
    page.execute_script("document.querySelector('.matrix a').focus()")
    active = page.switch_to.active_element
    active.send_keys(Keys.ARROW_DOWN)
    page.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    until(page, "!document.getElementById('note').hidden")
    words = element(page, "#note").text
    assert "FGMV-04" in words
    assert page.switch_to.active_element.get_attribute("aria-describedby") == "note"
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.execute_script("return document.getElementById('note').hidden")


def test_a_mark_leads_to_the_row_it_was_read_from(opened: Opened, story: str) -> None:
    """Following the link opens the line of the deliverable at the row."""
    page = opened(story)
    link = page.execute_script("return document.querySelector('.matrix .p.agreed').hash")
    page.execute_script("document.querySelector('.matrix .p.agreed').click()")
    until(page, f"document.querySelector('{link}').closest('details').open")
    assert "agreed to initiate a new work item" in element(page, link).text


def test_a_title_that_is_a_script_is_text(opened: Opened, statements: list[fx.Statement]) -> None:
    """It is shown, and not run."""
    said = "<script>window.broken = true</script><img src=x onerror='window.broken = true'>"
    rows = tuple(evolve(row, title=said) for row in statements[0].deliverables)
    page = opened(to_html(subject_of([evolve(statements[0], title=said, deliverables=rows)])))
    assert page.execute_script("return window.broken") is None
    assert said in element(page, "h1").text
    assert page.get_log("browser") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(opened: Opened, story: str, axe: str, scheme: str) -> None:
    """Roles, names, contrasts and order are as the Web Content Accessibility Guidelines want them."""
    page = opened(story)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.execute_script("for (const each of document.querySelectorAll('details')) each.open = true")
    run = f"{axe}; axe.run().then(found => JSON.stringify(found.violations.map(each => [each.id, each.nodes[0].html])))"
    found = page.execute_cdp_cmd("Runtime.evaluate", {"expression": run, "awaitPromise": True})
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert json.loads(found["result"]["value"]) == []


def test_nothing_runs_off_a_narrow_screen(opened: Opened, story: str) -> None:
    """At 390 pixels only tables scroll sideways, each within its frame."""
    page = opened(story)
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_its_script_the_page_stands_whole(opened: Opened, story: str) -> None:
    """The filter is not shown, everything else is."""
    page = opened(story.replace("<script>", "<script type='text/plain'>"))
    assert page.execute_script("return document.getElementById('filter').hidden")
    assert shown(page, ROWS) == 13


@pytest.mark.slow
def test_a_large_page_opens_in_two_seconds(opened: Opened, statements: list[fx.Statement]) -> None:
    """Two thousand deliverables in six statements take the browser less than two seconds of its own time."""
    copies = 2000 // 13 + 1
    many = [
        evolve(
            each,
            deliverables=tuple(
                evolve(row, id=f"{row.id}-{copy}", aliases=()) for copy in range(copies) for row in each.deliverables
            ),
        )
        for each in statements
    ]
    page = opened("<!DOCTYPE html><title>empty</title>")
    page.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    before = _busy(page)
    opened(to_html(subject_of(many)))
    assert shown(page, ROWS) >= 2000
    assert _busy(page) - before < 2


def _busy(page: Any) -> float:  # noqa: ANN401  as in conftest
    """Return the processor time the page has taken so far, in seconds."""
    metrics = page.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))
