/// Goes through the tags of a page in order; does not check the page, as browsers do not.
///
/// Works on bytes: the driver must cost far less than the server it measures.
struct TagScanner {
    /// A start tag (`<input …>`) or an end tag (`</form>`).
    struct Tag {
        var name: String
        var isEnd: Bool
        fileprivate(set) var attributes: Range<Int>
        /// Where the text behind the tag starts.
        fileprivate(set) var end: Int
    }

    let page: [UInt8]
    private var position = 0

    init(_ page: [UInt8]) {
        self.page = page
    }

    /// The next tag whose name is in `names`, or `nil` at the page's end.
    mutating func next(among names: Set<String>) -> Tag? {
        page.withUnsafeBufferPointer { bytes in
            while let open = index(of: UInt8(ascii: "<"), in: bytes, from: position) {
                let isEnd = open + 1 < bytes.count && bytes[open + 1] == UInt8(ascii: "/")
                var cursor = open + (isEnd ? 2 : 1)
                let nameStart = cursor
                while cursor < bytes.count, isLetter(bytes[cursor]) { cursor += 1 }
                let nameEnd = cursor
                while cursor < bytes.count, bytes[cursor] != UInt8(ascii: ">") {
                    let quote = bytes[cursor]
                    cursor += 1
                    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
                    cursor = (index(of: quote, in: bytes, from: cursor) ?? bytes.count - 1) + 1
                }
                position = min(cursor + 1, bytes.count)
                // Longer names are not among those a form needs; strings of up to 15 bytes need no allocation.
                guard nameStart < nameEnd, nameEnd - nameStart <= 8 else { continue }
                let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[nameStart..<nameEnd]), as: UTF8.self)
                guard names.contains(name) else { continue }
                return Tag(name: name, isEnd: isEnd, attributes: nameEnd..<cursor, end: position)
            }
            return nil
        }
    }

    /// The attributes of a tag; one without a value reads as empty text.
    func attributes(of tag: Tag) -> [String: String] {
        var found: [String: String] = [:]
        var cursor = tag.attributes.lowerBound
        let end = tag.attributes.upperBound
        while cursor < end {
            while cursor < end, isSpace(page[cursor]) || page[cursor] == UInt8(ascii: "/") { cursor += 1 }
            let nameStart = cursor
            while cursor < end, !isSpace(page[cursor]), page[cursor] != UInt8(ascii: "=") { cursor += 1 }
            guard nameStart < cursor else { break }
            let name = String(decoding: page[nameStart..<cursor], as: UTF8.self)
            guard cursor < end, page[cursor] == UInt8(ascii: "=") else {
                found[name] = ""
                continue
            }
            cursor += 1
            let value = self.value(at: &cursor, before: end)
            found[name] = HTMLText.plain(page[value])
        }
        return found
    }

    private func value(at cursor: inout Int, before end: Int) -> Range<Int> {
        guard cursor < end else { return end..<end }
        let quote = page[cursor]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { cursor += 1 }
        let start = cursor
        while cursor < end, isQuoted ? page[cursor] != quote : !isSpace(page[cursor]) { cursor += 1 }
        defer { if isQuoted { cursor += 1 } }
        return start..<cursor
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }

private func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }

private func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start...].firstIndex(of: byte)
}
