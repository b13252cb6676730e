/// A canonical value line by line: what `Submission.canonical` wrote.
struct CanonicalLines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>

    /// One value.
    struct Line {
        /// With indexes, such as `/data/kind[2]/leeftijd`.
        let path: String
        let value: ArraySlice<UInt8>
        /// All of the line.
        let whole: ArraySlice<UInt8>
    }

    /// The first line, which names the form, and its line feed.
    let head: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        let end = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.endIndex
        head = bytes[..<end]
        rest = bytes[end...]
    }

    /// The next of the lines `path TAB length LF value LF`; nil at the end, and where the bytes say otherwise.
    mutating func next() -> Line? {
        guard let end = rest.firstIndex(of: 10), let tab = rest[..<end].lastIndex(of: 9),
            let length = Int(String(decoding: rest[(tab + 1)..<end], as: UTF8.self)), length >= 0,
            length < rest.endIndex - end - 1
        else { return nil }
        let next = end + length + 2
        defer { rest = rest[next...] }
        return Line(
            path: String(decoding: rest[..<tab], as: UTF8.self), value: rest[(end + 1)..<(end + 1 + length)],
            whole: rest[..<next])
    }
}
