import Testing

@testable import Site

@Suite("Privacy, accessibility and contact")
struct DocumentPageTests {
    @Test("what the settings do not tell leaves no gap in a sentence", arguments: DocumentPage.Name.allCases)
    func noGaps(name: DocumentPage.Name) throws {
        let nobody = DocumentPage.Organisation(name: "Buurtstem", address: "", email: "", privacyContact: "")
        let frame = Frame(service: "Buurtstem", links: Root.frame.links)
        for language in try Root.pages().languages.all {
            let page = DocumentPage(
                name, organisation: nobody, draftDays: 30, backupDays: nil, frame: frame, in: language)
            #expect(!page.sections.isEmpty && !page.sections.contains { $0.paragraphs.isEmpty })
            for paragraph in page.sections.flatMap(\.paragraphs).map(\.words) {
                #expect(!paragraph.isEmpty && !paragraph.contains(": .") && !paragraph.contains(", ."))
            }
        }
    }
}
