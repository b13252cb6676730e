"""Pictures of every type of page in Dutch and Arabic, at 360 and 1280 pixels, light and dark, of what is printed, and of the pages
of staff in Dutch: `python screenshots.py FOLDER [LANGUAGE...]`, with `staff` as one of the languages for theirs alone."""

import base64
import pathlib
import re
import sys

from browser import Browser
from journey import JourneyCase
from service import Service
from staff_tour import StaffTour
from tour import Tour

# What is printed of these, on paper.
PRINTED = ("end", "own answers", "result")


class Walk(Tour, JourneyCase):
    def walk(self, browser):
        return self.tour(browser)


class StaffWalk(StaffTour, JourneyCase):
    def walk(self, browser):
        return self.staff_tour(browser)


def shoot(browser, target, width):
    height = min(browser.evaluate("return document.documentElement.scrollHeight"), 4000)
    shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
        "captureBeyondViewport": True, "format": "png",
        "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}})
    target.write_bytes(base64.b64decode(shot["data"]))


def shoot_all(browser, names, language, folder):
    """Four pictures of each page, where it is."""
    for number, name in enumerate(names):
        stem = f"{number:03}-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        for width in (360, 1280):
            browser.resize(width)
            for dark in (False, True):
                browser.media(dark=dark)
                shoot(browser, folder / f"{stem}-{language}-{width}{'-dark' if dark else ''}.png", width)
            browser.media()
        browser.resize(360)
        if name.split(": ")[-1].split(" with ")[0] in PRINTED:
            printed = browser.driver.execute_cdp_cmd(
                "Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True})
            (folder / f"{stem}-{language}.pdf").write_bytes(base64.b64decode(printed["data"]))


def main(folder, languages):
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        case = StaffWalk() if language == "staff" else Walk()
        with Service() as case.service, Browser(language="nl" if language == "staff" else language) as browser:
            shoot_all(browser, case.walk(browser), language, folder)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:] or ["nl", "ar", "staff"])
