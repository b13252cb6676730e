"""Every page of staff, each as somebody comes to it, for all that must hold on every page; in no language of its own."""

from staff import App, PASSWORD, StaffMixin


class StaffTour(StaffMixin):
    """For a `JourneyCase` with a service that nobody can log in to yet."""

    def staff_tour(self, browser):
        browser.open(self.url("/medewerkers/inloggen"))
        yield "log in"
        self.go(browser)
        yield "log in with an error"
        link = self.first_link()
        browser.open(self.url("/medewerkers/begin"))
        yield "begin"
        self.fill(browser, code="ABCD")
        self.go(browser)
        yield "begin with an error"
        self.fill(browser, code=link.split("#")[1])
        self.go(browser)
        yield "choose a password"
        self.fill(browser, name="Eerste Beheerder", login="e", new="kort", again="")
        self.go(browser)
        yield "choose a password with errors"
        self.fill(browser, name="Eerste Beheerder", login="eerste", new=PASSWORD, again=PASSWORD)
        self.go(browser)
        yield "couple an app"
        app = App(browser)
        self.fill(browser, app="000000")
        self.go(browser)
        yield "couple an app with an error"
        self.fill(browser, app=app.code())
        self.go(browser)
        yield "recovery codes"
        for path in ["/medewerkers", "/medewerkers/mijn-account", "/medewerkers/mijn-account/wachtwoord",
                     "/medewerkers/mijn-account/app", "/medewerkers/mijn-account/herstelcodes",
                     "/medewerkers/mijn-account/overal-uitloggen", "/medewerkers/accounts",
                     "/medewerkers/accounts/nieuw", "/medewerkers/logboek"]:
            browser.open(self.url(path))
            yield path
        browser.open(self.url("/medewerkers/mijn-account/wachtwoord"))
        self.go(browser)
        yield "my password with an error"
        browser.open(self.url("/medewerkers/accounts/nieuw"))
        self.go(browser)
        yield "invite with errors"
        officer = self.invite(browser, "Petra Privacy", "petra", "privacy-officer")
        yield "a link"
        browser.open(self.url("/medewerkers/accounts"))
        yield "accounts"
        browser.press(browser.link("Petra"))
        yield "an account"
        account = browser.path
        for end in ("/herstel", "/stop"):
            browser.open(self.url(account + end))
            yield "an account" + end
            self.go(browser)
            yield "an account" + end + " with errors"
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
        petras, _ = self.take(browser, officer)
        browser.open(self.url("/medewerkers/logboek"))
        yield "the audit log"
        self.assertTrue(browser.all(".log li"))
        self.go(browser)
        yield "the audit log, checked"
        self.assertTrue(browser.all("#melding"))
        browser.open(self.url("/medewerkers/logboek?wie=niemand&van=gisteren"))
        yield "the audit log with errors"
        for path in ["/medewerkers/verwerkingen", "/medewerkers/bewaren", "/medewerkers/wissen", "/medewerkers/geraakt",
                     "/medewerkers/geraakt?van=2026-01-01&tot=2030-01-01", "/medewerkers/geraakt?van=gisteren&tot="]:
            browser.open(self.url(path))
            yield path
        browser.open(self.url("/medewerkers/wissen"))
        self.fill(browser, code="ABCD")
        self.go(browser)
        yield "erasing with an error"
        self.log_out_from(browser)
        self.fill(browser, login="petra", password=PASSWORD)
        self.go(browser)
        yield "second step"
        browser.press(browser.one("main a[href*=herstelcode]"))
        yield "recovery code"

    def log_out_from(self, browser):
        browser.open(self.url("/medewerkers"))
        self.log_out(browser)
