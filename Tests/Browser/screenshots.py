"""Pictures of every type of page at 360 and 1280 pixels, light and dark: `python screenshots.py FOLDER`."""

import base64
import pathlib
import re
import sys

from test_every_page import EveryPage
from browser import Browser


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    case = EveryPage("test_first_load_is_small")
    EveryPage.setUpClass()
    try:
        for width, dark in [(360, False), (1280, False), (360, True)]:
            with Browser(width=width, dark=dark) as browser:
                for number, name in enumerate(case.pages(browser)):
                    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "home"
                    target = folder / f"{number:02}-{stem}-{width}{'-dark' if dark else ''}.png"
                    height = min(browser.evaluate("return document.documentElement.scrollHeight"), 4000)
                    shot = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {
                        "captureBeyondViewport": True, "format": "png",
                        "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}})
                    target.write_bytes(base64.b64decode(shot["data"]))
    finally:
        EveryPage.doClassCleanups()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
