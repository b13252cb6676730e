import Glibc

/// Goes through those tags of a page that a form is made of, in order; does not check the page, as browsers do not.
///
/// Works on the page's bytes where they lie: the driver runs on the machine it measures and must cost far less than the
/// server. Pages of a careful renderer have no bare `<` in text or values, so each one opens a tag.
struct TagScanner {
    /// The tags that a form is made of.
    enum Name: CaseIterable {
        case form, input, select, option, textarea, button
    }

    /// A start tag (`<input …>`) or an end tag (`</form>`).
    struct Tag {
        var name: Name
        var isEnd: Bool
        fileprivate var attributes: Range<Int>
        /// Where the text behind the tag starts.
        fileprivate(set) var end: Int
    }

    private let page: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// - Parameter page: must outlive the scanner.
    init(_ page: UnsafeBufferPointer<UInt8>) {
        self.page = page
    }

    /// The next tag, or `nil` at the page's end.
    mutating func next() -> Tag? {
        while let open = page.index(of: UInt8(ascii: "<"), from: position) {
            let isEnd = open + 1 < page.count && page[open + 1] == UInt8(ascii: "/")
            let start = open + (isEnd ? 2 : 1)
            var cursor = start
            while cursor < page.count, isLetter(page[cursor]) { cursor += 1 }
            position = cursor
            guard let name = Name.allCases.first(where: { page.has($0.word, at: start..<cursor) }) else { continue }
            let end = endOfTag(from: cursor)
            position = min(end + 1, page.count)
            return Tag(name: name, isEnd: isEnd, attributes: cursor..<end, end: position)
        }
        return nil
    }

    /// The attributes of a tag that a form knows.
    func attributes(of tag: Tag) -> TagAttributes {
        var found = TagAttributes()
        var cursor = tag.attributes.lowerBound
        let end = tag.attributes.upperBound
        while cursor < end {
            while cursor < end, isSpace(page[cursor]) || page[cursor] == UInt8(ascii: "/") { cursor += 1 }
            let start = cursor
            while cursor < end, !isSpace(page[cursor]), page[cursor] != UInt8(ascii: "=") { cursor += 1 }
            let name = start..<cursor
            guard !name.isEmpty else { break }
            var value = cursor..<cursor
            if cursor < end, page[cursor] == UInt8(ascii: "=") {
                cursor += 1
                value = self.value(at: &cursor, before: end)
            }
            found.take(name, UnsafeBufferPointer(rebasing: page[value]), of: page)
        }
        return found
    }

    /// The text from `start` up to the next tag.
    func text(from start: Int) -> String {
        let end = page.index(of: UInt8(ascii: "<"), from: start) ?? page.count
        return HTMLText.plain(UnsafeBufferPointer(rebasing: page[start..<end]))
    }

    /// Where the tag's `>` is; one within quotes does not count.
    private func endOfTag(from start: Int) -> Int {
        var cursor = start
        while cursor < page.count, page[cursor] != UInt8(ascii: ">") {
            let quote = page[cursor]
            cursor += 1
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { continue }
            cursor = (page.index(of: quote, from: cursor) ?? page.count - 1) + 1
        }
        return cursor
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

extension TagScanner.Name {
    fileprivate var word: StaticString {
        switch self {
        case .form: "form"
        case .input: "input"
        case .select: "select"
        case .option: "option"
        case .textarea: "textarea"
        case .button: "button"
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes there are this word.
    func has(_ word: StaticString, at place: Range<Int>) -> Bool {
        guard place.count == word.utf8CodeUnitCount, let start = baseAddress else { return false }
        return memcmp(start + place.lowerBound, word.utf8Start, place.count) == 0
    }

    /// The place of the first such byte from `start` on.
    func index(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 9 || byte == 13 }

private func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }
