/// A text in somebody's own words, kept apart from the answers it came with.
package struct Original: Sendable, Hashable {
    /// Hash of the definition it was written on (32 bytes).
    package let definition: [UInt8]
    /// Whose words they are: the teller's own, with help, or about somebody else.
    package let mode: ResponseMode
    /// Code of the language of the screens it was written on; empty where that was not kept.
    package let language: String
    /// Path of the question.
    package let question: String
    /// What it is in a story: `story`, `helps`, `hinders`; empty for another open question.
    package let part: String
    /// What the teller says of it: values by part, such as `theme` and `zorgzame-buurt`.
    package let tags: [Tag]
    package let text: String

    package struct Tag: Sendable, Hashable {
        package let part: String
        package let value: String

        package init(part: String, value: String) {
            self.part = part
            self.value = value
        }
    }

    package init(
        definition: [UInt8], mode: ResponseMode, language: String, question: String, part: String, tags: [Tag],
        text: String
    ) {
        self.definition = definition
        self.mode = mode
        self.language = language
        self.question = question
        self.part = part
        self.tags = tags
        self.text = text
    }
}

// MARK: - Bytes

extension Original {
    private static let version: UInt8 = 1

    /// What is sealed: `version · mode · texts, each with its length in four bytes`. The tags come last, part and value in turn.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.version, UInt8(truncatingIfNeeded: mode.rawValue)]
        bytes.reserveCapacity(text.utf8.count + 256)
        bytes.append(field: definition)
        for text in [language, question, part, text] + tags.flatMap({ [$0.part, $0.value] }) {
            bytes.append(field: text.utf8)
        }
        return bytes
    }

    /// Reads what ``bytes`` gave; nil for anything else.
    package init?(bytes: [UInt8]) {
        guard bytes.count > 2, bytes[0] == Self.version, let mode = ResponseMode(rawValue: Int(bytes[1])) else {
            return nil
        }
        var fields: [ArraySlice<UInt8>] = []
        var rest = bytes[2...]
        while !rest.isEmpty {
            guard rest.count >= 4 else { return nil }
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard length <= rest.count else { return nil }
            fields.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        guard fields.count >= 5, fields.count % 2 == 1 else { return nil }
        let texts = fields.dropFirst().map { String(decoding: $0, as: UTF8.self) }
        self.init(
            definition: Array(fields[0]), mode: mode, language: texts[0], question: texts[1], part: texts[2],
            tags: stride(from: 4, to: texts.count, by: 2).map { Tag(part: texts[$0], value: texts[$0 + 1]) },
            text: texts[3])
    }
}

extension [UInt8] {
    /// Appends a field with its length in four bytes, big-endian.
    fileprivate mutating func append(field: some Swift.Collection<UInt8>) {
        Swift.withUnsafeBytes(of: UInt32(field.count).bigEndian) { append(contentsOf: $0) }
        append(contentsOf: field)
    }
}
