import XForms

/// What kinds of data a questionnaire asks for, as its author declared them (`bs:disclosure`).
struct DataKinds: Sendable {
    /// How many questions there are of each kind, in the order of what they give away.
    let counts: [(kind: StaffWord, count: Int)]

    /// The words of the attribute, each with what it is called here.
    private static let kinds: [(value: String, name: StaffWord)] = [
        ("identifying", .kindIdentifying), ("sensitive", .kindSensitive), ("free-text", .kindFreeText),
        ("quasi", .kindQuasi), ("plain", .kindPlain),
    ]

    init(_ form: FormDefinition) {
        let declared = form.questions.filter { !$0.isNote }.map { Self.disclosure(of: $0.node, form) }
        let kinds: [(kind: StaffWord, count: Int)] = Self.kinds.map { value, name in
            (name, declared.count { $0 == value })
        }
        counts = (kinds + [(.kindUndeclared, declared.count { $0 == nil })]).filter { $0.count > 0 }
    }

    /// On the question's own bind, or on that of the nearest group around it.
    private static func disclosure(of node: Int, _ form: FormDefinition) -> String? {
        var here: Int? = node
        while let at = here {
            if let value = form.nodes[at].attributes.value("disclosure") { return value }
            here = form.nodes[at].parent
        }
        return nil
    }

    func words(_ language: InterfaceLanguage) -> String {
        counts.map { language.say($0.kind) + " (" + language.say(.questionsOfKind, count: $0.count) + ")" }
            .joined(separator: "; ")
    }
}
