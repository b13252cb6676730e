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
        guard !form.isForTalking else {
            self.init(title: Self.words(form.dataset.title), columns: Self.card(form))
            return
        }
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
                isForTalking: false)
        }
        self.init(title: Self.words(form.dataset.title), columns: columns + [Self.ties(form)].compactMap(\.self))
    }

    /// The means of a questionnaire for a conversation: nothing else of it goes out.
    private static func card(_ form: DatasetForm) -> [Column] {
        form.cardMeans.map { mean in
            Column(
                name: mean.name, words: words(mean.label), role: .sensitive, isNumber: true, choices: 0, indicator: nil,
                isForTalking: true)
        }
    }

    /// The question about ties, which tables count; nil where there is none.
    private static func ties(_ form: DatasetForm) -> Column? {
        guard let tie = form.tie,
            form.dataset.tables.contains(where: { $0.columns.contains { $0.source == tie.path } })
        else { return nil }
        return Column(
            name: tie.name,
            words: [
                "nl": "De banden: wie mensen noemen, en wat nieuw is sinds een jaar",
                "en": "The ties: whom people name, and what is new since a year",
            ], role: .sensitive, isNumber: false, choices: TieQuestion.Answer.allCases.count, indicator: nil,
            isForTalking: false, isTies: true)
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
