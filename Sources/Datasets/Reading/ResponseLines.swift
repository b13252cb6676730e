#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Responses in a file, one JSON object on each line (JSON Lines). Only where each line begins is kept in memory.
package final class ResponseLines: ResponseFeed {
    private let path: String
    private let descriptor: Int32
    /// Where each line begins and how long it is; empty lines are left out.
    private let lines: [Line]

    private struct Line {
        let start: Int
        let count: Int32
        let number: Int32
    }

    package var count: Int { lines.count }

    /// Longest line in bytes.
    private static let longest = 16 << 20

    /// - Throws: `DatasetFault` when the file cannot be read.
    package init(path: String) throws(DatasetFault) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw DatasetFault(
                path, "this file cannot be read (\(String(cString: strerror(errno))))",
                repair: "mend the path or its permissions")
        }
        do throws(DatasetFault) { lines = try Self.lines(descriptor, path) } catch {
            // A class that throws before all is set runs no deinit.
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    private static func lines(_ descriptor: Int32, _ path: String) throws(DatasetFault) -> [Line] {
        var lines: [Line] = []
        func add(_ start: Int, _ end: Int, _ number: Int32) {
            if end > start {
                lines.append(Line(start: start, count: Int32(clamping: end - start), number: number))
            }
        }
        var (offset, start, number) = (0, 0, Int32(1))
        while true {
            let chunk = bytes(1 << 20, at: offset, of: descriptor)
            guard let chunk else {
                throw DatasetFault(
                    path, "reading stopped (\(String(cString: strerror(errno))))", repair: "name a file, not a folder")
            }
            if chunk.isEmpty { break }
            var at = 0
            while let found = chunk[at...].firstIndex(of: 10) {
                add(start, offset + found, number)
                (start, at, number) = (offset + found + 1, found + 1, number + 1)
            }
            offset += chunk.count
        }
        add(start, offset, number)
        return lines
    }

    package func facts(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        // Facts stand in front: a short read is enough for most lines.
        let line = lines[index]
        record.clear()
        record.place = "\(path):\(line.number)"
        record.bytes = Self.bytes(min(Int(line.count), 400), at: line.start, of: descriptor) ?? []
        do { try ResponseLine.read(into: &record, factsOnly: true) } catch { try load(index, into: &record) }
    }

    package func load(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        let line = lines[index]
        record.clear()
        record.place = "\(path):\(line.number)"
        guard Int(line.count) <= Self.longest else {
            throw DatasetFault(
                record.place, "this line is longer than \(Self.longest >> 20) MB",
                repair: "write one response on each line")
        }
        record.bytes = Self.bytes(Int(line.count), at: line.start, of: descriptor) ?? []
        guard record.bytes.count == line.count else {
            throw DatasetFault(record.place, "the file became shorter", repair: "try again when nobody writes it")
        }
        do throws(JSONScanner.Fault) { try ResponseLine.read(into: &record, factsOnly: false) } catch {
            throw DatasetFault(
                "\(record.place):\(error.at + 1)", "\(error.expected) was expected here",
                repair: "write one response as one line of JSON (docs/datasets.md)")
        }
    }

    /// At most so many bytes; fewer at the end, nil when the system refuses.
    private static func bytes(_ count: Int, at offset: Int, of descriptor: Int32) -> [UInt8]? {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            let got = pread(descriptor, room.baseAddress, count, off_t(offset))
            failed = got < 0
            filled = max(0, got)
        }
        return failed ? nil : bytes
    }
}
