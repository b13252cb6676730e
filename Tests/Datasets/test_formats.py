"""Every format read back by a program that is not ours; same input, same bytes; nothing cut, nothing guessed."""
import csv, hashlib, io, json, os, time, unittest, zipfile

import frictionless, openpyxl, pyreadstat
from lxml import etree

from bundle import Form, Workplace, response

DDI = {"d": "ddi:codebook:2_5"}
QDA = {"q": "urn:QDA-XML:project:1.0"}
STORY = {"id": "interview-noord-7", "neighbourhood": "noord", "round": "T0", "teller": "bewoner", "reviewed": True, "consent": True,
         "text": "Mijn buurvrouw 👩‍👩‍👧 helpt. Café is dicht, één keer per week.",
         "codings": [{"start": 0, "end": 26, "voice": "coder", "codes": ["zorgzame-buurt"], "valence": "helps"},
                     {"start": 28, "end": 41, "voice": "machine", "codes": ["meedoen"], "valence": "hinders"}],
         "quotes": [{"start": 0, "end": 26}]}


def whole():
    form = Form("2026-1").ask("leeftijd", label="Hoe oud bent u?", role="quasi", more='bs:hierarchy="leeftijd"').ask("cijfer", "decimal")
    form.ask("sinds", "date").choose("hoe", {"goed": "Goed, hoor", "slecht": "=Slecht"}, more='bs:scale="s" bs:indicator="gaat"')
    form.choose("wat", {"a": "A & <b>", "b": "B"}, several=True).ask("open", "string", role="free-text")
    form.ask("naam", "string", role="identifying").ask("los", role=None).ask("plek", "geopoint")
    return form.repeat("kind").ask("jaar").end(True)


