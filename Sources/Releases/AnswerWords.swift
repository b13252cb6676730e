import Datasets
import Disclosure

/// What the codes of released tables are called.
struct AnswerWords: Sendable {
    /// Questions that everybody was asked: who gave no answer to them was not merely passed over.
    let askedOfAll: Set<String>

    /// - Parameter edition: of the plan; tables of earlier programs have one word for all, and stay as they are.
    init(_ dataset: Dataset, edition: Int?) { askedOfAll = edition == nil ? [] : dataset.askedOfAll }

    /// Whether somebody was asked is known from the questionnaire alone. It is never counted: questions behind one condition
    /// share who was not asked, so that two of their counts would give away a third (docs/tables.md).
    private static let noAnswer = Words(nl: "Geen antwoord, of niet gevraagd", en: "No answer, or not asked")
    private static let noAnswerOfAll = Words(
        nl: "Geen antwoord (iedereen is gevraagd)", en: "No answer (everybody was asked)")

    func label(_ value: String, _ column: DatasetColumn?) -> Words? {
        if value == TablePlan.noAnswer {
            return column.map { askedOfAll.contains($0.name) } ?? false ? Self.noAnswerOfAll : Self.noAnswer
        }
        if let reason = Int(value).flatMap(MissingReason.init(rawValue:)) { return reason.label }
        return column?.labels.first { $0.value == value }?.label
    }

    /// One label for all questions that have the answer; nil where they say it in other words.
    func label(_ value: String, ofAll columns: [DatasetColumn?]) -> Words? {
        let said = Set(columns.map { label(value, $0) })
        if said.count > 1, value == TablePlan.noAnswer, !askedOfAll.isEmpty { return Self.noAnswer }
        return said.count == 1 ? said.first.flatMap { $0 } : nil
    }
}
