"""Pictures of every type of page in Dutch and Arabic, at 360 and 1280 pixels, light and dark, and of what is printed:
`python screenshots.py FOLDER [LANGUAGE...]`."""

import base64
import pathlib
import re
import sys

from test_every_language import EveryLanguage
from browser import Browser


def shoot(browser, target, width):
    height = min(browser.evaluate("return document.documentElement.scrollHeight"), 4000)
    shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
        "captureBeyondViewport": True, "format": "png",
        "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}})
    target.write_bytes(base64.b64decode(shot["data"]))


def main(folder, languages):
    folder.mkdir(parents=True, exist_ok=True)
    case = EveryLanguage("test_dutch")
    EveryLanguage.setUpClass()
    try:
        for language in languages:
            for width in (360, 1280):
                with Browser(width=width, language=language) as browser:
                    for number, name in enumerate(case.types(browser, language)):
                        stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "home"
                        name = f"{number:02}-{stem}-{language}-{width}"
                        for dark in (False, True):
                            browser.media(dark=dark)
                            shoot(browser, folder / f"{name}{'-dark' if dark else ''}.png", width)
                        browser.media()
                        if stem in ("end", "own-answers", "result") and width == 1280:
                            printed = browser.driver.execute_cdp_cmd(
                                "Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": True})
                            (folder / f"{number:02}-{stem}-{language}.pdf").write_bytes(base64.b64decode(printed["data"]))
    finally:
        EveryLanguage.doClassCleanups()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:] or ["nl", "ar"])
