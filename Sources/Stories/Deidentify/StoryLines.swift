import Foundation

/// One line of the exchange format: `{"id": …, "text": …}`, and in which language when the line says so.
package struct StoryLine: Codable, Sendable {
    package var id: String
    package var text: String
    /// One of `ToldLanguage.all`.
    package var language: String?
}

/// One line of `buurtstem deidentify`'s answer.
package struct DeidentifiedLine: Codable, Sendable {
    package struct Span: Codable, Sendable, Equatable {
        package var start: Int
        package var end: Int
        package var type: IdentifierType
        package var text: String
    }
    package var id: String
    package var text: String
    package var spans: [Span]

    package init(id: String, _ result: DeidentifiedText) {
        self.id = id
        text = result.masked
        spans = result.spans.map {
            Span(start: $0.range.lowerBound, end: $0.range.upperBound, type: $0.type, text: $0.text)
        }
    }
}

/// A file of lines that cannot be used: where, and what to do. Never holds what the line says.
package struct StoryLineFault: Error, CustomStringConvertible {
    package var description: String

    init(_ path: String, line: Int? = nil, _ reason: String) {
        description = path + (line.map { ":\($0)" } ?? "") + ": " + reason
    }
}

/// Reads JSONL line by line.
package enum StoryLines {
    /// Calls `body` with each line of the file; empty lines are passed over.
    /// - Throws: `StoryLineFault` naming file, line and repair; what `body` throws.
    package static func read(_ path: String, _ body: (StoryLine) throws -> Void) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StoryLineFault(
                path, "there is no such file that can be read; give a file with a line of JSON for each story")
        }
        var ids = Set<String>()
        let decoder = JSONDecoder()
        var number = 0
        for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            var content = line
            if number == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
            guard content.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            var story = try parse(Data(content), path: path, line: number, decoder)
            if let written = story.language {
                story.language = ToldLanguage.code(written)
                guard story.language != nil else {
                    throw StoryLineFault(
                        path, line: number, "\"language\" is no code that is known; \(ToldLanguage.repair)")
                }
            }
            guard ids.insert(story.id).inserted else {
                throw StoryLineFault(
                    path, line: number, "the id of this line was used before; give each line an id of its own")
            }
            try body(story)
        }
    }

    private static func parse(_ data: Data, path: String, line: Int, _ decoder: JSONDecoder) throws -> StoryLine {
        do {
            return try decoder.decode(StoryLine.self, from: data)
        } catch DecodingError.keyNotFound(let key, _) {
            throw StoryLineFault(
                path, line: line, "\"\(key.stringValue)\" is missing; write {\"id\": \"…\", \"text\": \"…\"}")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let key = context.codingPath.last?.stringValue
            let what = key.map { "\"\($0)\" must be text between quotation marks" } ?? "this is no object"
            throw StoryLineFault(path, line: line, "\(what); write {\"id\": \"…\", \"text\": \"…\"}")
        } catch {
            throw StoryLineFault(
                path, line: line, "this is not JSON (\(data.count) bytes); each line holds one whole object in UTF-8")
        }
    }
}

/// Writes lines beside their destination and moves them there when all is well, so that nothing half-written remains.
package final class LineWriter {
    private let path: String
    private let temporary: String
    private let handle: FileHandle
    private let encoder = JSONEncoder()
    private var buffer = Data()
    private var isFinished = false

    /// - Throws: `StoryLineFault` when nothing can be written there.
    package init(path: String) throws {
        self.path = path
        temporary = path + ".\(UInt32.random(in: .min ... .max)).part"
        guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: temporary)
        else {
            throw StoryLineFault(path, "nothing can be written here; is there such a folder, and may you write in it?")
        }
        self.handle = handle
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    deinit {
        if !isFinished { try? FileManager.default.removeItem(atPath: temporary) }
    }

    package func write(_ line: some Encodable) throws {
        buffer += try encoder.encode(line)
        buffer.append(0x0A)
        if buffer.count > 1 << 20 { try flush() }
    }

    /// Brings all lines to the disk and to their name.
    package func finish() throws {
        try flush()
        try handle.synchronize()
        try handle.close()
        guard rename(temporary, path) == 0 else {
            throw StoryLineFault(path, "the result could not be put here (\(String(cString: strerror(errno))))")
        }
        isFinished = true
    }

    private func flush() throws {
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
