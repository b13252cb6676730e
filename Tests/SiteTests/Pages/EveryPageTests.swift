import Foundation
import Testing
import XMLTree

@testable import Site

@Suite("Every page of our own")
struct EveryPageTests {
    let pages: Pages

    init() throws { pages = try Root.pages() }

    @Test("is well-formed, has one h1, a title, a language and every landmark", arguments: SamplePages.all)
    func isWellFormed(_ sample: SamplePages.Sample) throws {
        for language in pages.languages.all {
            let page = try ParsedPage(sample.bytes(pages, language))
            #expect(page.root.attribute("lang") == language.code)
            #expect(page.elements("h1").count == 1)
            #expect(page.elements("main").count == 1)
            #expect(page.elements("header").count == 1)
            #expect(page.elements("footer").count == 1)
            let title = try #require(page.elements("title").first).text
            #expect(title.hasSuffix(" – Buurtstem") && title.count > " – Buurtstem".count)
        }
    }

    @Test("has no id twice, and every reference to an id finds it", arguments: SamplePages.all)
    func referencesHold(_ sample: SamplePages.Sample) throws {
        let page = try ParsedPage(sample.bytes(pages, pages.languages.first))
        try page.expectReferencesHold()
    }

    @Test("asks for no script, style or picture but its own, and holds none inline", arguments: SamplePages.all)
    func hasNothingInline(_ sample: SamplePages.Sample) throws {
        let page = try ParsedPage(sample.bytes(pages, pages.languages.first))
        for element in page.elements {
            for attribute in element.attributes {
                #expect(!attribute.name.local.hasPrefix("on") && attribute.name.local != "style")
                if ["src", "href", "action"].contains(attribute.name.local) {
                    #expect(!attribute.value.contains("//"))
                }
            }
        }
        #expect(page.elements("script").count == 1)
        #expect(page.elements("style").isEmpty)
        let requests = page.elements("script").count + page.elements("link").count + 1
        #expect(requests <= 4)
    }

    @Test("is filled in: no empty heading, link, button or paragraph", arguments: SamplePages.all)
    func isFilledIn(_ sample: SamplePages.Sample) throws {
        for language in pages.languages.all {
            let page = try ParsedPage(sample.bytes(pages, language))
            for name in ["h1", "h2", "h3", "a", "button", "label", "legend", "p", "li", "title", "dt", "dd"] {
                for element in page.elements(name) {
                    // A button with a picture alone has its words there.
                    let words = element.attribute("aria-label") ?? element.text
                    #expect(!words.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty, "\(name)")
                }
            }
            #expect(!page.html.contains("{") && !page.html.contains("\u{1}"))
        }
    }

    @Test("tells nobody that it is anonymous", arguments: SamplePages.all)
    func promisesNoAnonymity(_ sample: SamplePages.Sample) throws {
        for language in pages.languages.all {
            let page = try ParsedPage(sample.bytes(pages, language))
            #expect(!page.text.lowercased().contains("anoniem") && !page.text.lowercased().contains("anonymous"))
        }
    }

    @Test("with its style, script and icon is smaller than 60 kB", arguments: SamplePages.all)
    func isSmall(_ sample: SamplePages.Sample) throws {
        let page = try sample.bytes(pages, pages.languages.first)
        let html = String(decoding: page, as: UTF8.self)
        let loaded = pages.assets.all.filter { html.contains($0.name) }
        #expect(Set(loaded.map(\.type)).isSuperset(of: ["text/css; charset=utf-8", "image/svg+xml"]))
        #expect(page.count + loaded.reduce(0) { $0 + $1.bytes.count } < 60_000)
    }

    @Test("after an error: title starts with it, the summary leads to the field, the same words stand at the field")
    func errorsStandTwice() throws {
        let language = pages.languages.first
        let sample = try #require(SamplePages.all.first { $0.testDescription == "start with errors" })
        let page = try ParsedPage(sample.bytes(pages, language))
        #expect(try #require(page.elements("title").first).text.hasPrefix("Fout: "))
        let summary = try #require(page.element(id: "fouten"))
        #expect(summary.attribute("tabindex") == "-1" && summary.attribute("autofocus") != nil)
        #expect(summary.text.contains(language.say(.wrongConsent)))
        let field = try #require(page.element(id: "toestemming-fout"))
        #expect(field.text == "Fout: " + language.say(.wrongConsent))
        let chosen = page.elements("input").filter { $0.attribute("checked") != nil }
        #expect(chosen.map { $0.attribute("value") } == ["west"])
    }
}

extension ParsedPage {
    /// No id stands twice, and `for`, `aria-labelledby`, `aria-describedby` and `#` links lead somewhere.
    func expectReferencesHold() throws {
        let ids = elements.compactMap { $0.attribute("id") }
        let known = Set(ids)
        #expect(ids.count == known.count, "an id stands twice")
        for element in elements {
            let names = ["for", "aria-labelledby", "aria-describedby"].compactMap { element.attribute($0) }
            for name in names.flatMap({ $0.split(separator: " ").map(String.init) }) {
                #expect(known.contains(name), "no element has the id \(name)")
            }
            if let link = element.attribute("href"), link.hasPrefix("#") {
                #expect(known.contains(String(link.dropFirst())), "no element has the id \(link)")
            }
        }
    }
}
