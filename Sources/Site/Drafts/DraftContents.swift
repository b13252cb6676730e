import Programme
import Records
import XForms

/// What a draft holds, before it is sealed: the answers, and everything that must reach the response with them.
///
/// Nothing of it is stored in the clear, so that a copy of the database shows neither who began nor where.
struct DraftContents: Sendable, Equatable {
    /// Opens the response after sending; resumes the draft when it was begun without a letter.
    ///
    /// Drawn anew when the device is handed over, so that a helper who saw the first one cannot see the answers by it.
    var ownCode: Code
    let collection: String
    let neighbourhood: String
    /// SHA-256 of the definition's document (32 bytes).
    let document: [UInt8]
    /// Version of the consent text that was agreed to.
    let consentVersion: String
    /// Code of the language of the screens.
    var language: String
    /// Begun with the code of a letter, whose invitation is consumed at sending.
    let byLetter: Bool
    /// Joins the response with that of an earlier round when its code was typed; else nothing else is on it.
    let chain: Chain
    /// The page last shown, to go on at.
    var page: String
    /// What `Answers.draft()` gave.
    var answers: [UInt8]
    /// Nothing has been sent from a page yet.
    var isUntouched = true
    /// Begun on a device that others use too.
    var isShared = false
    /// What was handed over; nil when nothing was.
    var handover: Handover?
    /// Names the showing of a page that saved last; 0: none.
    var writer: UInt64 = 0

    private static let version: UInt8 = 3

    /// The bytes to seal: `version · flags · own code · document · writer · chain · six texts, each with its length · answers`.
    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(answers.count + 192)
        bytes.append(Self.version)
        bytes.append((byLetter ? 1 : 0) | (isUntouched ? 2 : 0) | (isShared ? 4 : 0) | flags(of: handover))
        bytes.appendBigEndian(ownCode.bits, bytes: 8)
        bytes.append(contentsOf: document)
        for number in [writer, chain.high, chain.low] { bytes.appendBigEndian(number, bytes: 8) }
        let handed = handover.map { "\($0.turn) " + $0.pages.joined(separator: " ") } ?? ""
        for text in [collection, neighbourhood, consentVersion, language, page, handed] {
            let utf8 = text.utf8
            bytes.appendBigEndian(UInt64(utf8.count), bytes: 2)
            bytes.append(contentsOf: utf8)
        }
        bytes.append(contentsOf: answers)
        return bytes
    }

    private func flags(of handover: Handover?) -> UInt8 {
        guard let handover else { return 0 }
        return 8 | (handover.isOpen ? 16 : 0) | (handover.isFresh ? 32 : 0)
    }

    init(
        ownCode: Code, collection: String, neighbourhood: String, document: [UInt8], consentVersion: String,
        language: String, byLetter: Bool, chain: Chain = .random(), page: String, answers: [UInt8]
    ) {
        self.ownCode = ownCode
        self.collection = collection
        self.neighbourhood = neighbourhood
        self.document = document
        self.consentVersion = consentVersion
        self.language = language
        self.byLetter = byLetter
        self.chain = chain
        self.page = page
        self.answers = answers
    }

    /// Reads what `encoded()` wrote; nil for anything else. The seal has shown already that it is ours.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 66, bytes[0] == Self.version else { return nil }
        byLetter = bytes[1] & 1 == 1
        isUntouched = bytes[1] & 2 == 2
        isShared = bytes[1] & 4 == 4
        ownCode = Code(truncating: bytes[2..<10].reduce(0) { $0 << 8 | UInt64($1) })
        document = Array(bytes[10..<42])
        func number(at start: Int) -> UInt64 { bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        writer = number(at: 42)
        chain = Chain(high: number(at: 50), low: number(at: 58))
        var start = 66
        func text() -> String? {
            guard start + 2 <= bytes.count else { return nil }
            let end = start + 2 + Int(bytes[start]) << 8 + Int(bytes[start + 1])
            guard end <= bytes.count else { return nil }
            defer { start = end }
            return bytes[(start + 2)..<end].withUnsafeBufferPointer { String(utf8: $0) }
        }
        guard let collection = text(), let neighbourhood = text(), let consentVersion = text(),
            let language = text(), let page = text(), let handed = text()
        else { return nil }
        self.collection = collection
        self.neighbourhood = neighbourhood
        self.consentVersion = consentVersion
        self.language = language
        self.page = page
        if bytes[1] & 8 == 8 {
            let parts = handed.split(separator: " ").map(String.init)
            handover = Handover(
                isOpen: bytes[1] & 16 == 16, turn: parts.first.flatMap(UInt8.init) ?? 0, isFresh: bytes[1] & 32 == 32,
                pages: Array(parts.dropFirst()))
        }
        answers = Array(bytes[start...])
    }
}
