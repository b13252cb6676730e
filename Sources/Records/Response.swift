package import Programme

/// The random id of a response (its instanceID), made with the draft; sending is idempotent by it.
package struct ResponseID: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A random UUID of version 4 (RFC 9562).
    package static func random() -> ResponseID {
        ResponseID(
            high: .random(in: .min ... .max) & ~0xF000 | 0x4000,
            low: .random(in: .min ... .max) & ~(0b11 << 62) | 0b10 << 62)
    }

    /// Reads sixteen bytes; nil for any other number of them.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads `uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`, as an instanceID is written, with or without the prefix.
    package init?(instanceID text: String) {
        let digits = (text.hasPrefix("uuid:") ? text.dropFirst(5) : text[...]).utf8
        guard digits.count == 36 else { return nil }
        var nibbles: [UInt64] = []
        for (position, digit) in digits.enumerated() {
            if [8, 13, 18, 23].contains(position) {
                guard digit == UInt8(ascii: "-") else { return nil }
            } else {
                guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
                nibbles.append(UInt64(value))
            }
        }
        high = nibbles[..<16].reduce(0) { $0 << 4 | $1 }
        low = nibbles[16...].reduce(0) { $0 << 4 | $1 }
    }

    /// The sixteen bytes, as stored.
    package var bytes: [UInt8] { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) } }

    /// As an instanceID: `uuid:` and lower-case hexadecimal in groups.
    package var instanceID: String {
        let digits = bytes.flatMap { [$0 >> 4, $0 & 15] }.map { Array("0123456789abcdef".utf8)[Int($0)] }
        let groups = [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
        return "uuid:" + groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}

/// How a response was given. The numbers are stored.
package enum ResponseMode: Int, Sendable, Hashable, CaseIterable {
    case oneself = 0
    case withHelp = 1
    case onBehalf = 2
    case fromPaper = 3

    /// The answer that says so, to the question with `bs:part="mode"`; datasets call it by the same word.
    package var word: String {
        switch self {
        case .oneself: "zelf"
        case .withHelp: "met-hulp"
        case .onBehalf: "namens"
        case .fromPaper: "papier"
        }
    }

    /// The way that an answer says; nil for any other word.
    package init?(word: String) {
        guard let mode = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = mode
    }
}

/// What is kept of a response beside its value; nothing in it tells who or when, finer than a week.
package struct ResponseFacts: Sendable, Hashable {
    package let id: ResponseID
    /// Slug of the neighbourhood.
    package let neighbourhood: String
    /// Slug of the collection.
    package let collection: String
    /// Hash of the definition it was given on (32 bytes).
    package let definition: [UInt8]
    /// The definition's form id and version.
    package let formID: String
    package let formVersion: String
    /// The week it was sent in.
    package let week: Week
    package let mode: ResponseMode
    /// Version of the consent text that was agreed to.
    package let consentVersion: String

    package init(
        id: ResponseID, neighbourhood: String, collection: String, definition: [UInt8], formID: String,
        formVersion: String, week: Week, mode: ResponseMode, consentVersion: String
    ) {
        self.id = id
        self.neighbourhood = neighbourhood
        self.collection = collection
        self.definition = definition
        self.formID = formID
        self.formVersion = formVersion
        self.week = week
        self.mode = mode
        self.consentVersion = consentVersion
    }
}

/// A finished response on its way into the store.
package struct NewResponse: Sendable, Hashable {
    package let facts: ResponseFacts
    /// Where its owner finds it again: under the current code key first, then under replaced ones, where an earlier
    /// sending of the same response may have put it (``KeyRing/ownCodeIndexes(_:)``).
    package let ownCodes: [OwnCodeIndex]
    /// The bytes of its ``ResponseContent``, not sealed; the store seals them.
    package let value: [UInt8]
    /// What was written in own words, which lies apart; as many as the content says.
    package let originals: [Original]

    /// `ownCodes` holds at least one; an id and its own code always come together.
    package init(facts: ResponseFacts, ownCodes: [OwnCodeIndex], value: [UInt8], originals: [Original] = []) {
        precondition(!ownCodes.isEmpty)
        self.facts = facts
        self.ownCodes = ownCodes
        self.value = value
        self.originals = originals
    }
}

/// A response as its owner reads it back: its value opened and checked against its digest.
package struct StoredResponse: Sendable, Hashable {
    package let facts: ResponseFacts
    /// The bytes of its ``ResponseContent``.
    package let value: [UInt8]
    /// What was written in own words, in order; nil for one that was taken out since.
    package let originals: [Original?]

    package init(facts: ResponseFacts, value: [UInt8], originals: [Original?] = []) {
        self.facts = facts
        self.value = value
        self.originals = originals
    }
}
