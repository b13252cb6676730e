import Crypto
import XMLTree

extension FormCheck {
    /// Keeps a guarded text, and holds it against the list of accepted ones.
    mutating func note(_ wording: Wording, at bind: XMLElement) {
        wordings.append(wording)
        guard let status = ledgers[wording.kind]?.status(of: wording) else { return }
        if let fault = Fault.wording(wording, status) { report(fault, at: bind) }
    }
}

extension Wording {
    /// A text in all languages of a definition.
    /// - Parameter lines: what is hashed, in a language by its number.
    init(_ kind: WordingKind, name: String, texts: Texts, lines: (Int) -> [String]) {
        let hashes = WordingHashes(texts, lines: lines)
        self.init(
            kind: kind, name: name, hash: hashes.own, words: lines(texts.fallback).filter { !$0.isEmpty },
            translations: hashes.translations)
    }

    /// SHA-256 of lines joined by a line feed, in hexadecimal.
    static func hash(of lines: [String]) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(lines.joined(separator: "\n").utf8)))
    }
}
