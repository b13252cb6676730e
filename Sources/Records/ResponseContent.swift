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

/// What is sealed of a response: the chain it is on, how many texts of it lie apart, and its canonical value without them.
///
/// Chain and number lie inside the seal, so that a copy of the database without its keys joins no rounds, and does not show
/// who wrote.
package struct ResponseContent: Sendable, Hashable {
    /// Nil in a response of before there were chains.
    package let chain: Chain?
    /// How many texts in own words lie apart from it; nil in a response of a program that stored them in it.
    package let apart: Int?
    /// The canonical value, as `FormDefinition.separated(_:)` gives it.
    package let canonical: [UInt8]

    package init(chain: Chain, apart: Int, canonical: [UInt8]) {
        self.chain = chain
        self.apart = apart
        self.canonical = canonical
    }

    /// In front of a chain, and in front of a chain and a number. A canonical value is text and begins with neither.
    private static let (chained, separated): (UInt8, UInt8) = (1, 2)
    private static let (chainBytes, numberBytes) = (16, 4)

    /// `mark (1) · chain (16) · texts that lie apart (4) · canonical value`.
    package var bytes: [UInt8] {
        guard let chain else { return canonical }
        var bytes = [apart == nil ? Self.chained : Self.separated]
        bytes.reserveCapacity(1 + Self.chainBytes + Self.numberBytes + canonical.count)
        withUnsafeBytes(of: (chain.high.bigEndian, chain.low.bigEndian)) { bytes.append(contentsOf: $0) }
        if let apart { withUnsafeBytes(of: UInt32(apart).bigEndian) { bytes.append(contentsOf: $0) } }
        bytes.append(contentsOf: canonical)
        return bytes
    }

    /// Reads what ``bytes`` gave, what was stored before texts lay apart, and what was stored before there were chains.
    package init(bytes: [UInt8]) {
        func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
        let isSeparated = bytes.first == Self.separated
        let head = 1 + Self.chainBytes + (isSeparated ? Self.numberBytes : 0)
        guard isSeparated || bytes.first == Self.chained, bytes.count >= head else {
            (chain, apart) = (nil, nil)
            canonical = bytes
            return
        }
        chain = Chain(high: number(bytes[1..<9]), low: number(bytes[9..<17]))
        apart = isSeparated ? Int(number(bytes[17..<21])) : nil
        canonical = Array(bytes[head...])
    }
}

extension StoredResponse {
    /// What its value holds.
    package var content: ResponseContent { ResponseContent(bytes: value) }
}
