"""Letters: a coordinator makes and prints them, a resident answers with a letter's code, with and without script."""

import base64
import io
import os
import re

import zxingcpp
from PIL import Image

from journey import JourneyCase
from staff import StaffMixin

ADDRESSES = """Naam;Straat;Huisnummer;Postcode;Plaats;Taal;Grote letters
A. Jansen;Kanariestraat;12;1234 KN;Kanariedorp;;
;Kanariestraat;14;1234 KN;Kanariedorp;tr;
"Özgür, E.";Kanariestraat;16;1234 KN;Kanariedorp;ar;ja
"""
HERE = "/medewerkers/brieven/zes-kanten/in/oost"


class Letters(StaffMixin, JourneyCase):
    is_long = True  # spread over the processes, test by test
    # How many letters are printed from one page; script/soak tries 4,000.
    many = int(os.environ.get("PRINTED_LETTERS", "60"))

    def setUp(self):
        self.__class__.service = self.enterContext(type(self.service)())

    def file(self, text):
        path = self.service.folder / "adressen.csv"
        path.write_text(text)
        return str(path)

    def numbered(self, browser, text):
        """The list of addresses with numbers, as the browser saves it."""
        folder = self.service.folder / "gehaald"
        folder.mkdir(exist_ok=True)
        browser.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
        browser.one("#lijst").send_keys(self.file(text))
        browser.one('main form[method="post"] .button').click()
        saved = folder / "brieven-zes-kanten-oost.csv"
        browser.wait_for(saved.exists, "the list did not come")
        # The form is sent once; the next list needs the page anew.
        return saved

    def pdf(self, browser):
        """Number of pages, and the PDF itself."""
        made = browser.driver.execute_cdp_cmd("Page.printToPDF", {
            "preferCSSPageSize": True, "printBackground": True, "transferMode": "ReturnAsStream"})
        chunks = []
        while True:
            part = browser.driver.execute_cdp_cmd("IO.read", {"handle": made["stream"], "size": 1 << 22})
            chunks.append(base64.b64decode(part["data"]) if part.get("base64Encoded") else part["data"].encode())
            if part["eof"]:
                break
        bytes = b"".join(chunks)
        return len(re.findall(rb"/Type\s*/Page\b", bytes)), bytes

    def scanned(self, browser, number=0):
        """What a phone reads from a letter's QR code on the screen."""
        box = browser.evaluate(
            "const r = document.querySelectorAll('svg.qr')[arguments[0]].getBoundingClientRect();"
            "return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height}", number)
        picture = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": True, "clip": {**box, "scale": 3}})
        image = Image.open(io.BytesIO(base64.b64decode(picture["data"])))
        return zxingcpp.read_barcodes(image)[0].text

    def codes(self, browser):
        return browser.evaluate(
            "return [...document.querySelectorAll('p.code')].map(c => [...c.children].map(s => s.textContent).join('-'))")

    def test_from_a_list_of_addresses_to_an_answer_with_the_code_of_a_letter(self):
        browser = self.browser(width=1280)
        self.coordinator(browser)
        browser.press(browser.link("Brieven"))
        browser.press(browser.all(f'a[href*="{HERE}"]')[0])
        browser.press(browser.link("Brieven maken"))
        saved = self.numbered(browser, ADDRESSES)
        browser.open(self.url(HERE + "/afdrukken"))
        browser.one("#lijst").send_keys(str(saved))
        self.go(browser)
        self.assertEqual(browser.heading, "3 brieven om af te drukken")
        codes = self.codes(browser)
        self.assertEqual(len(set(codes)), 3)
        self.assertEqual(self.pdf(browser)[0], 3)
        self.assertEqual(browser.axe(), [])
        scanned = self.scanned(browser)
        self.assertTrue(scanned.endswith("#" + codes[0]), scanned)
        self.assertTrue(scanned.startswith(self.service.address + "/code?taal=nl#"), scanned)
        turkish = self.scanned(browser, 1)

        # With script: the phone's camera leads to the page with the code filled in, and the address forgets it.
        phone = self.browser()
        phone.open(scanned)
        self.assertEqual(phone.one("#code").get_attribute("value"), codes[0])
        self.assertNotIn("#", phone.driver.current_url)
        phone.press(phone.one("main form .button"))
        self.assertEqual(phone.path, "/v/zes-kanten")
        self.assertFalse(phone.all('[name="buurt"]'))

        # Without script: the fragment goes nowhere, and the code is typed, as people type.
        old = self.browser(script=False, language="tr")
        old.open(turkish)
        self.assertEqual(old.one("html").get_attribute("lang"), "tr")
        self.assertEqual(old.one("#code").get_attribute("value"), "")
        old.one("#code").send_keys(codes[1].lower().replace("-", " ").replace("0", "o").replace("1", "l"))
        old.press(old.one("main form .button"))
        self.assertEqual(old.path, "/v/zes-kanten")

        # Lost: the old code ends, the list leads to the new letter.
        browser.open(self.url(HERE + "/vervangen"))
        self.fill(browser, nummer="3")
        self.go(browser)
        self.assertIn("Brief 3 is nu brief 4", browser.text)
        self.fill(browser, address="E. Özgür\nKanariestraat 16\n1234 KN Kanariedorp")
        self.go(browser)
        self.assertEqual(browser.heading, "1 brief om af te drukken")
        self.assertIn("Kanariestraat 16", browser.text)
        self.assertNotEqual(self.codes(browser)[0], codes[2])
        stranger = self.browser()
        stranger.open(self.url("/code"))
        stranger.one("#code").send_keys(codes[2])
        stranger.press(stranger.one("main form .button"))
        self.assertTrue(stranger.all("#fouten"))

        # Nothing of the addresses, and no code, lies in the data folder or in what the service said.
        for file in [*(self.service.folder / "data").rglob("*"), self.service.folder / "out", self.service.folder / "log"]:
            if file.is_file():
                content = file.read_bytes()
                for trace in [b"anarie", "Özgür".encode(), *[code.encode() for code in codes]]:
                    self.assertNotIn(trace, content, file)

    def test_letters_are_made_and_printed_without_script(self):
        browser = self.browser(width=1280, script=False)
        self.coordinator(browser)
        browser.open(self.url(HERE + "/maken"))
        self.fill(browser, aantal="5")
        self.go(browser)
        self.assertIn("5 brieven", browser.text)
        browser.open(self.url(HERE + "/afdrukken"))
        self.go(browser)
        self.assertEqual(len(set(self.codes(browser))), 5)

    def test_every_page_of_letters_is_accessible_on_a_phone_and_wide(self):
        browser = self.browser(width=1280)
        browser.brings_axe()
        self.coordinator(browser)
        browser.open(self.url(HERE + "/maken"))
        self.fill(browser, aantal="5")
        self.go(browser)
        self.assertIn("5 brieven", browser.text)
        pages = ["/medewerkers/brieven", HERE, HERE + "/maken", HERE + "/afdrukken", HERE + "/vervangen", HERE + "/stoppen",
                 "/medewerkers/brieven/zes-kanten/tekst", "/medewerkers/brieven/zes-kanten/tekst/reminder-ar"]
        for width, dark, end in ((360, False, ""), (1280, True, "?taal=en")):
            browser.resize(width)
            browser.media(dark=dark)
            for path in pages:
                browser.open(self.url(path + end))
                with self.subTest(f"{path} at {width}"):
                    self.plain(browser)
        browser.resize(360)
        for path, field in ((HERE + "/maken", "aantal"), (HERE + "/afdrukken", "van"), (HERE + "/vervangen", "nummer")):
            browser.open(self.url(path))
            self.fill(browser, **{field: "999999"})
            self.go(browser)
            with self.subTest(f"{path} with an error"):
                self.assertTrue(browser.all("#fouten"))
                self.plain(browser)
        for path in ["/medewerkers/brieven/zes-kanten/tekst/invitation-ar/voorbeeld",
                     "/medewerkers/brieven/zes-kanten/poster/tr"]:
            browser.open(self.url(path))
            with self.subTest(path):
                self.assertEqual(browser.axe(), [])

    def plain(self, browser):
        self.assertEqual(browser.axe(), [])
        self.assertIsNone(browser.sideways())
        self.assertEqual(browser.small_targets(), [])
        self.assertEqual(len(browser.all("h1")), 1)

    def test_standard_letters_of_every_language_kind_and_size_fit_on_one_page_each(self):
        browser = self.browser(width=1280)
        self.coordinator(browser)
        for language in ("nl", "en", "tr", "ar"):
            for kind in ("invitation", "reminder"):
                browser.open(self.url(f"/medewerkers/brieven/buurt-en-gezondheid/tekst/{kind}-{language}/voorbeeld"))
                with self.subTest(f"{kind} {language}"):
                    self.assertEqual(len(self.codes(browser)), 2)
                    self.assertEqual(self.pdf(browser)[0], 2)
                    self.apart(browser)
            browser.open(self.url(f"/medewerkers/brieven/zes-kanten/poster/{language}"))
            self.assertEqual(self.pdf(browser)[0], 1)

    def apart(self, browser):
        """The foot of a letter lies under all else, never on it."""
        touching = browser.evaluate("""
            return [...document.querySelectorAll('.letter')].filter(letter => {
              const foot = letter.querySelector('.foot').getBoundingClientRect();
              return [...letter.children].some(c => !c.matches('.foot') && c.getBoundingClientRect().bottom > foot.top + 1);
            }).length""")
        self.assertEqual(touching, 0)

    def test_the_longest_text_that_is_taken_still_fits_on_one_page(self):
        browser = self.browser(width=1280)
        self.coordinator(browser)
        word = "buurtbewoners "
        # Lines and characters that fit, as LetterPart has them.
        for part, lines, width in (("title", 2, 46), ("body", 15, 80), ("brief", 8, 54), ("ways", 3, 56), ("closing", 2, 46)):
            line = (word * 10)[:width].rsplit(" ", 1)[0]
            browser.open(self.url("/medewerkers/brieven/zes-kanten/tekst/invitation-nl"))
            self.texts = {**getattr(self, "texts", {}), part: "\\n".join([line] * lines)}
        for part, text in self.texts.items():
            browser.evaluate(f"document.getElementById('{part}').value = '{text}'")
        self.go(browser)
        self.assertTrue(browser.path.endswith("/tekst"), browser.text)
        browser.open(self.url("/medewerkers/brieven/zes-kanten/tekst/invitation-nl/voorbeeld"))
        self.assertEqual(self.pdf(browser)[0], 2)
        self.apart(browser)

    def test_many_letters_print_from_one_page_one_sheet_each(self):
        browser = self.browser(width=1280)
        self.coordinator(browser)
        browser.open(self.url(HERE + "/maken"))
        self.fill(browser, aantal=str(self.many))
        self.go(browser)
        browser.open(self.url(HERE + "/afdrukken"))
        self.go(browser)
        self.assertEqual(len(set(self.codes(browser))), self.many)
        pages, made = self.pdf(browser)
        self.assertEqual(pages, self.many)
        browser.open(self.url(HERE + "/afdrukken"))
        self.tick(browser, "papier", "stickers")
        self.go(browser)
        self.assertEqual(self.pdf(browser)[0], -(-self.many // 24))
