"""By keyboard alone."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from journey import JourneyCase


class KeyboardMixin:
    """Steps by keyboard alone."""

    def keys(self, browser, *keys):
        ActionChains(browser.driver).send_keys(*keys).perform()

    def tab_to(self, browser, fits, limit=80):
        """Presses Tab until the focus is on an element that fits; the focus must be visible on the way."""
        for _ in range(limit):
            self.keys(browser, Keys.TAB)
            element = browser.focused()
            self.assertTrue(
                browser.evaluate(
                    "const e = arguments[0].closest('.choice, .point') ?? arguments[0];"
                    "const s = getComputedStyle(e), t = getComputedStyle(arguments[0]);"
                    "return [s, t].some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);", element),
                f"no visible focus on {element.get_attribute('outerHTML')[:120]}")
            if fits(element):
                return element
        self.fail("Tab does not lead there")

    def next_page(self, browser, press=Keys.ENTER):
        old = browser.one("html")
        self.keys(browser, press)
        browser.wait_for_change(old)


class Keyboard(KeyboardMixin, JourneyCase):
    def test_from_start_to_end(self):
        browser = self.browser(width=1280)
        browser.open(self.url("/v/zes-kanten"))
        self.tab_to(browser, lambda e: e.get_attribute("id") == "toestemming")
        self.keys(browser, Keys.SPACE)
        self.tab_to(browser, lambda e: e.text == "Beginnen")
        self.next_page(browser)
        for _ in range(20):
            if browser.path.endswith("/controle"):
                break
            if browser.path.endswith("/p/start"):
                for value in ("zelf", "ja"):
                    self.tab_to(browser, lambda e: e.get_attribute("value") == value)
                    self.keys(browser, Keys.SPACE)
                self.next_page(browser)
                continue
            self.tab_to(browser, lambda e: e.get_attribute("type") == "radio")
            self.keys(browser, Keys.SPACE, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
            self.assertTrue(browser.focused().is_selected())
            # Enter in a radio button sends the form as "Verder", never as "Terug".
            self.next_page(browser)
            self.assertFalse(browser.all("#fouten"))
        self.tab_to(browser, lambda e: e.text == "Versturen", limit=120)
        self.next_page(browser)
        self.assertTrue(browser.path.endswith("/klaar"), browser.path)

    def test_skip_link_comes_first_and_works(self):
        browser = self.browser()
        browser.open(self.url("/"))
        self.keys(browser, Keys.TAB)
        self.assertEqual(browser.focused().get_attribute("class"), "skip")
        self.assertGreaterEqual(browser.focused().rect["y"], 0)
        self.keys(browser, Keys.ENTER)
        self.assertTrue(browser.driver.current_url.endswith("#inhoud"))

    def test_enter_in_a_text_field_goes_on(self):
        browser = self.browser()
        self.begin(browser, "alle-vraagsoorten")
        here = browser.path
        browser.fill_everything("3")
        box = [b for b in browser.all("input[type=text]")][0]
        box.click()
        self.next_page(browser)
        self.assertNotEqual(browser.path, here)
        browser.do("terug")
        self.assertEqual(browser.path, here)
