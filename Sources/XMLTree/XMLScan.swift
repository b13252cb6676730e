import Foundation

/// One pass over the bytes before any parser: checks the limits and notes where each start tag stands.
///
/// It knows just enough of the grammar to tell markup from text (comments, CDATA, processing instructions, quoted
/// attribute values); whether the document is well-formed is left to the parser behind it.
struct XMLScan {
    /// Positions of all start tags in document order.
    static func startTags(of text: [UInt8], limits: XMLLimits) throws(XMLError) -> [XMLPosition] {
        try text.withUnsafeBufferPointer { bytes throws(XMLError) in
            var scan = XMLScan(bytes: bytes, limits: limits)
            try scan.run()
            return scan.positions
        }
    }

    /// The position of a byte offset, counted from the beginning.
    static func position(of offset: Int, in text: [UInt8]) -> XMLPosition {
        text.withUnsafeBufferPointer { bytes in
            var scan = XMLScan(bytes: bytes, limits: .definition)
            scan.countLines(upTo: min(offset, bytes.count))
            return scan.here
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: XMLLimits
    private var at = 0
    private var depth = 0
    private var declarations = 0
    private var positions: [XMLPosition] = []
    /// How far lines are counted, the line there, the offset where that line starts, its continuation bytes so far.
    private var counted = 0
    private var line = 1
    private var lineStart = 0
    private var continuations = 0

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func run() throws(XMLError) {
        if let null = next(0) {
            at = null
            throw XMLError(.forbiddenCharacter, at: position())
        }
        while let open = next(UInt8(ascii: "<")) {
            at = open
            switch byte(open + 1) {
            case UInt8(ascii: "!"): try declaration()
            case UInt8(ascii: "?"): skip(past: "?>", from: open + 2)
            case UInt8(ascii: "/"):
                depth -= 1
                skip(past: ">", from: open + 2)
            default: try startTag()
            }
        }
        at = bytes.count
        countLines(upTo: at)
    }

    private mutating func declaration() throws(XMLError) {
        if starts(with: "<!--") {
            skip(past: "-->", from: at + 4)
        } else if starts(with: "<![CDATA[") {
            skip(past: "]]>", from: at + 9)
        } else {
            throw XMLError(.documentType, at: position())
        }
    }

    private mutating func startTag() throws(XMLError) {
        let place = position()
        var index = at + 1
        var attributes = 0
        tag: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: ">"): break tag
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = end(ofValueAt: index)
            case UInt8(ascii: "="): attributes += 1
            case UInt8(ascii: "x") where starts(with: "xmlns", at: index): declarations += 1
            case UInt8(ascii: "<"): throw XMLError(.malformed("'<' inside a start tag"), at: place)
            default: break
            }
            index += 1
            guard index - at <= limits.tagBytes else {
                throw XMLError(.tagTooLong(maximum: limits.tagBytes), at: place)
            }
        }
        guard index < bytes.count else { throw XMLError(.malformed("a start tag that never ends"), at: place) }
        guard attributes <= limits.attributes else {
            throw XMLError(.tooManyAttributes(maximum: limits.attributes), at: place)
        }
        guard declarations <= limits.declarations else {
            throw XMLError(.malformed("more than \(limits.declarations) namespace declarations"), at: place)
        }
        guard positions.count < limits.elements else {
            throw XMLError(.tooManyElements(maximum: limits.elements), at: place)
        }
        positions.append(place)
        if bytes[index - 1] != UInt8(ascii: "/") {
            depth += 1
            guard depth <= limits.depth else { throw XMLError(.tooDeep(maximum: limits.depth), at: place) }
        }
        at = index + 1
    }
}

// MARK: - Moving and counting

extension XMLScan {
    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// The next place of a byte, by the C library: whatever somebody repeats eight million times is passed quickly.
    private func next(_ wanted: UInt8) -> Int? {
        guard at < bytes.count, let start = bytes.baseAddress else { return nil }
        guard let found = memchr(start + at, Int32(wanted), bytes.count - at) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    /// The place of the quote that ends the value begun here; the last byte when none does.
    ///
    /// Looks no further than a tag may reach, so that a tag that is refused for its length costs no more than that length.
    private func end(ofValueAt quote: Int) -> Int {
        let limit = min(bytes.count, at + limits.tagBytes + 1)
        guard quote + 1 < limit, let start = bytes.baseAddress,
            let found = memchr(start + quote + 1, Int32(bytes[quote]), limit - quote - 1)
        else { return limit - 1 }
        return UnsafeRawPointer(found) - UnsafeRawPointer(start)
    }

    private func starts(with prefix: StaticString, at place: Int? = nil) -> Bool {
        let place = place ?? at
        guard place + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where bytes[place + index] != prefix.utf8Start[index] { return false }
        return true
    }

    /// Moves behind the next occurrence of `end`, which ends in `>`, or to the end of the bytes: the parser will complain.
    private mutating func skip(past end: StaticString, from start: Int) {
        at = min(start, bytes.count)
        let length = end.utf8CodeUnitCount
        while let index = next(UInt8(ascii: ">")) {
            at = index + 1
            if index + 1 - length >= start, starts(with: end, at: index + 1 - length) { return }
        }
        at = bytes.count
    }

    private mutating func position() -> XMLPosition {
        countLines(upTo: at)
        return here
    }

    /// The eight bytes from a place on are ASCII and end no line: none has its high bit, none is LF or CR.
    private func isPlain(at place: Int) -> Bool {
        let eight = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (feeds, returns) = (eight ^ ones &* 0x0A, eight ^ ones &* 0x0D)
        // A byte of 0 is the only one from which taking 1 borrows into a high bit that was not set.
        let zeroes = (feeds &- ones) & ~feeds | (returns &- ones) & ~returns
        return (eight | zeroes) & (ones &* 0x80) == 0
    }

    private var here: XMLPosition { XMLPosition(line: line, column: counted - lineStart - continuations + 1) }

    private mutating func countLines(upTo end: Int) {
        while counted < end {
            if counted + 8 <= end, isPlain(at: counted) {
                counted += 8
                continue
            }
            let byte = bytes[counted]
            counted += 1
            if byte >= 0x80 {
                if byte & 0xC0 == 0x80 { continuations += 1 }
            } else if byte == 0x0A || (byte == 0x0D && self.byte(counted) != 0x0A) {
                line += 1
                lineStart = counted
                continuations = 0
            }
        }
    }
}
