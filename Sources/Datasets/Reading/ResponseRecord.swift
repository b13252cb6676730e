/// One response on its way into rows: its facts, and its values as parts of one buffer. Used again for the next one.
package struct ResponseRecord: Sendable {
    /// A value: where its path and its text lie in `bytes`.
    struct Entry: Sendable {
        var pathStart: Int32
        var pathCount: Int32
        var start: Int32
        var count: Int32
    }

    /// The id that pseudonyms are made of; never written.
    package var id = ""
    /// What joins the responses of one person over rounds.
    package var chain: String?
    package var round = ""
    package var neighbourhood = ""
    package var mode: String?
    /// Hash or version text of the definition it was given on.
    package var version: String?
    package var isWithdrawn = false
    /// The path of the last question that was reached, when somebody stopped before the end.
    package var reached: String?
    /// Free text by path, reviewed and masked.
    package var reviewed: [String: String] = [:]
    /// Where it stands, for messages.
    package var place = ""

    var bytes: [UInt8] = []
    var entries: [Entry] = []

    package init() {}

    /// Empties it for the next response; room that was made stays.
    mutating func clear() {
        (id, chain, round, neighbourhood, mode, version) = ("", nil, "", "", nil, nil)
        (isWithdrawn, reached) = (false, nil)
        if !reviewed.isEmpty { reviewed = [:] }
        bytes.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
    }

    /// Takes up the lines `path TAB length LF value LF` of a canonical value (`Submission.canonical`) after its first.
    /// - Returns: false when the bytes say otherwise.
    package mutating func take(canonical: [UInt8]) -> Bool {
        bytes = canonical
        entries.removeAll(keepingCapacity: true)
        guard let first = bytes.firstIndex(of: 10) else { return false }
        var at = first + 1
        while at < bytes.count {
            guard let tab = bytes[at...].firstIndex(of: 9), let end = bytes[tab...].firstIndex(of: 10),
                let length = Int(String(decoding: bytes[(tab + 1)..<end], as: UTF8.self)), length >= 0,
                end + 1 + length < bytes.count, bytes[end + 1 + length] == 10
            else { return false }
            entries.append(
                Entry(pathStart: Int32(at), pathCount: Int32(tab - at), start: Int32(end + 1), count: Int32(length)))
            at = end + length + 2
        }
        return true
    }

    /// The values as a canonical value has them.
    func canonical(formID: String, version: String) -> [UInt8] {
        var result = Array("\(formID)\t\(version)\n".utf8)
        for entry in entries where entry.count > 0 {
            result += bytes[Int(entry.pathStart)..<Int(entry.pathStart + entry.pathCount)]
            result += Array("\t\(entry.count)\n".utf8)
            result += bytes[Int(entry.start)..<Int(entry.start + entry.count)]
            result.append(10)
        }
        return result
    }
}

/// Where responses come from: a file, a folder, a store. Each can be asked for again, in any order.
package protocol ResponseFeed: Sendable {
    var count: Int { get }
    /// Reads the facts of a response, without its values where that is cheaper.
    func facts(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault)
    /// Reads a whole response.
    func load(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault)
}
