import Foundation
import Programme
import Testing

@testable import Site

@Suite("Templates and languages")
struct TemplatesTests {
    @Test(
        "a template that would write text unescaped stops the start",
        arguments: ["{{{x}}}", "{{& x}}", "{{% CONTENT_TYPE:TEXT}}"])
    func refusesUnescaped(_ source: String) throws {
        let folder = try Self.temporaryFolder(["page.mustache": source])
        #expect(throws: TemplateFault.unescaped(file: "page")) { try Templates(folder: folder) }
    }

    @Test("a template that asks for a part that is not there stops the start")
    func refusesMissingPart() throws {
        let folder = try Self.temporaryFolder(["page.mustache": "{{> parts/none}}"])
        #expect(throws: TemplateFault.missing(name: "parts/none.mustache")) { try Templates(folder: folder) }
    }

    @Test("a template with our own mark in it stops the start")
    func refusesMark() throws {
        let folder = try Self.temporaryFolder(["page.mustache": "a\u{1}0\u{1}"])
        #expect(throws: TemplateFault.controlCharacter(file: "page")) { try Templates(folder: folder) }
    }

    @Test("every name in every template is a property of what it is rendered with")
    func namesExist() throws {
        let missing = Leaves.Watch()
        try Leaves.$watch.withValue(missing) {
            let pages = try Root.pages()
            for sample in SamplePages.all { _ = try sample.bytes(pages, pages.languages.first) }
        }
        #expect(missing.names.isEmpty, "no property: \(missing.names.sorted())")
    }

    @Test("every text of a language is used, and every text a template uses exists")
    func textsAreUsed() throws {
        let sources = try Templates.sources(in: Root.templates)
        let used = Set(
            sources.flatMap { Templates.tags(of: $0.source) }.map { $0.drop { "#^ ".contains($0) } }
                .filter { $0.hasPrefix("t.") }.map { String($0.dropFirst(2)) })
        let pages = try Root.pages()
        let texts = pages.staffLanguages.first.texts.merging(
            pages.staffLanguages.first.counted.mapValues { $0.keys.map(\.rawValue).joined() }
        ) { text, _ in text }
        #expect(used.subtracting(texts.keys).isEmpty, "missing: \(used.subtracting(texts.keys).sorted())")
        let byCode = Set(Word.allCases.map(\.rawValue)).union(StaffWord.allCases.map(\.rawValue)).union(Self.named)
            .union(CountedWord.allCases.map(\.rawValue)).union(StaffCountedWord.allCases.map(\.rawValue))
            .union(AuditAction.allCases.map { InterfaceLanguage.textName($0) })
        let idle = Set(texts.keys).subtracting(used).subtracting(byCode)
        #expect(idle.isEmpty, "used nowhere: \(idle.sorted())")
    }

    /// Texts of kinds, which are looked up by a name made of the kind's.
    private static let named: Set<String> = {
        var names: Set<String> = []
        for kind in Kind.allCases {
            names.insert(KindPage.titleName(kind.rawValue))
            names.insert(KindPage.textName(kind.rawValue))
            names.insert(KindPage.nextName(kind.next.rawValue))
        }
        for side in ResultTests.dimensions { names.insert(ResultPage.textName(side)) }
        for theme in ActivityTheme.allCases { names.insert(GiveBackPage.textName(theme.rawValue)) }
        return names
    }()

    static func temporaryFolder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        return folder
    }
}
