"""The pictures of the README, from the real service on invented data: `python readme_pictures.py FOLDER`."""

import base64
import pathlib
import sys

from browser import Browser
from journey import JourneyCase
from test_releases import InventedService, ReleaseMixin


class FirstLook(InventedService):
    demo = []


class Pictures(ReleaseMixin, JourneyCase):
    def pictures(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        self.__class__.service = self.enterContext(FirstLook())
        with Browser(width=360) as browser:
            self.evaluator(browser)
            browser.open(self.url("/medewerkers/overzicht"))
            browser.press(browser.link("Oosterveld (verzonnen)"))
            browser.press(browser.link("Mijn buurt en mijn gezondheid"))
            self.shoot(browser, folder / "dashboard.png", "Gemiddelden")
            browser.press(browser.link("Samenwerken in de buurt"))
            self.shoot(browser, folder / "ties.png", "Banden tussen organisaties")
            browser.press(browser.link("Zes kanten van mijn gezondheid"))
            self.shoot(browser, folder / "card.png", "Gesprekskaart")
        with Browser(width=360) as browser:
            self.begin(browser)
            browser.fill_everything("7")
            browser.do("verder")
            for box in browser.all("input[value='8']")[:2]:
                browser.evaluate("arguments[0].click()", box)
            self.shoot(browser, folder / "question.png")
            self.to_check(browser)
            self.shoot(browser, folder / "check.png")
            browser.press(browser.button("Versturen"))
            self.shoot(browser, folder / "end.png")

    @staticmethod
    def shoot(browser, target, heading=None):
        """The top of a page, or what stands below a heading."""
        top = 0
        if heading:
            headings = [one for one in browser.all("h2") if one.text.startswith(heading)]
            top = browser.evaluate("return arguments[0].getBoundingClientRect().top + scrollY - 12", headings[0])
        shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True, "format": "png",
            "clip": {"x": 0, "y": top, "width": 360, "height": 740, "scale": 1}})
        target.write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    Pictures.setUpClass()
    try:
        Pictures().pictures(pathlib.Path(sys.argv[1]))
    finally:
        Pictures.doClassCleanups()
