"""A resident without a browser: follows links and posts forms, and shows each page as the server sent it."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request

import html5lib

NS = "{http://www.w3.org/1999/xhtml}"


class Page:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.address = response.geturl()
        self.bytes = response.read()
        self.text = self.bytes.decode()
        self.tree = html5lib.parse(self.text)

    @property
    def path(self):
        return urllib.parse.urlsplit(self.address).path

    def all(self, name):
        return list(self.tree.iter(NS + name))

    def fields(self, choose=False):
        """The fields of the page's form as a browser would send them; with `choose`, the first of each kind of choice."""
        fields, taken = [], set()
        form = next(f for f in self.all("form") if f.get("method") == "post")
        for one in form.iter():
            name = one.get("name")
            if not name or one.tag == NS + "button":
                continue
            kind = one.get("type")
            if kind in ("radio", "checkbox"):
                if one.get("checked") is not None or (choose and name not in taken):
                    fields.append((name, one.get("value")))
                    taken.add(name)
            elif one.tag == NS + "select":
                fields.append((name, ""))
            else:
                fields.append((name, one.get("value") or (one.text or "").strip()))
        return fields

    @property
    def action(self):
        return next(f for f in self.all("form") if f.get("method") == "post").get("action")


class Resident:
    def __init__(self, service, language):
        self.service = service
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.opener.addheaders = [("Accept-Language", language)]

    def get(self, path):
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.service.address, path)))

    def post(self, page, more=(), choose=False):
        body = urllib.parse.urlencode(page.fields(choose) + list(more)).encode()
        address = urllib.parse.urljoin(page.address, page.action)
        return self._open(urllib.request.Request(address, body, {"Origin": self.service.address}))

    def _open(self, request):
        try:
            return Page(self.opener.open(request))
        except urllib.error.HTTPError as error:
            return Page(error)

    def begin(self, collection):
        page = self.post(self.get(f"/v/{collection}"), choose=True)
        for _ in range(3):
            # On a device that others use, the code comes first.
            if "/p/" in page.path:
                break
            link = next(a.get("href") for a in page.all("a") if "/p/" in (a.get("href") or ""))
            page = self.get(link)
        return page

    def question_pages(self, collection):
        """Addresses of all pages with questions, from "check your answers"."""
        check = self.get(f"/v/{collection}/controle")
        links = [a.get("href").split("#")[0] for a in check.all("a") if "/p/" in (a.get("href") or "")]
        return list(dict.fromkeys(links))
