import Logging
import Programme
import Records
import Site
import XForms

extension QuestionnaireShelf {
    /// The shelf with the version that people answered in place of a changed file that may not take its place: one that gives
    /// a code or a question another meaning, or, where two must look, one that no second person published on screen.
    ///
    /// What nobody answered may change freely. A version that was published on screen was held against the answers there.
    func holding(
        to store: some CollectionStore & QuestionnaireStore, needsTwo: Bool, logger: Logger
    ) async throws(StoreFailure) -> QuestionnaireShelf {
        let last = try await store.lastServed()
        var changed = self
        var seen: Set<String> = []
        for one in served where seen.insert(one.collection.questionnaire).inserted {
            let name = one.collection.questionnaire
            let before = collections.filter { $0.questionnaire == name }.compactMap { last[$0.id] }
            if !before.isEmpty, before.allSatisfy({ $0 == one.definitionHash }) { continue }
            let answered = try await Answered(one, isKnown: !before.isEmpty, in: store)
            guard let reason = try await answered.reason(needsTwo: needsTwo, in: store) else { continue }
            changed = try await changed.replacing(
                one, reason, by: before.first ?? answered.newest, of: store, logger: logger)
        }
        return changed
    }

    /// Its collections, each with the definition it is served with.
    var collectionsAsServed: [Collection] {
        let hashes = Dictionary(served.map { ($0.collection.id, $0.definitionHash) }) { first, _ in first }
        return collections.map { collection in
            var collection = collection
            collection.definition = hashes[collection.id]
            return collection
        }
    }

    private func replacing(
        _ one: ServedCollection, _ reason: HeldQuestionnaire.Reason, by hash: [UInt8]?,
        of store: some CollectionStore, logger: Logger
    ) async throws(StoreFailure) -> QuestionnaireShelf {
        let name = one.collection.questionnaire
        var offers: [Offered] = []
        var wordings = wordings
        wordings[name] = nil
        if let hash, let kept = try await store.definition(hash: hash) {
            let report = FormCheck.report(kept.content, beside: { kept.attachments[$0] })
            if let form = report.definition, report.isOffered {
                let checked = CheckedQuestionnaire(
                    content: kept.content, attachments: kept.attachments, definition: form, report: report, hash: hash)
                offers = collections.filter { $0.questionnaire == name }.compactMap {
                    Self.offer($0, checked, isHeld: true, logger: logger)
                }
                wordings[name] = report.wordings
            }
        }
        let held = HeldQuestionnaire(
            name: one.form.id, version: one.form.version, served: offers.first?.definition.formVersion ?? "–",
            reason: reason)
        for line in held.lines { logger.error("\(line)") }
        return QuestionnaireShelf(
            collections: collections,
            served: served.filter { $0.collection.questionnaire != name } + offers.map(\.served),
            // One that an older program kept is there already, under another hash than it has now.
            definitions: definitions.filter { $0.formID != one.form.id }
                + offers.filter { $0.served.form.hashBytes == $0.definition.hash }.map(\.definition),
            wordings: wordings, held: self.held + [held])
    }
}

extension HeldQuestionnaire {
    /// What the log says.
    fileprivate var lines: [String] {
        let head =
            "the changed file of questionnaire \(name) (version \(version)) is not served, because there are answers; version \(served) stays"
        switch reason {
        case .needsTwo:
            return [head + ": two people must look; hand it in on screen, where somebody else publishes it"]
        case .recoded(let changes):
            return [head + ": give what means something else now another name"]
                + changes.map { "question \($0.path): before '\($0.before)', now '\($0.after)'" }
        }
    }
}

/// Versions of a questionnaire that people answered, beside one that is to be served.
private struct Answered {
    private let form: FormDefinition
    private let hash: [UInt8]
    /// With their hashes.
    private let versions: [(hash: [UInt8], form: FormDefinition)]

    /// - Parameter isKnown: it is noted what the questionnaire was served with last; an older program noted nothing, and
    ///   what was answered then was served.
    init(
        _ one: ServedCollection, isKnown: Bool, in store: some CollectionStore
    ) async throws(StoreFailure) {
        (form, hash) = (one.form, one.definitionHash)
        var found: [(hash: [UInt8], form: FormDefinition)] = []
        for other in try await store.definitionHashes() {
            guard other != hash else {
                // It was served, and people answered it.
                guard !isKnown, try await store.isAnswered(definition: other) else { continue }
                found = []
                break
            }
            guard let kept = try await store.definition(hash: other), kept.formID == one.form.id,
                try await store.isAnswered(definition: other)
            else { continue }
            if let form = FormDefinition.load(kept.content, beside: { kept.attachments[$0] }).definition {
                found.append((other, form))
            }
        }
        versions = found
    }

    /// The last of them by their versions, which authors count up.
    var newest: [UInt8]? { versions.max { $0.form.version < $1.form.version }?.hash }

    /// Why it may not take their place; nil when it may.
    func reason(
        needsTwo: Bool, in store: some QuestionnaireStore
    ) async throws(StoreFailure) -> HeldQuestionnaire.Reason? {
        guard !versions.isEmpty else { return nil }
        let recoded = versions.flatMap { FormComparison(from: $0.form, to: form).changes(.recoded) }
        guard recoded.isEmpty else { return .recoded(recoded) }
        guard needsTwo else { return nil }
        return try await store.questionnaire(hash, in: .everywhere)?.state.isUsable == true ? nil : .needsTwo
    }
}
