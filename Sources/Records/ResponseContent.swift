/// A random number that the responses of one person in several rounds share, when that person typed the own code of the
/// round before. Without the code nothing joins them; whoever lost it begins a new chain.
package struct Chain: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A chain that nothing else is on.
    package static func random() -> Chain {
        Chain(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    }
}

/// What is sealed of a response: the chain it is on, and its canonical value.
///
/// The chain lies inside the seal, so that a copy of the database without its keys joins no rounds.
package struct ResponseContent: Sendable, Hashable {
    /// Nil in a response of before there were chains.
    package let chain: Chain?
    /// The canonical value, as `Submission.canonical` gives it.
    package let canonical: [UInt8]

    package init(chain: Chain, canonical: [UInt8]) {
        self.chain = chain
        self.canonical = canonical
    }

    /// In front of a chain. A canonical value is text and never begins with it.
    private static let mark: UInt8 = 1
    private static let chainBytes = 16

    /// `mark (1) · chain (16) · canonical value`.
    package var bytes: [UInt8] {
        guard let chain else { return canonical }
        var bytes = [Self.mark]
        bytes.reserveCapacity(1 + Self.chainBytes + canonical.count)
        withUnsafeBytes(of: (chain.high.bigEndian, chain.low.bigEndian)) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: canonical)
        return bytes
    }

    /// Reads what ``bytes`` gave, and what was stored before there were chains.
    package init(bytes: [UInt8]) {
        guard bytes.first == Self.mark, bytes.count > Self.chainBytes else {
            chain = nil
            canonical = bytes
            return
        }
        func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
        chain = Chain(high: number(bytes[1..<9]), low: number(bytes[9..<17]))
        canonical = Array(bytes[17...])
    }
}

extension StoredResponse {
    /// What its value holds.
    package var content: ResponseContent { ResponseContent(bytes: value) }
}
