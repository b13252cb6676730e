"""Chromium through its driver, and what a resident does with it."""

import importlib.util
import pathlib
import shutil
import tempfile

from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service as Driver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"
# WCAG 2.2 A and AA (axe-core's tags).
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Browser:
    """A browser with a profile of its own, as on a device of one's own."""

    def __init__(self, width=360, height=740, script=True, dark=False, profile=None, more=(), language="nl"):
        self.profile = profile or tempfile.mkdtemp(prefix="buurtstem-profile-")
        options = Options()
        options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--hide-scrollbars", f"--accept-lang={language}", f"--user-data-dir={self.profile}", *more]:
            options.add_argument(argument)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(options=options, service=Driver(shutil.which("chromedriver")))
        self.resize(width, height)
        self.media(dark=dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def resize(self, width, height=740):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, dark=False, print=False):
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"media": "print" if print else "",
             "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    # What is on the page

    @property
    def title(self):
        return self.driver.title

    @property
    def path(self):
        return "/" + self.driver.current_url.split("/", 3)[3].split("?")[0].split("#")[0]

    @property
    def text(self):
        return self.one("body").text

    @property
    def heading(self):
        return self.one("h1").text

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def evaluate(self, script, *values):
        return self.driver.execute_script(script, *values)

    def focused(self):
        return self.driver.switch_to.active_element

    # What a person does

    def open(self, address):
        self.driver.get(address)

    def press(self, element):
        """Presses a button or link and waits for the next page."""
        old = self.one("html")
        element.click()
        self.wait_for_change(old)

    def wait_for_change(self, old):
        for _ in range(200):
            try:
                old.is_enabled()
            except Exception:
                break
            self.pause(0.02)
        for _ in range(200):
            if self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": "document.readyState"})[
                    "result"].get("value") == "complete":
                return
            self.pause(0.02)

    @staticmethod
    def pause(seconds):
        import time
        time.sleep(seconds)

    def button(self, words):
        return next(b for b in self.all("button, a.button") if words in b.text and b.is_displayed())

    def link(self, words):
        return next(a for a in self.all("a") if words in a.text)

    def do(self, command):
        """Presses the visible button of a question page that sends this command."""
        self.press([b for b in self.all(f'button[name="doe"][value="{command}"]') if not b.get_attribute("tabindex")][0])

    def field(self, words):
        """The question whose label holds these words."""
        for field in self.all(".field"):
            if words in field.find_element(By.CSS_SELECTOR, "legend, label").text:
                return field
        raise LookupError(f"no question with {words!r} on {self.path}: {self.text[:300]!r}")

    def click_past_what_sticks(self, element):
        """Clicks; scrolls back a little first when what sticks to the top of the page lies over it."""
        try:
            element.click()
        except ElementClickInterceptedException:
            ActionChains(self.driver).scroll_by_amount(0, -200).perform()
            element.click()

    def choose(self, words, *choices):
        """Ticks choices by their value or their words."""
        field = self.field(words)
        for choice in choices:
            for label in field.find_elements(By.CSS_SELECTOR, "label"):
                inputs = label.find_elements(By.CSS_SELECTOR, "input")
                if inputs and (inputs[0].get_attribute("value") == choice or label.text.strip() == choice):
                    if not inputs[0].is_selected():
                        self.click_past_what_sticks(label)
                    break
            else:
                raise LookupError(f"no choice {choice!r} at {words!r}")

    def type(self, words, text):
        box = self.field(words).find_element(By.CSS_SELECTOR, "input[type=text], textarea")
        box.clear()
        box.send_keys(text)

    def chosen(self, words):
        inputs = self.field(words).find_elements(By.CSS_SELECTOR, "input:checked")
        return [i.get_attribute("value") for i in inputs]

    def typed(self, words):
        return self.field(words).find_element(By.CSS_SELECTOR, "input[type=text], textarea").get_attribute("value")

    def fill_everything(self, number="7", text="Een antwoord in eigen woorden"):
        """Answers every question of the page in some way that fits."""
        for field in self.all(".field"):
            radios = field.find_elements(By.CSS_SELECTOR, "input[type=radio]")
            boxes = field.find_elements(By.CSS_SELECTOR, "input[type=checkbox]")
            wanted = [r for r in radios if r.get_attribute("value") == number] or radios[:1] or boxes[:1]
            for choice in wanted:
                if not choice.is_selected():
                    choice.click()
            for menu in field.find_elements(By.CSS_SELECTOR, "select"):
                options = Select(menu).options
                place = field.find_elements(By.CSS_SELECTOR, "select").index(menu) + 1
                Select(menu).select_by_index(min(place, len(options) - 1))
            boxes = field.find_elements(By.CSS_SELECTOR, "input[type=text], textarea")
            for place, box in enumerate(boxes):
                if not box.get_attribute("value"):
                    asked = field.find_element(By.CSS_SELECTOR, "legend, label").text
                    box.send_keys(self.sample(asked, box, place, len(boxes), text))

    @staticmethod
    def sample(asked, box, place, count, text):
        for words, answer in (("oud", "45"), ("warm", "20"), ("meters", "1,75")):
            if words in asked:
                return answer
        if count > 1:
            return ["3", "4", "1950", "14:30"][place] if count > 2 else ["4", "1950"][place]
        classes = box.get_attribute("class") or ""
        if "four" in classes:
            return "1950" if box.get_attribute("inputmode") else "14:30"
        return "3" if box.get_attribute("inputmode") else text

    # What a checker sees

    def axe(self):
        """Violations of WCAG 2.2 A and AA that axe-core finds, as text."""
        self.evaluate(AXE.read_text())
        result = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}}).then(done, e => done({error: String(e)}));",
            TAGS)
        if "error" in result:
            raise RuntimeError(result["error"])
        return [f"{v['id']}: {v['help']}: {n['html'][:160]}" for v in result["violations"] for n in v["nodes"]]

    def sideways(self):
        """By how many pixels the page is wider than the window, with the widest culprits."""
        return self.evaluate(
            "const w = document.documentElement.clientWidth;"
            "if (document.documentElement.scrollWidth <= w) return null;"
            "return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1)"
            ".slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ') || String(document.documentElement.scrollWidth)")

    def small_targets(self, least=44):
        """Controls smaller than 44 px that a finger must hit (a radio's whole row counts); links in text are exempt."""
        return self.evaluate(
            "return [...document.querySelectorAll('button, a, input:not([type=hidden]), select, textarea, summary')]"
            ".filter(e => !e.closest('p:not(.back):not(.more), li, dd, .unseen, .skip') && !e.matches('.first, .skip'))"
            ".map(e => [e, (e.closest('label.choice, label.point, .card') || e).getBoundingClientRect()])"
            ".filter(([e, r]) => r.width > 0 && (r.height < arguments[0] - 0.5 || r.width < arguments[0] - 0.5))"
            ".map(([e, r]) => `${Math.round(r.width)}x${Math.round(r.height)} ${e.outerHTML.slice(0, 100)}`)", least)
