/// Reads one HTTP/1.1 answer from bytes that arrive in pieces: with a length, or in chunks (RFC 9112).
struct AnswerReader {
    private var head: Answer?
    private var bodyStart = 0
    private var length = 0
    private var chunked = false
    private var chunks: [Range<Int>] = []
    /// How far the bytes have been looked at.
    private var position = 0

    /// Looks at all bytes so far.
    ///
    /// - Returns: Whether the answer is whole.
    mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) throws -> Bool {
        if head == nil { try readHead(bytes) }
        guard head != nil else { return false }
        return try chunked ? readChunks(bytes) : bytes.count >= bodyStart + length
    }

    /// The answer; only after ``advance(over:)`` said that it is whole.
    func answer(from bytes: [UInt8]) -> Answer {
        var answer = head ?? Answer()
        if chunked {
            for chunk in chunks { answer.body += bytes[chunk] }
        } else {
            answer.body = Array(bytes[bodyStart..<bodyStart + length])
        }
        return answer
    }
}

// MARK: - Parts

extension AnswerReader {
    private mutating func readHead(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        guard let end = endOfHead(bytes) else { return }
        bodyStart = end
        position = end
        var answer = Answer()
        // "HTTP/1.1 200 OK": the status is the second word.
        guard bytes.count >= 12, let status = Int(String(decoding: bytes[9..<12], as: UTF8.self)) else {
            throw BenchmarkError("not an HTTP answer")
        }
        answer.status = status
        var start = 0
        while let line = nextLine(bytes, from: start), line.upperBound < end {
            read(header: bytes[line], into: &answer)
            start = line.upperBound + 2
        }
        head = answer
    }

    /// Where the body starts, or `nil` while the head is not whole.
    private func endOfHead(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = 0
        while let line = nextLine(bytes, from: start) {
            if line.isEmpty { return line.upperBound + 2 }
            start = line.upperBound + 2
        }
        return nil
    }

    /// The line from `start`, without its CR LF.
    private func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        guard let feed = bytes.index(of: 10, from: start), feed > start else { return nil }
        return start..<feed - 1
    }

    private mutating func read(header line: Slice<UnsafeBufferPointer<UInt8>>, into answer: inout Answer) {
        // Only few headers matter, and only these first letters: c, l, s, t.
        guard let first = line.first, [99, 108, 115, 116].contains(first | 32),
            let colon = line.firstIndex(of: UInt8(ascii: ":"))
        else { return }
        let value = line[colon...].dropFirst().drop { $0 == 32 }
        switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
        case "content-length": length = Int(String(decoding: value, as: UTF8.self)) ?? 0
        case "transfer-encoding": chunked = value.elementsEqual("chunked".utf8)
        case "location": answer.location = String(decoding: value, as: UTF8.self)
        case "set-cookie":
            answer.cookies.append(String(decoding: value.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self))
        case "connection": answer.closes = value.elementsEqual("close".utf8)
        default: break
        }
    }

    private mutating func readChunks(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Bool {
        while let line = nextLine(bytes, from: position) {
            let text = String(decoding: bytes[line].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            guard let size = Int(text, radix: 16) else { throw BenchmarkError("a broken chunk") }
            let data = line.upperBound + 2..<line.upperBound + 2 + size
            guard bytes.count >= data.upperBound + 2 else { return false }
            position = data.upperBound + 2
            if size == 0 { return true }
            chunks.append(data)
        }
        return false
    }
}
