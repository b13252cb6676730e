import Programme
import Records
import XForms

extension StaffOffice {
    /// The newest definition there is of each questionnaire.
    func forms(
        of questionnaires: Set<String>, _ collections: [Collection]
    ) async throws -> [String: FormDefinition] {
        var forms: [String: FormDefinition] = [:]
        for questionnaire in questionnaires where questionnaire != StoryFigures.questionnaire {
            forms[questionnaire] = try await form(questionnaire, collections)
        }
        return forms
    }

    private func form(_ questionnaire: String, _ collections: [Collection]) async throws -> FormDefinition? {
        let served = office.collections.values.first { $0.collection.questionnaire == questionnaire }
        if let served { return served.form }
        for hash in collections.filter({ $0.questionnaire == questionnaire }).compactMap(\.definition).reversed() {
            if let form = try await office.archive.form(hash) { return form }
        }
        for hash in try await office.stores.collections.definitionHashes() {
            if let form = try await office.archive.form(hash), form.id == questionnaire { return form }
        }
        return nil
    }
}
