import Dispatch
import Synchronization
package import XMLTree

/// Reads a questionnaire as a critical colleague would: what cannot work, what other tools refuse, what reads badly.
///
/// Sees more than the loader, which stops at what it needs to run, and goes on where the loader must give up.
package struct FormCheck: Sendable {
    let outline: FormOutline
    let texts: Texts
    let lists: Lists
    /// The file beside the definition that says who has read its translations.
    let signatures: [UInt8]?
    /// By node: kept out of submissions of collections without names.
    let isTracing: [Bool]
    /// Paths of the nodes in which somebody writes in own words.
    let freeTexts: Set<String>
    private(set) var diagnostics: [Diagnostic] = []
    /// The instruments that were found, each with its name while it may carry it.
    var instruments: [Instrument] = []
    /// The translations, and whether somebody has read them.
    var translations: [Translation] = []
    /// What keeps its words, as it is worded: the core indicators and the consent.
    var wordings: [Wording] = []
    /// The wordings that were accepted before.
    let ledgers: WordingLedgers
    /// Lists whose values were looked at, so that a list used by many questions is reported once.
    var checkedLists: Set<String> = []
    /// What is known of lists that several questions use.
    var choicesOfLists: [String: Choices] = [:]
    /// Where itemsets take their rows from, by what is written; nil where one look does not tell.
    var sources: [String: ItemsetSource?] = [:]
    /// The shapes of expressions by what is written; nil where they cannot be understood.
    var terms: [String: Term?] = [:]
    /// The values that calculations can have, by node; nil where they are many or unknown.
    var valuesOfNodes: [Int: Set<String>?] = [:]
    /// Looks for the names that were meant.
    var speller = Speller()
    /// All values of a column of a list, by both names.
    var columns: [String: Set<String>] = [:]

    /// - Parameter loaded: what the loader made of the same document.
    init(
        _ document: XMLElement, loaded: LoadedForm, ledgers: WordingLedgers = [:],
        beside: (String) -> [UInt8]?
    ) {
        signatures = beside(TranslationSignatures.fileName)
        self.ledgers = ledgers
        isTracing = loaded.asFarAsPossible?.logic.isTracing ?? []
        freeTexts = Set(loaded.asFarAsPossible?.freeTexts.keys.map { $0 } ?? [])
        outline = FormOutline(document, schema: loaded.schema)
        texts = Texts(model: outline.model)
        lists = Lists(loaded.instances)
    }

    /// Notes a fault at an element.
    mutating func report(_ fault: Fault, at element: XMLElement?) {
        diagnostics.append(Diagnostic(fault, at: element?.place))
    }

    /// The checks in no particular order: the report is sorted by place. Those of a lane share what they know of lists and
    /// expressions; the lanes are of like length for a long form.
    private static let lanes: [[@Sendable (inout FormCheck) -> Void]] = [
        [{ $0.checkLanguage() }],
        [{ $0.checkLabels() }],
        [
            { $0.checkExpressions() }, { $0.checkBinds() }, { $0.checkPreloads() }, { $0.checkActions() },
            { $0.checkReferences() },
        ],
        [
            { $0.checkDocument() },
            { $0.checkBody() },
            { $0.checkRanges() },
            { $0.checkChoices() },
            { $0.checkLeftovers() },
            { $0.checkTranslations() },
            { $0.checkTextReferences() },
            { $0.checkNames() },
            { $0.checkOffered() },
            { $0.checkFacts() },
            { $0.checkIndicators() },
            { $0.checkConsent() },
            { $0.checkInstruments() },
            { $0.checkFeedback() },
            { $0.checkRepeatedWords() },
            { $0.checkInnerLife() },
            { $0.checkSignatures() },
        ],
    ]

    /// Runs the lanes beside each other, each on a copy of its own: somebody waits for the report of a long form.
    mutating func run() {
        // The loader says what is missing.
        guard outline.model != nil, outline.body != nil, outline.roots.count == 1 else { return }
        let start = self
        let ended = Mutex([FormCheck?](repeating: nil, count: Self.lanes.count))
        DispatchQueue.concurrentPerform(iterations: Self.lanes.count) { number in
            var lane = start
            for check in Self.lanes[number] { check(&lane) }
            ended.withLock { $0[number] = lane }
        }
        for lane in ended.withLock({ $0 }).compactMap({ $0 }) { take(lane) }
    }

    /// Adds what a lane has found.
    private mutating func take(_ lane: FormCheck) {
        diagnostics += lane.diagnostics
        instruments += lane.instruments
        translations += lane.translations
        wordings += lane.wordings
    }
}

