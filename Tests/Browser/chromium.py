"""Chromium processes: started once and used again, each time with a new tab and nothing of what was there before.

Each kind runs script or not, asks for a language, and is light or whole. A light one is Chromium's headless shell, which costs a
quarter less where a tour only looks at pages; of what a person's browser has (settings, history, a profile) it has little.
"""

import atexit
import contextlib
import functools
import re
import shutil
import subprocess
import tempfile

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

# Idle processes by what they were started with; more than a few would only take memory.
_idle = []
_MOST_IDLE = 3


@functools.cache
def shell():
    """The headless shell; none where the driver is of another version."""
    # Debian's command of that name is a script that stays between: the driver would end it, and not the program.
    found = shutil.which("chromium-headless-shell", path="/usr/lib/chromium")
    versions = {re.search(r"\d+", subprocess.run([program, "--version"], capture_output=True, text=True).stdout).group()
                for program in [found, shutil.which("chromedriver")] if found}
    return found if len(versions) == 1 else None


def start(profile, script=True, language="nl", light=False, more=()):
    """A process with a profile of its own; it notes what comes over the line, so that a test can read a page as it was sent."""
    options = Options()
    light = light and shell()
    options.binary_location = light or shutil.which("chromium") or "/usr/bin/chromium"
    # The shell makes itself a profile, and keeps to it only when it is not told of one.
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--accept-lang={language}", *([] if light else [f"--user-data-dir={profile}"]), *more]:
        options.add_argument(argument)
    # An empty page in place of the browser's own first page, which costs as much as some of ours.
    wishes = {} if more else {"session.restore_on_startup": 4, "session.startup_urls": ["about:blank"]}
    if not script:
        wishes["profile.managed_default_content_settings.javascript"] = 2
    options.add_experimental_option("prefs", wishes)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(120)
    driver.set_script_timeout(120)
    # Printing thousands of letters takes minutes.
    driver.command_executor.client_config.timeout = 600
    return driver


def take(*kind):
    """A process of this kind: an idle one, emptied, or a new one; and its profile."""
    for entry in [entry for entry in _idle if entry[0] == kind]:
        _idle.remove(entry)
        _, driver, profile = entry
        try:
            empty(driver)
            return driver, profile
        except WebDriverException:
            end(driver, profile)
    profile = tempfile.mkdtemp(prefix="buurtstem-profile-")
    return start(profile, *kind), profile


def give_back(driver, profile, *kind):
    """Keeps a process for the next test; the oldest goes when there are too many."""
    _idle.append((kind, driver, profile))
    if len(_idle) > _MOST_IDLE:
        _, driver, profile = _idle.pop(0)
        end(driver, profile)


def empty(driver):
    """A new tab in place of all others: its history, its settings and the scripts put into it are its own."""
    old = driver.window_handles
    driver.switch_to.window(old[0])
    driver.switch_to.new_window("tab")
    for handle in old:
        driver.execute_cdp_cmd("Target.closeTarget", {"targetId": handle})
    for command in ("Storage.clearCookies", "Network.clearBrowserCache"):
        driver.execute_cdp_cmd(command, {})


def end(driver, profile):
    with contextlib.suppress(WebDriverException):
        driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


@atexit.register
def end_all():
    while _idle:
        _, driver, profile = _idle.pop()
        end(driver, profile)
