import Programme
import Records
import XForms

extension StaffOffice {
    /// The newest definition there is of each questionnaire, one that was open in the neighbourhood first: its lists may
    /// depend on where somebody lives.
    func forms(
        of questionnaires: Set<String>, in neighbourhood: String, _ collections: [Collection]
    ) async throws -> [String: FormDefinition] {
        var forms: [String: FormDefinition] = [:]
        for questionnaire in questionnaires where questionnaire != StoryFigures.questionnaire {
            forms[questionnaire] = try await form(questionnaire, in: neighbourhood, collections)
        }
        return forms
    }

    private func form(
        _ questionnaire: String, in neighbourhood: String, _ collections: [Collection]
    ) async throws -> FormDefinition? {
        func isHere(_ collection: Collection) -> Bool { collection.neighbourhoods.contains { $0.id == neighbourhood } }
        let served = office.collections.values.filter { $0.collection.questionnaire == questionnaire }
        if let here = served.first(where: { isHere($0.collection) }) { return here.form }
        let all = collections.filter { $0.questionnaire == questionnaire }
        for hash in all.filter(isHere).compactMap(\.definition).reversed() {
            if let form = try await office.archive.form(hash) { return form }
        }
        if let served = served.first { return served.form }
        for hash in all.compactMap(\.definition).reversed() {
            if let form = try await office.archive.form(hash) { return form }
        }
        for hash in try await office.stores.collections.definitionHashes() {
            if let form = try await office.archive.form(hash), form.id == questionnaire { return form }
        }
        return nil
    }
}