class FormatTests(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.folder.cleanup)

    def responses(self):
        return [response("a", {"leeftijd": 70, "cijfer": "7.5", "sinds": "1961-02-28", "hoe": "slecht", "wat": "b", "open": "Jan belt.",
                               "naam": "Jan de Vries", "los": 3, "plek": "52.1 5.1 0 0", "kind[1]/jaar": 1990},
                         reviewed={"/data/open": "[persoon-1] belt, “é 👩‍👩‍👧”,\nelke dag."}, chain="X"),
                response("b", {"leeftijd": 44, "hoe": "goed", "open": "=1+1"}, neighbourhood="zuid", mode="namens"),
                response("c", {})]

    def make(self, *words):
        (self.place.path / "s.jsonl").write_text(json.dumps(STORY, ensure_ascii=False) + "\n", encoding="utf-8")
        (self.place.path / "risk.html").write_text("<!doctype html><title>r</title>")
        return self.place.make([whole()], self.responses(), "--with-reviewed-texts", "--stories", "s.jsonl", "--risk-sheet", "risk.html", *words)

    def test_same_input_same_bytes_whatever_the_day_the_zone_and_the_order(self):
        first = self.make().path.read_bytes()
        time.sleep(2.1)  # ZIP counts in steps of two seconds: a time that slipped in would differ now.
        os.environ["TZ"] = "Asia/Tokyo"
        self.addCleanup(os.environ.pop, "TZ")
        self.place.write([whole()], self.responses()[::-1])
        done = self.place.run("--with-reviewed-texts", "--stories", "s.jsonl", "--risk-sheet", "risk.html")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(hashlib.sha256(first).hexdigest(), hashlib.sha256((self.place.path / "out.zip").read_bytes()).hexdigest())

    def test_nothing_beside_the_rows_says_when_by_whom_or_in_which_order_it_was_made(self):
        opened = self.make()
        entries = opened.zip.infolist()
        self.assertEqual({entry.date_time for entry in entries}, {(1980, 1, 1, 0, 0, 0)})
        self.assertEqual([entry.filename for entry in entries], sorted(entry.filename for entry in entries))
        self.assertFalse([entry.filename for entry in entries if entry.comment] or opened.zip.comment)
        book = openpyxl.load_workbook(io.BytesIO(opened.read("antwoorden.xlsx"))).properties
        self.assertFalse(book.creator or book.lastModifiedBy or book.title)
        self.assertEqual(book.created.year, 1980)
        inner = zipfile.ZipFile(io.BytesIO(opened.read("verhalen/verhalen.qdpx"))).infolist()
        self.assertEqual({entry.date_time for entry in inner}, {(1980, 1, 1, 0, 0, 0)})

    def test_the_manifest_names_every_file_with_its_digest_and_rows(self):
        opened = self.make()
        manifest = json.loads(opened.read("manifest.json"))
        listed = {file["name"]: file for file in manifest["files"]}
        self.assertEqual(set(listed) | {"manifest.json"}, set(opened.zip.namelist()))
        for name, file in listed.items():
            data = opened.read(name)
            self.assertEqual((file["bytes"], file["sha256"]), (len(data), hashlib.sha256(data).hexdigest()), name)
        self.assertEqual(manifest["rows"], {"antwoorden": 3, "kind": 1, "personen": 1})
        self.assertFalse(manifest["mayBeCalledAnonymous"])
        self.assertTrue({"LEESMIJ.txt", "README.txt", "risico.html", "codeboek.html"} <= set(listed))
        self.assertEqual({info.date_time for info in opened.zip.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_what_has_no_role_or_identifies_is_nowhere(self):
        opened = self.make()
        for name in opened.zip.namelist():
            data = opened.read(name)
            if name.endswith(("xlsx", "qdpx")):
                inner = zipfile.ZipFile(io.BytesIO(data))
                data = b"".join(inner.read(part) for part in inner.namelist())
            for word in (b"Jan de", b"Jan belt", b"52.1", b"uuid:", b"2026-11"): self.assertNotIn(word, data, name)
        manifest = json.loads(opened.read("manifest.json"))
        self.assertEqual(manifest["leftOut"], {"identifying": 1, "undeclared": 1, "place": 1})

    def test_free_text_goes_out_only_as_it_was_reviewed(self):
        rows = {row["bs_buurt"] + row["leeftijd"]: row for row in self.make().rows()}
        self.assertEqual((rows["noord70"]["open"], rows["noord70"]["open_status"]), ("[persoon-1] belt, “é 👩‍👩‍👧”,\nelke dag.", "0"))
        self.assertEqual((rows["zuid44"]["open"], rows["zuid44"]["open_status"]), ("", "1"))
        self.assertEqual((rows["noord-93"]["open"], rows["noord-93"]["open_status"]), ("", "-93"))
        self.assertNotIn("open", self.place.make([whole()], self.responses()).rows()[0])

    def test_spss_and_stata_have_values_labels_missing_codes_and_dates(self):
        opened = self.make()
        codes = {row["bs_respons"]: row for row in opened.rows()}
        for path, read in (("spss/antwoorden.sav", pyreadstat.read_sav), ("stata/antwoorden.dta", pyreadstat.read_dta)):
            frame, meta = read(opened.extract(path, self.place.path), user_missing=True)
            self.assertEqual(len(frame), 3)
            old = frame[frame["bs_respons"] == next(key for key, row in codes.items() if row["leeftijd"] == "70")].iloc[0]
            self.assertEqual((old["leeftijd"], old["cijfer"], str(old["sinds"])[:10]), (70, 7.5, "1961-02-28"))
            self.assertEqual(meta.variable_value_labels["hoe"][old["hoe"]], "=Slecht")
            self.assertEqual(old["open"], "[persoon-1] belt, “é 👩‍👩‍👧”,\nelke dag.")
            self.assertEqual(meta.column_names_to_labels["leeftijd"], "Hoe oud bent u?")
            self.assertEqual(meta.column_names, list(opened.rows()[0]))

    def test_the_workbook_has_numbers_as_numbers_and_no_formula(self):
        opened = self.make()
        book = openpyxl.load_workbook(io.BytesIO(opened.read("antwoorden.xlsx")))
        self.assertEqual(book.sheetnames, ["antwoorden", "antwoorden codes", "kind", "kind codes", "personen", "personen codes", "variabelen", "waarden"])
        kinds = {cell.data_type for sheet in book for row in sheet for cell in row}
        self.assertNotIn("f", kinds)
        head, *rows = book["antwoorden codes"].values
        by = [dict(zip(head, row)) for row in rows]
        self.assertEqual({row["leeftijd"] for row in by}, {70, 44, -93})
        self.assertEqual(len(by), 3)
        self.assertIn("=Slecht", [row[head.index("hoe")] for row in list(book["antwoorden"].values)[1:]])

    def test_the_data_package_is_valid_and_its_tables_too(self):
        opened = self.make()
        folder = self.place.path / "all"
        opened.zip.extractall(folder)
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
        self.assertTrue(report.valid, report.flatten(["title", "message"]))
        rows = frictionless.Package(str(folder / "datapackage.json")).get_resource("antwoorden").read_rows()
        self.assertEqual({row["leeftijd"] for row in rows}, {70, 44, None})

    def test_the_codebook_names_every_column_value_and_missing_code(self):
        opened = self.make()
        book = etree.fromstring(opened.read("codeboek.xml"))
        for table, file in zip(("antwoorden", "kind"), ("F1", "F2")):
            names = [var.get("name") for var in book.findall(".//d:var", DDI) if var.get("files") == file]
            self.assertEqual(names, list(opened.rows(table)[0]))
        var = book.xpath("//d:var[@name='hoe']", namespaces=DDI)[0]
        self.assertEqual([value.text for value in var.findall("d:catgry[@missing='N']/d:catValu", DDI)], ["goed", "slecht"])
        self.assertIn("-93", [value.text for value in var.findall("d:catgry[@missing='Y']/d:catValu", DDI)])
        # The order in which the schema of DDI-Codebook 2.5 has the parts of a variable.
        order = ["labl", "qstn", "universe", "txt", "catgry", "concept", "varFormat", "notes"]
        for var in book.findall(".//d:var", DDI):
            places = [order.index(etree.QName(child).localname) for child in var]
            self.assertEqual(places, sorted(places))
        html = etree.fromstring(opened.read("codeboek.html"), etree.HTMLParser())
        self.assertEqual(html.get("lang"), "nl")
        self.assertIn("A & <b>", " ".join(html.itertext()))

    def test_stories_are_a_refi_qda_project_with_the_very_passages(self):
        opened = self.make()
        archive = zipfile.ZipFile(io.BytesIO(opened.read("verhalen/verhalen.qdpx")))
        project = etree.fromstring(archive.read("project.qde"))
        self.assertEqual([etree.QName(part).localname for part in project], ["Users", "CodeBook", "Variables", "Cases", "Sources"])
        source = project.find(".//q:TextSource", QDA)
        text = archive.read("sources/" + source.get("plainTextPath").removeprefix("internal://")).decode()
        self.assertEqual(text, STORY["text"])
        users = {user.get("guid"): user.get("name") for user in project.findall(".//q:User", QDA)}
        codes = {code.get("guid"): code.get("name") for code in project.findall(".//q:Code", QDA)}
        found = [(text[int(part.get("startPosition")):int(part.get("endPosition"))], users[part.get("creatingUser")],
                  [codes[ref.get("targetGUID")] for ref in part.findall(".//q:CodeRef", QDA)]) for part in source.findall("q:PlainTextSelection", QDA)]
        self.assertEqual(found, [(text[0:26], "coder", ["zorgzame-buurt", "helps"]), (text[28:41], "machine", ["meedoen", "hinders"])])
        self.assertNotIn(STORY["id"], source.get("name"))
        quotes = list(csv.DictReader(io.StringIO(opened.read("verhalen/citaten.csv").decode(), newline="")))
        self.assertEqual([(row["citaat"], row["stem"], row["codes"], row["richting"]) for row in quotes],
                         [(text[0:26], "coder", "zorgzame-buurt", "helps")])

    def test_a_story_nobody_reviewed_does_not_go_out(self):
        (self.place.path / "s.jsonl").write_text(json.dumps({**STORY, "reviewed": False}) + "\n")
        self.place.write([whole()], self.responses())
        done = self.place.run("--stories", "s.jsonl")
        self.assertEqual((done.returncode, "out.zip" in self.place.names()), (1, False))
        self.assertIn("s.jsonl:1: nobody has reviewed this story", done.stderr)

    def test_a_story_whose_teller_was_not_asked_does_not_go_out_and_who_hands_them_in_answers_for_them(self):
        self.place.write([whole()], self.responses())
        for consent in (False, None):
            (self.place.path / "s.jsonl").write_text(json.dumps({**STORY, "consent": consent}) + "\n")
            done = self.place.run("--stories", "s.jsonl")
            self.assertEqual((done.returncode, "out.zip" in self.place.names()), (1, False))
            self.assertIn("s.jsonl:1: it does not say that its teller agreed", done.stderr)
        (self.place.path / "s.jsonl").write_text(json.dumps(STORY) + "\n")
        done = self.place.run("--stories", "s.jsonl")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("that is your responsibility", done.stdout)

    def test_long_text_is_never_cut(self):
        form = Form("1").ask("open", "string", role="free-text")
        for size, formats, refused in ((3_000, "csv,xlsx,sav,dta", None), (40_000, "csv,dta", None), (40_000, "csv,sav", "32767"), (40_000, "xlsx", "32,767")):
            text = "é" + "x" * (size - 2)
            answers = [response("a", {"open": "x"}, reviewed={"/data/open": text}), response("b", {"open": "y"}, reviewed={"/data/open": "kort"})]
            self.place.write([form], answers)
            done = self.place.run("--with-reviewed-texts", "--formats", formats)
            if refused:
                self.assertEqual(done.returncode, 1)
                self.assertIn(refused, done.stderr)
                continue
            self.assertEqual(done.returncode, 0, done.stderr)
            from bundle import Opened
            opened = Opened(self.place.path / "out.zip")
            self.assertEqual({row["open"] for row in opened.rows()}, {text, "kort"})
            frame, _ = pyreadstat.read_dta(opened.extract("stata/antwoorden.dta", self.place.path))
            self.assertEqual(set(frame["open"]), {text, "kort"})
            if "sav" in formats:
                frame, _ = pyreadstat.read_sav(opened.extract("spss/antwoorden.sav", self.place.path))
                self.assertEqual(set(frame["open"]), {text, "kort"})

    def test_no_cell_of_the_safe_copy_is_a_formula_and_taking_the_mark_away_gives_the_text_back(self):
        signs = ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1", " =1", "\ufeff=1", "'=1", "a;=1", "a\n=1", "x\t-1", "''@", "gewoon", "a-b", "7 = 7"]
        form = Form("1").ask("open", "string", role="free-text").ask("n")
        answers = [response(str(number), {"open": "x", "n": -number}, reviewed={"/data/open": text}) for number, text in enumerate(signs)]
        opened = self.place.make([form], answers, "--with-reviewed-texts", "--formats", "csv")
        raw = {row["n"]: row["open"] for row in opened.rows()}
        self.assertEqual(raw, {str(-number): text for number, text in enumerate(signs)})
        data = opened.read("rekenblad/antwoorden-labels.csv").decode("utf-8-sig")
        import re
        for row in csv.DictReader(io.StringIO(data, newline="")):
            for part in re.split(r"[;\t\r\n]", row["open"]): self.assertNotRegex(part, r"^[\s\ufeff]*[=+\-@＝]")
            back = re.sub(r"(^|[;\t\r\n])'(?=['\s\ufeff]*[=+\-@＝])", r"\1", row["open"])
            self.assertEqual(back, raw[row["n"]])
