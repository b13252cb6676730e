import Datasets
package import Programme
import Records
import XForms

extension ReleaseMaker {
    /// What a questionnaire gives to choose from, over every version that was answered in these neighbourhoods.
    package func outline(
        _ questionnaire: String, neighbourhoods: [String]
    ) async throws(ReleaseRefusal) -> ReleaseOutline {
        do {
            let collections = try await stores.collections.collections().filter { $0.questionnaire == questionnaire }
            let through = Dictionary(collections.map { ($0.id, Week(number: .max)) }) { first, _ in first }
            let places = try await stores.archive.places(
                ResponseSelection(through: through, neighbourhoods: neighbourhoods))
            let forms = try await ReleaseSource.definitions(places, questionnaire, stores)
            return try ReleaseOutline(DatasetForm(forms, options: DatasetOptions()), latest: forms[forms.count - 1])
        } catch { throw ReleaseRefusal(error) }
    }
}

extension ReleaseOutline {
    fileprivate init(_ form: DatasetForm, latest: FormDefinition) {
        let isForTalking = latest.facts.value("allowed-use") == "conversation"
        // Columns of ours belong to no question.
        let asked = form.dataset.tables[0].columns.filter { $0.source != nil }
        let columns = asked.compactMap { column -> Column? in
            let role: Column.Role
            switch column.role {
            case .quasi: role = .quasi
            case .sensitive: role = .sensitive
            case .plain where column.isDerived: return nil
            case .plain: role = .plain
            case .key, .freeText: return nil
            }
            return Column(
                name: column.name, words: Self.words(column.label).filter { $0.value.contains(where: \.isLetter) },
                role: role, isNumber: column.isNumber,
                choices: column.kind == .code ? column.labels.count : 0, indicator: column.facts["indicator"],
                isForTalking: isForTalking)
        }
        self.init(title: Self.words(form.dataset.title), columns: columns)
    }

    private static func words(_ words: Words) -> [String: String] {
        Dictionary(words.texts.map { ($0.language, $0.text) }) { first, _ in first }
    }
}

extension DatasetColumn {
    /// Whether a mean can be taken: a number, or a choice of numbers.
    var isNumber: Bool {
        switch kind {
        case .integer, .decimal: true
        case .code:
            choice == nil
                && labels.contains { Int($0.value).flatMap(MissingReason.init(rawValue:)) == nil }
                && labels.allSatisfy { Double($0.value) != nil }
        case .date, .text, .key: false
        }
    }
}
