/// Finds what could lead to a person in a Dutch or English text and puts placeholders in its place.
///
/// First what was known at entry, then marks of their own (mail, numbers, dates), then addresses, institutions, places
/// and persons. A detector only looks at what none before it claimed. The same text, lists and known names always give
/// the same result.
package struct Deidentifier: Sendable {
    private let lists: NameLists

    package init(lists: NameLists) { self.lists = lists }

    private static let detectors: [any Detector.Type] = [
        MailDetector.self, PostcodeDetector.self, CodeDetector.self, DateDetector.self, NumberDetector.self,
        AgeDetector.self, AddressDetector.self, InstitutionDetector.self, PlaceDetector.self, PersonDetector.self,
    ]

    /// Languages in which every thing has a capital, so that a capital does not tell a name.
    private static let capitalised: Set<String> = ["de"]

    /// - Parameters:
    ///   - language: code of the language that the text stands in.
    ///   - told: is told before each stage how many are done, and of how many.
    package func deidentify(
        _ text: String, known: KnownNames = .none, in language: String = "nl",
        telling told: (Int, Int) -> Void = { _, _ in }
    ) -> DeidentifiedText {
        let stages = Self.detectors.count + 2
        told(0, stages)
        let passage = Passage(text, lists: lists, capitalsName: !Self.capitalised.contains(language))
        var findings = Findings(count: passage.tokens.count)
        KeptDetector.placeholders(in: passage, &findings)
        // A school that is known may have the name of a brand.
        KnownDetector.find(known, in: passage, &findings)
        KeptDetector.find(in: passage, &findings)
        var persons = KnownPersons(known.persons, lists: lists)
        KnownDetector.find(&persons, in: passage, &findings)
        for (number, detector) in Self.detectors.enumerated() {
            told(number + 1, stages)
            detector.find(in: passage, &findings)
        }
        told(stages - 1, stages)
        return Placeholders.replace(findings, in: passage, knowing: persons)
    }
}
