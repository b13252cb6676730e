"""Staff in a browser: what their app does, and the steps of the way in."""

import base64
import hashlib
import hmac
import io
import re
import struct
import time
import urllib.parse

import zxingcpp
from PIL import Image

from checks import sees_all_colours, sees_axe
from sources import Source

PASSWORD = "vier kleine blauwe olifanten"


class App:
    """An authenticator app (RFC 6238), made from a picture of the page with the QR code."""

    def __init__(self, browser):
        picture = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": True,
            "clip": {**browser.evaluate(
                "const r = document.querySelector('svg.qr').getBoundingClientRect();"
                "return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height}"), "scale": 2}})
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(base64.b64decode(picture["data"]))))
        self.address = found[0].text
        parts = urllib.parse.urlsplit(self.address)
        self.label = urllib.parse.unquote(parts.path.lstrip("/"))
        self.secret = urllib.parse.parse_qs(parts.query)["secret"][0]
        self.last = 0

    def code(self):
        """The next code that was not used; the server takes one step ahead, so this seldom waits."""
        while int(time.time() // 30) + 1 <= self.last:
            time.sleep(0.5)
        self.last = max(int(time.time() // 30), self.last + 1)
        mac = hmac.new(base64.b32decode(self.secret), struct.pack(">Q", self.last), hashlib.sha1).digest()
        start = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class StaffMixin:
    """Steps that tests of staff share; for a `JourneyCase`."""

    def first_link(self):
        """The link that the service printed at its first start."""
        out = self.service.folder / "out"
        for _ in range(600):
            found = re.search(r"https?://\S+/medewerkers/begin#\S+", out.read_text() if out.exists() else "")
            if found:
                return found.group(0)
            time.sleep(0.1)
        raise LookupError("no link was printed")

    def fill(self, browser, **fields):
        for name, value in fields.items():
            box = browser.one(f"#{name}")
            box.clear()
            box.send_keys(value)

    def tick(self, browser, name, *values):
        for value in values:
            browser.one(f'input[name="{name}"][value="{value}"]').click()

    def go(self, browser):
        """Presses the button of the page's own form."""
        browser.press(browser.one('main form[method="post"] .button'))

    def take(self, browser, link, **names):
        """Goes from a one-time link to the recovery codes; gives the app and the codes."""
        browser.open("about:blank")  # else only the fragment changes
        browser.open(link)
        if not browser.one("#code").get_attribute("value"):
            self.fill(browser, code=link.split("#")[1])
        self.go(browser)
        self.fill(browser, **names, new=PASSWORD, again=PASSWORD)
        self.go(browser)
        app = App(browser)
        self.fill(browser, app=app.code())
        self.go(browser)
        codes = [e.text for e in browser.all(".secrets code")]
        return app, codes

    def log_in(self, browser, login, app, password=PASSWORD):
        browser.open(self.url("/medewerkers/inloggen"))
        self.fill(browser, login=login, password=password)
        self.go(browser)
        self.fill(browser, code=app.code())
        self.go(browser)

    def log_out(self, browser):
        browser.press(browser.one(".bar button"))

    def invite(self, browser, name, login, *roles, everywhere=True):
        """Invites somebody; gives the link."""
        browser.open(self.url("/medewerkers/accounts/nieuw"))
        self.fill(browser, name=name, login=login)
        self.tick(browser, "roles", *roles)
        if everywhere:
            self.tick(browser, "scope", "all")
        else:
            self.tick(browser, "scope", "some")
            self.tick(browser, "buurten", "oost")
        self.go(browser)
        return browser.one("code.secret").text

    def coordinator(self, browser):
        """Goes from the first start to a coordinator who is logged in."""
        self.take(browser, self.first_link(), name="Eerste Beheerder", login="eerste")
        invitation = self.invite(browser, "Carla Coördinator", "carla", "coordinator")
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        self.take(browser, invitation)
        browser.open(self.url("/medewerkers"))

    def look_at(self, browser, name, language):
        """What must hold on a page of staff, at 360 pixels and, in Dutch, in the dark at 1280; gives it as it was sent."""
        source = Source(browser.source(), browser.driver.current_url)
        with self.subTest(name, language=language):
            if sees_axe(language):
                self.assertEqual(browser.axe(), [])
            self.assertIsNone(browser.sideways())
            self.assertEqual(browser.small_targets(), [])
            self.assertEqual(len(browser.all("h1")), 1)
            self.assertEqual([e.get_attribute("outerHTML") for e in browser.all('a[href=""]')], [])
            self.assertEqual([*source.language(language), *source.inline(), *source.elsewhere()], [])
        if sees_all_colours(language):
            browser.resize(1280)
            browser.media(dark=True)
            with self.subTest(name, at="1280 dark"):
                self.assertEqual(browser.axe(only_colours=True), [])
                self.assertIsNone(browser.sideways())
            browser.media()
            browser.resize(360)
        return source.bytes
