import Records
import RecordsSQLite
import XForms

extension FormDefinition {
    /// How many months answers are kept (`bs:retention`); nil when the form names no term.
    var monthsKept: Int? { facts.value("retention").flatMap { Int($0) } }
}

extension SQLiteStore {
    /// Notes the term of definitions that an older program kept without it. Such a definition is read for it once.
    func noteTerms() async throws {
        for hash in try await definitionsWithoutTerm() {
            guard let kept = try await definition(hash: hash) else { continue }
            let form = FormDefinition.load(kept.content, beside: { kept.attachments[$0] }).asFarAsPossible
            try await noteTerm(form?.monthsKept ?? 0, definition: hash)
        }
    }
}
