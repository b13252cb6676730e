/// Finds the end of one record and the bytes of its fields.
///
/// Doubled quotes are made single in place, which happens only once the whole record is there.
struct RecordScan {
    enum Outcome {
        case record
        /// The buffer ends before the record does.
        case more
        /// The file has ended.
        case nothing
        case fault(what: String, repair: String, at: Int)
    }

    /// First byte of the record, and after ``Outcome/record`` the first byte of the next one.
    private(set) var position: Int
    /// Line of the byte under the scan, and after ``Outcome/record`` the line of the next record.
    private(set) var line: Int

    init(begin: Int, line: Int) {
        position = begin
        self.line = line
    }

    mutating func run(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, end: Int, isAtEnd: Bool, fields: inout [CSVReader.Field]
    ) -> Outcome {
        guard position < end else { return isAtEnd ? .nothing : .more }
        fields.removeAll(keepingCapacity: true)
        var at = position
        var quoted = false
        while true {
            let start = at
            if at < end, bytes[at] == quote {
                switch quotedField(bytes, from: at + 1, end: end, isAtEnd: isAtEnd) {
                case .stop(let outcome): return outcome
                case .field(let close, let hasDoubled):
                    fields.append(.init(start: start + 1, end: hasDoubled ? -close : close))
                    quoted = quoted || hasDoubled
                    at = close + 1
                }
            } else {
                while at < end {
                    // What ends a field, or may not stand in it, comes no later than the comma among all bytes.
                    let byte = bytes[at]
                    if byte > comma {
                        at += 1
                        continue
                    }
                    if byte == comma || byte == lineFeed || byte == carriageReturn { break }
                    guard byte != quote else {
                        return .fault(
                            what: "there is a quote inside a field that does not begin with one",
                            repair: "put quotes around the whole field and double the quotes in it", at: at)
                    }
                    at += 1
                }
                fields.append(.init(start: start, end: at))
            }
            guard at < end else {
                guard isAtEnd else { return .more }
                position = end
                break
            }
            if bytes[at] == comma {
                at += 1
                continue
            }
            if bytes[at] == carriageReturn {
                guard at + 1 < end || isAtEnd else { return .more }
                guard at + 1 < end, bytes[at + 1] == lineFeed else {
                    return .fault(
                        what: "there is a carriage return without a line feed",
                        repair: "save the file with lines that end in CRLF or LF", at: at)
                }
                at += 1
            } else if bytes[at] != lineFeed {
                return .fault(
                    what: "something follows the closing quote of a field",
                    repair: "double the quotes inside the field, or put a comma after it", at: at)
            }
            position = at + 1
            line += 1
            break
        }
        if quoted { undouble(bytes, &fields) }
        return .record
    }

    private enum Quoted {
        case field(close: Int, hasDoubled: Bool)
        case stop(Outcome)
    }

    /// Runs to the closing quote.
    private mutating func quotedField(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, from: Int, end: Int, isAtEnd: Bool
    ) -> Quoted {
        var (at, newLines, hasDoubled) = (from, 0, false)
        while at < end {
            if bytes[at] == lineFeed { newLines += 1 }
            if bytes[at] == quote {
                guard at + 1 < end || isAtEnd else { return .stop(.more) }
                guard at + 1 < end, bytes[at + 1] == quote else {
                    line += newLines
                    return .field(close: at, hasDoubled: hasDoubled)
                }
                hasDoubled = true
                at += 1
            }
            at += 1
        }
        guard isAtEnd else { return .stop(.more) }
        return .stop(
            .fault(
                what: "a quote that opens here is never closed", repair: "close it before the next comma", at: from - 1)
        )
    }

    /// Makes doubled quotes single, in the fields that were marked for it by a negative end.
    private func undouble(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ fields: inout [CSVReader.Field]) {
        for index in fields.indices where fields[index].end < 0 {
            let (start, close) = (fields[index].start, -fields[index].end)
            var (from, to) = (start, start)
            while from < close {
                if bytes[from] == quote { from += 1 }
                bytes[to] = bytes[from]
                (from, to) = (from + 1, to + 1)
            }
            fields[index].end = to
        }
    }
}

private let quote: UInt8 = 0x22
private let comma: UInt8 = 0x2C
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
