import Foundation

/// Reads the b-tree of one table straight from a database file (https://www.sqlite.org/fileformat2.html), to know which
/// bytes belong to its rows. Independent of SQLite, so that a test can damage exactly those.
struct TablePages {
    let bytes: [UInt8]
    let pageSize: Int

    init(path: String) {
        bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
        pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
    }

    /// The byte ranges of the rows of the table with this root page: cells and their overflow pages.
    func rows(root: Int) -> [Range<Int>] {
        let start = (root - 1) * pageSize
        let header = root == 1 ? start + 100 : start
        let count = number(header + 3, 2)
        switch bytes[header] {
        case 0x05:  // interior: left children, then the right one
            let children = (0..<count).map { number(start + number(header + 12 + 2 * $0, 2), 4) }
            return (children + [number(header + 8, 4)]).flatMap { rows(root: $0) }
        case 0x0D: return (0..<count).flatMap { cell(at: start + number(header + 8 + 2 * $0, 2)) }
        default: return []
        }
    }

    private func cell(at start: Int) -> [Range<Int>] {
        let (payload, afterSize) = varint(start)
        let (_, content) = varint(afterSize)
        let largest = pageSize - 35
        guard payload > largest else { return [start..<(content + payload)] }
        let smallest = (pageSize - 12) * 32 / 255 - 23
        let surplus = smallest + (payload - smallest) % (pageSize - 4)
        let local = surplus <= largest ? surplus : smallest
        var ranges = [start..<(content + local + 4)]
        var (next, left) = (number(content + local, 4), payload - local)
        while next != 0, left > 0 {
            let page = (next - 1) * pageSize
            let used = min(left, pageSize - 4)
            ranges.append(page..<(page + 4 + used))
            (next, left) = (number(page, 4), left - used)
        }
        return ranges
    }

    private func number(_ offset: Int, _ length: Int) -> Int {
        bytes[offset..<(offset + length)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Seven bits a byte while the top bit is set; a ninth byte counts whole.
    private func varint(_ start: Int) -> (value: Int, end: Int) {
        var value = 0
        for offset in start..<(start + 8) {
            value = value << 7 | Int(bytes[offset] & 0x7F)
            if bytes[offset] & 0x80 == 0 { return (value, offset + 1) }
        }
        return (value << 8 | Int(bytes[start + 8]), start + 9)
    }
}