// MARK: - Reports

/// Everything found in a definition, and whether it can be served.
package struct FormReport: Sendable {
    /// Nil when it cannot run.
    package let definition: FormDefinition?
    /// Errors, warnings and notes in order of their place, each once.
    package let diagnostics: [Diagnostic]
    /// The instruments in it; one whose wording was changed has no name.
    package let instruments: [Instrument]
    /// Its translations, and whether somebody has read them; none for a questionnaire without facts of ours.
    package let translations: [Translation]
    /// Its core indicators and its consent, as they are worded.
    package let wordings: [Wording]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Our pages can ask all of it, and people can read what they agree to; a questionnaire that is not offered is not served.
    package var isOffered: Bool {
        definition != nil && !hasErrors && !diagnostics.contains { $0.id.hasPrefix("not-offered") }
    }

    /// The report as `file:line:column: severity: what is wrong; how to mend it`, one line each.
    package func lines(file: String, language: String) -> [String] {
        diagnostics.map { diagnostic in
            let place = diagnostic.position.map { "\($0.line):\($0.column): " } ?? "1:1: "
            let fault = diagnostic.fault
            return "\(diagnostic.file ?? file):\(place)\(fault.severity): "
                + "\(fault.message[language]); \(fault.repair[language])"
        }
    }
}

extension FormCheck {
    /// Checks a definition.
    /// - Parameters:
    ///   - schema: the shape it must have (`Questionnaires/Schemas/xforms.rng`); nil looks at what it means only.
    ///   - ledgers: the wordings that were accepted; without them the definition alone is looked at.
    ///   - beside: the bytes of a file beside the definition by its bare name; nil when there is none.
    package static func report(
        _ bytes: [UInt8], schema: RelaxNGSchema? = nil, ledgers: WordingLedgers = [:],
        beside: @escaping (String) -> [UInt8]? = { _ in nil }
    ) -> FormReport {
        let document: XMLDocument
        do {
            document = try XMLDocument.parse(bytes)
        } catch {
            return FormReport(
                definition: nil, diagnostics: [Diagnostic(.unreadable(error.sentence), at: error.position)],
                instruments: [], translations: [], wordings: [])
        }
        let loaded = FormDefinition.load(document, bytes: bytes, beside: beside)
        var check = FormCheck(document.root, loaded: loaded, ledgers: ledgers, beside: beside)
        check.run()
        var diagnostics = merged(check.diagnostics, with: loaded.diagnostics)
        if let schema { diagnostics = merged(diagnostics, with: check.shapeFaults(by: schema, beyond: diagnostics)) }
        let isSound = !diagnostics.contains { $0.severity == .error }
        return FormReport(
            definition: isSound ? loaded.definition : nil, diagnostics: diagnostics, instruments: check.instruments,
            translations: check.translations, wordings: check.wordings)
    }

    /// What keeps its words in a definition that was served before, as it was worded.
    package static func wordings(
        _ bytes: [UInt8], beside: @escaping (String) -> [UInt8]?
    ) -> [Wording] {
        guard let document = try? XMLDocument.parse(bytes) else { return [] }
        let loaded = FormDefinition.load(document, bytes: bytes, beside: beside)
        var check = FormCheck(document.root, loaded: loaded, beside: beside)
        check.checkIndicators()
        check.checkConsent()
        return check.wordings
    }

    /// Both lists in order of place, without what is said twice of one place.
    static func merged(_ own: [Diagnostic], with loaded: [Diagnostic]) -> [Diagnostic] {
        let errors = Set(own.filter { $0.severity == .error }.compactMap(\.position))
        let named = Set(own.map { Named(id: $0.id, position: $0.position) })
        let more = loaded.filter { diagnostic in
            if named.contains(Named(id: diagnostic.id, position: diagnostic.position)) { return false }
            return diagnostic.severity != .error || diagnostic.position.map { !errors.contains($0) } ?? true
        }
        var seen: Set<Diagnostic> = []
        let unique = (own + more).filter { seen.insert($0).inserted }
        let start = XMLPosition(line: 0, column: 0)
        // Sorted by small keys: a diagnostic with its words in two languages is much to move about.
        let keys = unique.enumerated().map { (place: $1.position ?? start, severity: $1.severity, offset: $0) }
        return keys.sorted { left, right in
            if left.place != right.place { return left.place < right.place }
            if left.severity != right.severity { return left.severity > right.severity }
            return left.offset < right.offset
        }.map { unique[$0.offset] }
    }

    private struct Named: Hashable {
        let id: String
        let position: XMLPosition?
    }
}
