/// A response as a line of JSON.
///
///     {"id":"uuid:…","round":"T0","neighbourhood":"noord","mode":"zelf","version":"2026-1","chain":"…",
///      "values":{"/form/leeftijd":"72","/form/kind[1]/naam":"…"}}
///
/// `values` holds what a canonical value does: every relevant value that is not empty, in document order, by its path.
/// `id` and `values` must be there; also known are `withdrawn`, `reached` and `reviewed`. `id`, `chain` and `round` stand
/// in front of `values`: the listing finds them without reading the whole line, and must see what the rows see.
struct ResponseLine {
    private var facts: [(key: String, value: Range<Int>?)] = []
    private var reviewed: [(path: Range<Int>, text: Range<Int>)] = []
    private var entries: [ResponseRecord.Entry]
    private var hasValues = false

    /// Reads `record.bytes`.
    /// - Parameter factsOnly: stop at `values`, when the id came before it.
    static func read(into record: inout ResponseRecord, factsOnly: Bool) throws(JSONScanner.Fault) {
        var line = ResponseLine(entries: record.entries)
        record.entries = []
        line.entries.removeAll(keepingCapacity: true)
        let fault = record.bytes.withUnsafeMutableBufferPointer { bytes -> JSONScanner.Fault? in
            do throws(JSONScanner.Fault) { try line.scan(bytes, factsOnly: factsOnly) } catch { return error }
            return nil
        }
        if let fault { throw fault }
        record.entries = line.entries
        try line.settle(&record)
    }

    private mutating func scan(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, factsOnly: Bool
    ) throws(JSONScanner.Fault) {
        var scanner = JSONScanner(bytes)
        try scanner.expect(0x7B)
        repeat {
            let name = try scanner.text()
            try scanner.expect(0x3A)
            switch String(decoding: bytes[name], as: UTF8.self) {
            case "values":
                guard !hasValues else { throw .init(at: name.lowerBound - 1, expected: "\"values\" only once") }
                hasValues = true
                if factsOnly, facts.contains(where: { $0.key == "id" }) { return }
                try scanner.expect(0x7B)
                if scanner.take(0x7D) { continue }
                repeat {
                    let path = try scanner.text()
                    try scanner.expect(0x3A)
                    guard let value = try scanner.scalar() else { continue }
                    entries.append(
                        .init(
                            pathStart: Int32(path.lowerBound), pathCount: Int32(path.count),
                            start: Int32(value.lowerBound), count: Int32(value.count)))
                } while scanner.take(0x2C)
                try scanner.expect(0x7D)
            case "reviewed":
                try scanner.expect(0x7B)
                if scanner.take(0x7D) { continue }
                repeat {
                    let path = try scanner.text()
                    try scanner.expect(0x3A)
                    reviewed.append((path, try scanner.text()))
                } while scanner.take(0x2C)
                try scanner.expect(0x7D)
            case let key:
                guard !hasValues || !Self.listed.contains(key) else {
                    throw .init(
                        at: name.lowerBound - 1, expected: "no \"\(key)\", which stands in front of \"values\",")
                }
                guard !facts.contains(where: { $0.key == key }) else {
                    throw .init(at: name.lowerBound - 1, expected: "each fact only once")
                }
                facts.append((key, try scanner.scalar()))
            }
        } while scanner.take(0x2C)
        try scanner.expect(0x7D)
        guard scanner.isAtEnd else { throw .init(at: scanner.at, expected: "the end of the line") }
    }

    private func settle(_ record: inout ResponseRecord) throws(JSONScanner.Fault) {
        for (key, range) in facts {
            let value = range.map { String(decoding: record.bytes[$0], as: UTF8.self) }
            switch key {
            case "id": record.id = value ?? ""
            case "chain": record.chain = value
            case "round": record.round = value ?? ""
            case "neighbourhood": record.neighbourhood = value ?? ""
            case "mode":
                guard value.map({ mode in OwnColumns.modes.contains { $0.value == mode } }) ?? true else {
                    throw .init(
                        at: 0, expected: "\"mode\" as one of \(OwnColumns.modes.map(\.value).joined(separator: ", "))")
                }
                record.mode = value
            case "version": record.version = value
            case "withdrawn":
                guard [nil, "true", "false"].contains(value) else {
                    throw .init(at: 0, expected: "true or false for \"withdrawn\"")
                }
                record.isWithdrawn = value == "true"
            case "reached": record.reached = value
            default:
                throw .init(
                    at: 0,
                    expected:
                        "one of id, chain, round, neighbourhood, mode, version, withdrawn, reached, values, reviewed")
            }
        }
        for (path, text) in reviewed {
            record.reviewed[String(decoding: record.bytes[path], as: UTF8.self)] = String(
                decoding: record.bytes[text], as: UTF8.self)
        }
        guard !record.id.isEmpty else { throw .init(at: 0, expected: "an \"id\"") }
        guard hasValues || record.isWithdrawn else { throw .init(at: 0, expected: "\"values\"") }
    }

    /// What the listing of responses needs.
    private static let listed: Set<String> = ["id", "chain", "round"]

    private init(entries: [ResponseRecord.Entry]) {
        self.entries = entries
    }
}
