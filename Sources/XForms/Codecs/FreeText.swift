/// What somebody wrote in own words, taken out of a canonical value.
package struct FreeText: Sendable, Hashable {
    /// Path of the question with indexes, such as `/mijn-verhaal/vertellen/verhaal`.
    package let question: String
    /// What it is in a story (`bs:part`): `story`, `helps`, `hinders`; empty for another open question.
    package let part: String
    package let text: String
}

/// A canonical value without what somebody wrote in own words, and that.
package struct SeparatedValue: Sendable, Hashable {
    /// An empty value stands where a text was: one that is left empty has no line at all.
    package let canonical: [UInt8]
    /// In the order of the empty values.
    package let texts: [FreeText]
    /// What the teller says of the story: the chosen values of each `bs:part` that tells about it, in order of the form.
    package let tags: [Tag]

    package struct Tag: Sendable, Hashable {
        /// `about-whom`, `theme`, `dimension` or `quote`.
        package let part: String
        /// Names of choices.
        package let values: [String]

        package init(part: String, values: [String]) {
            self.part = part
            self.values = values
        }
    }
}

extension FormDefinition {
    private static let telling: Set<String> = ["about-whom", "theme", "dimension", "quote"]

    /// Takes what somebody wrote in own words out of a canonical value of this definition.
    package func separated(_ canonical: [UInt8]) -> SeparatedValue {
        guard !freeTexts.isEmpty else { return SeparatedValue(canonical: canonical, texts: [], tags: []) }
        let lines = CanonicalLines(canonical)
        var bytes = Array(lines.head)
        bytes.reserveCapacity(canonical.count)
        var (texts, tags): ([FreeText], [SeparatedValue.Tag]) = ([], [])
        for line in lines {
            let path = Self.withoutIndexes(line.path)
            if let part = freeTexts[path], !line.value.isEmpty {
                texts.append(
                    FreeText(question: line.path, part: part, text: String(decoding: line.value, as: UTF8.self)))
                bytes += Array((line.path + "\t0\n\n").utf8)
                continue
            }
            bytes += line.whole
            if let part = tellings[path] {
                tags.append(
                    SeparatedValue.Tag(part: part, values: String(decoding: line.value, as: UTF8.self).words))
            }
        }
        return SeparatedValue(canonical: bytes, texts: texts, tags: texts.isEmpty ? [] : tags)
    }

    /// Puts texts back where ``separated(_:)`` took them out, in order; an empty one stays out.
    package static func joined(_ canonical: [UInt8], texts: [String]) -> [UInt8] {
        guard !texts.isEmpty else { return canonical }
        let lines = CanonicalLines(canonical)
        var bytes = Array(lines.head)
        var rest = texts[...]
        for line in lines {
            guard line.value.isEmpty, let text = rest.popFirst(), !text.isEmpty else {
                bytes += line.whole
                continue
            }
            bytes += Array("\(line.path)\t\(text.utf8.count)\n\(text)\n".utf8)
        }
        return bytes
    }

    /// Whether a text that was taken out is told to be read: its author declared it no other thing than free text. What is
    /// typed as a name or a place (`identifying`, `quasi`…) lies sealed too, and is nobody's story.
    /// - Parameter question: its path, with or without indexes.
    package func isToRead(_ question: String) -> Bool {
        let path = Self.withoutIndexes(question)
        guard let node = nodes.firstIndex(where: { $0.path == path }) else { return false }
        return Self.nearest("disclosure", of: node, in: nodes) ?? "free-text" == "free-text"
    }

    private static func withoutIndexes(_ path: String) -> String {
        let hasIndexes = path.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "[")) } ?? true
        guard hasIndexes else { return path }
        return path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.prefix { $0 != "[" } }.joined(separator: "/")
    }

    /// The nodes in which somebody writes in own words, by path, with what each is in a story: every open line of text,
    /// whatever its author declared it to be, and what is declared to be one.
    static func writtenFreely(_ nodes: [NodeDefinition], _ questions: [QuestionDefinition]) -> [String: String] {
        var found: [String: String] = [:]
        for question in questions where !question.isNote && !question.kind.offersChoices {
            let node = nodes[question.node]
            let isDeclared = nearest("disclosure", of: question.node, in: nodes) == "free-text"
            guard question.isOpenText || isDeclared && !node.isCalculated else { continue }
            found[node.path] = node.attributes.value("part") ?? ""
        }
        return found
    }

    /// The questions that tell about a story, by path.
    static func toldAbout(_ nodes: [NodeDefinition]) -> [String: String] {
        var found: [String: String] = [:]
        for node in nodes {
            if let part = node.attributes.value("part"), telling.contains(part) { found[node.path] = part }
        }
        return found
    }

    private static func nearest(_ fact: String, of node: Int, in nodes: [NodeDefinition]) -> String? {
        var next: Int? = node
        while let here = next {
            if let value = nodes[here].attributes.value(fact) { return value }
            next = nodes[here].parent
        }
        return nil
    }
}
