package import Programme

/// A questionnaire as it is handed in: the document, and the files it uses by name.
package struct QuestionnaireFiles: Sendable {
    package let content: [UInt8]
    package let beside: [String: [UInt8]]

    package init(content: [UInt8], beside: [String: [UInt8]] = [:]) {
        self.content = content
        self.beside = beside
    }
}

/// Why a questionnaire could not be looked at.
package enum IntakeFailure: Error, Sendable, Hashable {
    /// It took more time or memory than a questionnaire may.
    case tooMuch
    /// The check itself did not run.
    case failed
}

/// Takes questionnaires in from people: looks at them apart from the service, within limits.
package protocol QuestionnaireIntake: Sendable {
    /// Names of the questionnaires that came with the programme.
    var shipped: [String] { get }

    func shipped(_ name: String) async -> QuestionnaireFiles?

    /// What `check` says of it.
    func check(_ files: QuestionnaireFiles) async throws(IntakeFailure) -> QuestionnaireReport
}
