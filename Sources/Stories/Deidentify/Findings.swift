/// What detectors claimed so far: each token belongs to at most one finding; the first claim holds.
struct Findings {
    struct Finding {
        var tokens: Range<Int>
        var type: IdentifierType
        /// Which words of it are names worth finding again elsewhere.
        var nameKeys: [UInt64] = []
    }

    private(set) var list: [Finding] = []
    /// 0 free, -1 looked at and left standing, else the number of the finding plus one.
    private(set) var owner: [Int32]

    init(count: Int) { owner = [Int32](repeating: 0, count: count) }

    @inline(__always)
    func isFree(_ index: Int) -> Bool { index >= 0 && index < owner.count && owner[index] == 0 }

    func isFree(_ range: Range<Int>) -> Bool { range.allSatisfy { isFree($0) } }

    func type(at index: Int) -> IdentifierType? {
        guard index >= 0, index < owner.count, owner[index] > 0 else { return nil }
        return list[Int(owner[index]) - 1].type
    }

    /// Claims a range whose tokens are all free.
    @discardableResult
    mutating func add(_ range: Range<Int>, _ type: IdentifierType) -> Bool {
        guard !range.isEmpty, isFree(range) else { return false }
        list.append(Finding(tokens: range, type: type))
        for index in range { owner[index] = Int32(list.count) }
        return true
    }

    /// Leaves the free tokens of a range as they are, whatever later detectors think.
    mutating func keep(_ range: Range<Int>) {
        for index in range where owner[index] == 0 { owner[index] = -1 }
    }

    /// Findings in the order of the text.
    var inOrder: [Finding] { list.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound } }
}

/// Finds identifiers of some kind in what is not yet claimed.
protocol Detector: SendableMetatype {
    static func find(in passage: Passage, _ findings: inout Findings)
}
