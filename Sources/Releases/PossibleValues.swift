import Datasets

/// Which values a question can have by its questionnaire, whatever was answered.
///
/// A group that nobody can be in is no secret, but as a zero it would have to be hidden, and others with it. It may be left
/// out only where anybody can read from the questionnaire that it is empty: left out because nobody gave the answer, it would
/// say that nobody did.
struct PossibleValues: Sendable {
    private let askedOfAll: Set<String>

    init(_ dataset: Dataset) { askedOfAll = dataset.askedOfAll }

    func holds(_ value: String, _ column: DatasetColumn) -> Bool {
        // The round, the neighbourhood and who filled in are no questions.
        guard column.source != nil else { return true }
        if value.isEmpty { return column.kind == .text || column.kind == .key }
        guard let reason = Int(value).flatMap(MissingReason.init(rawValue:)) else {
            // A choice that counts as no answer has the code of its reason.
            return column.kind != .code || column.labels.contains { $0.value == value }
        }
        switch reason {
        case .notAsked: return !askedOfAll.contains(column.name)
        // Releases are made of answers that were sent whole and are still there.
        case .notReached, .withdrawn, .suppressed: return false
        case .skipped, .dontKnow, .refused, .otherNoAnswer: return column.missing.contains(reason)
        }
    }
}
