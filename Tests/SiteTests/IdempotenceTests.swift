import HTTPTypes
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

@Suite("Sending once, whatever happens")
struct IdempotenceTests {
    @Test("100 parallel sends of one draft: one response, 100 equal receipts")
    func parallelSends() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn()
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<100 {
                    let tab = browser.tab()
                    group.addTask { try await tab.submit(check, []).code }
                }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(codes.count == 100)
            #expect(Set(codes).count == 1)
            #expect(codes.first != .some(nil))
            let report = try await site.store.verify()
            #expect(report.responses == 1 && report.isSound)
        }
    }

    @Test("Reload, back and a second tab after sending lead to the same receipt")
    func after() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn()
            let late = browser.tab()
            let code = try #require(try await browser.submit(check, []).code)
            for _ in 0..<2 { #expect(try await browser.get("/v/wijk/klaar").code == code) }
            #expect(try await browser.submit(check, []).code == code)
            #expect(try await late.submit(check, []).code == code)
            #expect(try await browser.get("/v/wijk/controle").code == code)
            #expect(try await site.store.verify().responses == 1)
        }
    }

    @Test("A page posted from two tabs at once loses neither answer")
    func twoTabs() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            var first = try await browser.begin()
            first = try await browser.submit(first, [(first.field("vervoer", 0), "auto")])
            let tabs = (0..<20).map { _ in browser.tab() }
            let age = first
            let story = try await browser.get(first.path.replacing("leeftijd", with: "verhaal"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, tab) in tabs.enumerated() {
                    group.addTask {
                        if number.isMultiple(of: 2) {
                            _ = try await tab.submit(age, [(age.field("leeftijd", 0), "\(20 + number)")])
                        } else {
                            _ = try await tab.submit(story, [(story.field("verhaal", 0), "verhaal \(number)")])
                        }
                    }
                }
                try await group.waitForAll()
            }
            let check = try await browser.get("/v/wijk/controle")
            #expect(check.html.contains("verhaal "))
            #expect(check.html.firstMatch(of: /<dd[^>]*>\s*[23][0-9]/) != nil || check.html.contains(/\b[23]\d\b/))
        }
    }

    @Test("Sent in one tab, posted in another: the receipt, and nothing is stored twice")
    func postAfterSending() async throws {
        let site = try SiteUnderTest()
        try await site.visit { browser in
            let check = try await browser.fillIn()
            let page = try await browser.get("/v/wijk/p/leeftijd")
            let other = browser.tab()
            let code = try #require(try await browser.submit(check, []).code)
            let screen = try await other.submit(page, [(page.field("leeftijd", 0), "99")])
            #expect(screen.code == code)
            #expect(try await site.store.verify().responses == 1)
        }
    }
}
