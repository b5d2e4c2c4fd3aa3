"""The page in a real browser: a click on a line opens its words, on a desk and on a telephone; nothing runs, nothing is asked for.

Needs Debian's ``chromium`` and ``chromium-driver``; without them every test here is skipped and says so.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from secondsource.brief import render_html
from tests.brief import builders as made

Browser = webdriver.Chrome
DESK, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless browser of its own profile."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if found is None or driver is None:
        pytest.skip("no chromium with its chromedriver is installed: the page was not opened in a browser")
    options = webdriver.ChromeOptions()
    options.binary_location = found
    profile = tmp_path_factory.mktemp("profile")
    for flag in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "no-first-run",
        f"user-data-dir={profile}",
    ):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    try:
        opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    except WebDriverException as problem:
        pytest.skip(f"chromium does not start here: {problem.msg}")
    opened.set_page_load_timeout(60)
    yield opened
    opened.quit()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the made story, as a file."""
    file = tmp_path_factory.mktemp("page") / "brief.html"
    file.write_text(render_html(made.composed()), encoding="utf-8")
    return file.as_uri()


def opened_at(browser: Browser, address: str, size: tuple[int, int], **media: str) -> None:
    """Open the page with so many pixels to look at, and the media features that a reader may have set."""
    width, height = size
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == PHONE}
    )
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items() if name != "type"]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media.get("type", ""), "features": features})
    browser.get(address)


def keys(browser: Browser) -> list[WebElement]:
    """The keys of the brief that lead to words of an article, in reading order."""
    return browser.find_elements(By.CSS_SELECTOR, "main a.c")


def words_of(browser: Browser, key: WebElement) -> WebElement:
    """What a key leads to."""
    target = (key.get_attribute("href") or "").split("#")[1]
    return browser.find_element(By.ID, target)


def in_view(browser: Browser, element: WebElement) -> bool:
    """Whether the element is inside the part of the page that is seen."""
    script = "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0"
    return bool(browser.execute_script(script, element))


def test_every_key_leads_to_its_place(browser: Browser, address: str) -> None:
    """The page is built as it was written, with its script run: no link ends in nothing."""
    opened_at(browser, address, DESK)
    script = "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => !!document.getElementById(a.getAttribute('href').slice(1)))"
    found = browser.execute_script(script)
    assert len(found) > 80
    assert all(found)
    assert "Ferry runs aground off Sandholm" in browser.find_element(By.TAG_NAME, "main").text


def test_a_click_on_a_line_opens_its_words(browser: Browser, address: str) -> None:
    """On a wide screen the article beside the brief moves to the words, and they are lit."""
    opened_at(browser, address, DESK)
    for key in (keys(browser)[0], keys(browser)[7]):
        key.click()
        words = words_of(browser, key)
        assert "on" in (words.get_attribute("class") or "").split()
        assert in_view(browser, words)
        assert words.text.strip()


def test_a_touch_opens_the_words_on_a_telephone(browser: Browser, address: str) -> None:
    """On a narrow screen the sentence comes up in a sheet with the name of its article; Escape puts it away."""
    opened_at(browser, address, PHONE)
    key = keys(browser)[0]
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", key)
    key.click()
    sheet = browser.find_element(By.ID, "sheet")
    assert sheet.is_displayed()
    assert words_of(browser, key).get_attribute("textContent") in (sheet.get_attribute("textContent") or "")
    key.send_keys(Keys.ESCAPE)
    assert not sheet.is_displayed()


def test_nothing_is_wider_than_the_screen(browser: Browser, address: str) -> None:
    """No line makes the page scroll sideways, at any width that people have."""
    for size in (DESK, PHONE, (768, 1024), (320, 640)):
        opened_at(browser, address, size)
        assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0, size


def test_a_key_is_reached_and_read_without_a_mouse(browser: Browser, address: str) -> None:
    """Tab goes through the keys in the order of the lines; the focused one lights its words; each key has a name to be read out."""
    opened_at(browser, address, DESK)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    seen: list[str] = []
    for _ in range(40):
        here = browser.switch_to.active_element
        if "c" in (here.get_attribute("class") or "").split():
            seen.append(here.get_attribute("href") or "")
            assert "on" in (words_of(browser, here).get_attribute("class") or "").split()
        if len(seen) == 5:
            break
        here.send_keys(Keys.TAB)
    order = [key.get_attribute("href") for key in keys(browser)]
    assert len(seen) == 5
    assert seen == order[: len(seen)] or [order.index(one) for one in seen] == sorted(order.index(one) for one in seen)
    assert all((key.get_attribute("aria-label") or key.text).strip() for key in keys(browser))
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang")
    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1


def test_nothing_of_an_article_runs_and_nothing_is_asked_for(browser: Browser, address: str) -> None:
    """No request leaves the file, the console stays empty, and the page's own policy allows no script but its own."""
    opened_at(browser, address, DESK)
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []
    policy = browser.find_element(By.CSS_SELECTOR, 'meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "default-src 'none'" in policy


def test_dark_and_paper(browser: Browser, address: str) -> None:
    """A dark screen gets light words on a dark ground; paper gets dark words on white."""

    def brightness(of: str) -> float:
        script = (
            "let e = document.body, c;"
            "for (; e; e = e.parentElement) { c = getComputedStyle(e)[arguments[0]]; if (!/, 0\\)$|transparent/.test(c)) break; }"
            "return (c || 'rgb(255, 255, 255)').match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 765"
        )
        return float(browser.execute_script(script, of))

    opened_at(browser, address, DESK, prefers_color_scheme="dark")
    assert brightness("backgroundColor") < 0.3 < 0.6 < brightness("color")
    opened_at(browser, address, DESK, type="print", prefers_color_scheme="dark")
    assert brightness("color") < 0.3 < 0.9 < brightness("backgroundColor")
    opened_at(browser, address, DESK)


def test_without_its_script_a_key_is_a_link(browser: Browser, address: str, tmp_path: Path) -> None:
    """With scripts switched off a click still goes to the words."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened_at(browser, address, PHONE)
        key = keys(browser)[0]
        target = (key.get_attribute("href") or "").split("#")[1]
        browser.get(f"{address}#{target}")
        assert browser.current_url.endswith(f"#{target}")
        assert browser.find_element(By.ID, target).is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
