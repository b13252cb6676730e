"""Chromium processes: started once and used again, each time with a new tab and nothing of what was there before."""

import atexit
import contextlib
import shutil
import tempfile

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

# Idle processes by what they were started with; more than a few would only take memory.
_idle = []
_MOST_IDLE = 3


def start(profile, script=True, language="nl", more=()):
    """A process with a profile of its own; it notes what comes over the line, so that a test can read a page as it was sent."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--accept-lang={language}", f"--user-data-dir={profile}", *more]:
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


def take(script, language):
    """A process of this kind: an idle one, emptied, or a new one; and its profile."""
    for entry in [entry for entry in _idle if entry[0] == (script, language)]:
        _idle.remove(entry)
        _, driver, profile = entry
        try:
            empty(driver)
            return driver, profile
        except WebDriverException:
            end(driver, profile)
    profile = tempfile.mkdtemp(prefix="buurtstem-profile-")
    return start(profile, script, language), profile


def give_back(driver, profile, script, language):
    """Keeps a process for the next test; the oldest goes when there are too many."""
    _idle.append(((script, language), driver, profile))
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
