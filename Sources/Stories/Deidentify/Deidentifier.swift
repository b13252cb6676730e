/// Finds what could lead to a person in a Dutch or English text and puts placeholders in its place.
///
/// First what was known at entry, then marks of their own (mail, numbers, dates), then addresses, institutions, places
/// and persons. A detector only looks at what none before it claimed. The same text, lists and known names always give
/// the same result.
package struct Deidentifier: Sendable {
    private let lists: NameLists

    package init(lists: NameLists) { self.lists = lists }

    private static let detectors: [any Detector.Type] = [
        MailDetector.self, PostcodeDetector.self, CodeDetector.self, NumberDetector.self,
    ]

    package func deidentify(_ text: String, known: KnownNames = .none) -> DeidentifiedText {
        let passage = Passage(text, lists: lists)
        var findings = Findings(count: passage.tokens.count)
        for detector in Self.detectors { detector.find(in: passage, &findings) }
        return Placeholders.replace(findings, in: passage)
    }
}
