import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("What we keep")
struct KeptPageTests {
    @Test("The page names every table and column of the real database, with a sentence, in every language")
    func schema() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let tables = try site.store.tables()
            #expect(tables.contains { $0.name == "response" && $0.columns.contains("sealed") })
            #expect(tables.flatMap(\.columns).count > 40)
            for language in site.office.screens.pages.languages.all {
                let page = try await browser.get(Route.kept.path + "?taal=" + language.code)
                #expect(page.status == 200)
                for table in tables {
                    let told = try #require(language.kept.tables[table.name])
                    #expect(page.html.contains("<h3>\(Self.escaped(told.title))</h3>"))
                    for column in table.columns {
                        let meaning = Self.escaped(try #require(told.columns[column]))
                        #expect(page.html.contains("<dt>\(column)</dt><dd>\(meaning)</dd>"), "\(table.name)")
                    }
                }
            }
        }
    }

    @Test("A column, file or log field without a sentence stops the start, and so does a sentence about nothing")
    func unexplained() throws {
        let site = try SiteUnderTest()
        let language = site.office.screens.pages.languages.first
        let tables = try site.store.tables()
        let more = tables + [StoredTable(name: "visitor", columns: ["address"])]
        let files = StoreOptions.files + ["keys.json"]
        #expect(throws: TemplateFault.unexplained(name: "visitor.address", language: "nl")) {
            try KeptFacts(tables: more, files: files).check(against: language)
        }
        #expect(throws: TemplateFault.unexplained(name: "visitors.csv", language: "nl")) {
            try KeptFacts(tables: tables, files: files + ["visitors.csv"]).check(against: language)
        }
        #expect(throws: TemplateFault.explainedInVain(name: "tombstone.digest", language: "nl")) {
            try KeptFacts(tables: tables.filter { $0.name != "tombstone" }, files: files).check(against: language)
        }
        #expect(throws: TemplateFault.unexplained(name: "visitor.address", language: "nl")) {
            _ = try Screens(
                pages: site.office.screens.pages, settings: SiteSettings(),
                keeping: KeptFacts(tables: more, files: files))
        }
    }

    @Test("Every file in the data folder is told of")
    func files() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let end = try await browser.sendAll()
            let code = try Code(reading: try #require(end.code))
            let isGone = try await site.store.withdraw(ownCode: site.keys.ownCodeIndexes(code))
            #expect(isGone)
            let page = try await browser.get(Route.kept.path)
            let files = try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
            #expect(files.count >= 4)
            for file in files { #expect(page.html.contains("<dt>\(file)</dt>"), "\(file)") }
        }
    }

    @Test("Every field of a line of the log is told of")
    func log() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in try await browser.get("/") }
        let line = try #require(site.logged.split(separator: "\n").first { $0.hasPrefix("GET / ") })
        let parts = line.split(separator: " ")
        let named = parts.dropFirst(2).map { String($0.prefix { $0 != "=" }) }
        #expect(["method", "template"] + named == RequestLog.fields)
    }

    @Test("Figures follow the settings and each questionnaire")
    func figures() async throws {
        var settings = SiteSettings()
        settings.draftDays = 41
        settings.backupsKept = 17
        settings.logDays = 9
        let site = try SiteUnderTest(settings: settings)
        try await site.visit { browser in
            let page = try await browser.get(Route.kept.path)
            for words in ["41 dagen", "de laatste 17", "9 dagen", "De wijk: 24 maanden"] {
                #expect(page.html.contains(words), "\(words)")
            }
        }
        settings.hasBackups = false
        let other = try SiteUnderTest(settings: settings)
        try await other.visit { browser in
            let page = try await browser.get(Route.kept.path)
            #expect(!page.html.contains("de laatste 17"))
        }
    }

    @Test("The privacy page and every start page lead there", arguments: ["/privacy", "/v/wijk"])
    func links(path: String) async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let dutch = try await browser.get(path)
            #expect(dutch.html.contains("href=\"/wat-wij-bewaren?taal=nl\""))
            let english = try await browser.get(path + "?taal=en")
            #expect(english.html.contains("href=\"/wat-wij-bewaren?taal=en\""))
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = HTMLBuffer()
        out.text(text)
        return String(decoding: out.bytes, as: UTF8.self)
    }
}
