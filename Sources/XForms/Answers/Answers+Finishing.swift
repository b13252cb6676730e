// Finishing: what goes out, and in which form.

extension Answers {
    /// Finishes: end preloads are filled, what is not relevant is left out.
    /// - Parameter withoutNames: drop what records time, device or user (preloads, `meta`, calculations of the
    ///   moment), as a collection without names promises.
    package mutating func finalise(withoutNames: Bool = true) -> Submission {
        preload(below: .document, moment: .end)
        let id = instanceID
        if let node = logic.instanceID, let record = logic.records[node] { store(id, at: record) }
        let writer = SubmissionWriter(answers: self, withoutNames: withoutNames)
        return Submission(instanceID: id, writer: writer)
    }

    /// `uuid:` and a UUID: the form's own when it has one, else made of this respondent's chance; the same at every call.
    package var instanceID: String {
        let own = logic.instanceID.flatMap { logic.records[$0] }.map { tree.text(of: $0) } ?? ""
        return own.isEmpty ? "uuid:" + UUIDText.random(state.seed.high, state.seed.low) : own
    }
}
