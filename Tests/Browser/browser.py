"""Chromium through its driver, and what a resident does with it."""

import base64
import json
import pathlib
import time

from selenium.common.exceptions import ElementClickInterceptedException, NoSuchElementException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

import chromium
from checks import Checks

FILL = (pathlib.Path(__file__).parent / "fill.js").read_text()
# Seconds that something may take on the slowest machine; a test that passes never waits as long.
PATIENCE = 60


class Browser(Checks):
    """A browser with a profile of its own, as on a device of one's own."""

    def __init__(self, width=360, height=740, script=True, dark=False, profile=None, more=(), language="nl", light=False):
        self.kind = (script, language, light)
        self.is_shared = profile is None and not more
        if self.is_shared:
            self.driver, self.profile = chromium.take(*self.kind)
        else:
            self.profile = profile
            self.driver = chromium.start(profile, *self.kind, more=more)
        self.resize(width, height)
        self.media(dark=dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_shared:
            chromium.give_back(self.driver, self.profile, *self.kind)
        else:
            chromium.end(self.driver, self.profile)

    def resize(self, width, height=740, scale=1):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False})

    def media(self, dark=False, print=False, **features):
        """Colours and other wishes of a person, such as `forced_colors="active"`; without movement, so that a check never
        sees colours on their way."""
        wishes = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        wishes |= {name.replace("_", "-"): value for name, value in features.items()}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": "print" if print else "",
            "features": [{"name": name, "value": value} for name, value in wishes.items()]})

    def before_each_page(self, source):
        """Runs a script in every page before the page's own."""
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})

    def line(self, is_there):
        """Cuts the line to the service, or mends it."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": not is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})

    # What is on the page

    @property
    def title(self):
        return self.driver.title

    @property
    def path(self):
        return "/" + self.driver.current_url.split("/", 3)[3].split("?")[0].split("#")[0]

    def source(self):
        """The page as the server sent it, byte for byte; the browser mends what it gets."""
        # What was not read yet since the last page that was asked for.
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.responseReceived" and message["params"]["type"] == "Document":
                self._document = message["params"]["requestId"]
        body = self.driver.execute_cdp_cmd("Network.getResponseBody", {"requestId": self._document})
        return base64.b64decode(body["body"]) if body["base64Encoded"] else body["body"].encode()

    @property
    def text(self):
        return self.one("body").text

    @property
    def heading(self):
        return self.one("h1").text

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        try:
            return self.driver.find_element(By.CSS_SELECTOR, selector)
        except NoSuchElementException as missing:
            page = self.driver.find_element(By.TAG_NAME, "body").text[:300]
            raise AssertionError(f"nothing is {selector!r} on {self.path}: {page!r}") from missing

    def evaluate(self, script, *values):
        return self.driver.execute_script(script, *values)

    def focused(self):
        return self.driver.switch_to.active_element

    # What a person does

    def open(self, address):
        self.driver.get(address)

    def back(self):
        self.driver.back()
        self.settle()

    def forward(self):
        self.driver.forward()
        self.settle()

    def press(self, element):
        """Presses a button or link and waits for the next page."""
        old = self.one("html")
        self.watch(element)
        self.click_past_what_sticks(element)
        self.wait_for_change(old, element)

    def wait_for(self, fits, what="waited in vain"):
        """Waits until something holds, however slow the machine, and gives it."""
        end = time.monotonic() + PATIENCE
        while True:
            found = fits()
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f"{what}, on {self.path}: {self.text[:300]!r}")
            time.sleep(0.03)

    def watch(self, element):
        """Has the page say whether a click reaches an element."""
        self.evaluate("arguments[0].addEventListener('click', (event) => event.currentTarget.dataset.reached = 'yes')", element)

    def was_missed(self, element):
        """Whether no click has reached an element that is watched.

        The driver first asks where something is and then clicks there: a question that came in between has moved it.
        """
        return element.get_attribute("data-reached") is None

    def wait_for_change(self, old, pressed=None):
        """Waits for another page than the one whose `html` this is; presses again what the click did not reach."""
        clicked = time.monotonic()

        def has_gone():
            nonlocal clicked
            try:
                old.is_enabled()
                if pressed and time.monotonic() > clicked + 10 and self.was_missed(pressed):
                    clicked = time.monotonic()
                    self.click_past_what_sticks(pressed)
            except WebDriverException:
                return True
            return False
        self.wait_for(has_gone, "the page stayed")
        self.settle()

    def settle(self):
        """Waits until the page is loaded and shows itself: one from the browser's memory is asked for again first."""
        state = "document.readyState === 'complete' && !document.documentElement.classList.contains('gone')"

        def is_settled():
            try:
                return self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": state})["result"].get("value")
            except WebDriverException:
                return False
        self.wait_for(is_settled, "the page did not come")

    def button(self, words):
        return next(b for b in self.all("button, a.button") if words in b.text and b.is_displayed())

    def link(self, words):
        return next(a for a in self.all("a") if words in a.text)

    def command(self, command):
        """The visible button of a question page that sends this command."""
        return self.one(f'button[name="doe"][value="{command}"]:not([tabindex])')

    def do(self, command):
        """Presses the visible button of a question page that sends this command."""
        self.press(self.command(command))

    def field(self, words):
        """The question whose label holds these words."""
        found = self.evaluate(
            "return [...document.querySelectorAll('.field')]"
            ".find(f => f.querySelector('legend, label').textContent.includes(arguments[0]))", words)
        if not found:
            raise LookupError(f"no question with {words!r} on {self.path}: {self.text[:300]!r}")
        return found

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
                        self.watch(label)
                        self.click_past_what_sticks(label)
                        if self.was_missed(label):
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
        """Answers every question of the page in some way that fits, all at once."""
        self.evaluate(FILL, number, text)

    def tick_everything(self, number="7"):
        """The same for choices alone, each pressed as a finger would."""
        for field in self.all(".field"):
            radios = field.find_elements(By.CSS_SELECTOR, f'input[type=radio][value="{number}"]')
            for choice in (radios or field.find_elements(By.CSS_SELECTOR, "input[type=radio], input[type=checkbox]"))[:1]:
                if not choice.is_selected():
                    self.click_past_what_sticks(choice)
