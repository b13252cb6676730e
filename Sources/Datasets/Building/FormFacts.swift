import XForms

/// What a definition says about a node, on its own bind or on one around it.
struct FormFacts {
    let form: FormDefinition

    /// The value of a `bs:` attribute on the node or on the nearest group around it.
    func fact(_ name: String, of node: Int) -> String? {
        var next: Int? = node
        while let here = next {
            if let value = form.nodes[here].attributes.value(name) { return value }
            next = form.nodes[here].parent
        }
        return nil
    }

    /// The paths of leaves that tell who somebody is.
    var identifyingPaths: [String] {
        form.nodes.indices.filter { form.nodes[$0].isLeaf && fact("disclosure", of: $0) == "identifying" }
            .map { form.nodes[$0].path }
    }

    /// The choices that count as no answer, with what they say.
    func missingChoices(of node: Int) -> [String: MissingReason] {
        let words = (fact("missing", of: node) ?? "none").split(separator: " ").map(String.init)
        guard words != ["none"] else { return [:] }
        return Dictionary(words.map { ($0, MissingReason.of(choice: $0)) }) { first, _ in first }
    }

    /// The facts of a question that a codebook tells.
    func codebookFacts(of node: Int) -> [String: String] {
        let names = [
            "scale", "indicator", "dimension", "theme", "direction", "period", "missing-rule", "wording", "instrument",
        ]
        // An instrument that lost its name has an empty one.
        return names.reduce(into: [:]) { facts, name in
            facts[name] = fact(name, of: node).flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    /// The words of a text in every language of the form, on one line.
    func words(_ text: FormText?, or name: String) -> Words {
        guard let text else { return Words(languages.map { ($0, name) }) }
        let all: [(language: String, text: String)] = languages.indices.map { number in
            (languages[number], Self.line(text[number].plain))
        }
        // Words that only come with an answer are none for a codebook.
        return Words(
            all.allSatisfy { $0.text.allSatisfy { $0 == "…" || $0 == " " } } ? languages.map { ($0, name) } : all)
    }

    /// The codes of the form's languages, its default one first.
    var languages: [String] { form.languages.map { $0.code ?? (form.languages.count == 1 ? "nl" : $0.name) } }

    private static func line(_ parts: [TextPart]) -> String {
        let text = parts.map { part in
            switch part {
            case .text(let words): words
            case .output: "…"
            }
        }.joined()
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
