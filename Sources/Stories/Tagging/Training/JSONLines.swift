package import Foundation

/// Files with one JSON value a line.
package enum JSONLines {
    /// Each line that is not empty, with its number from 1.
    package static func rows(of data: Data) -> [(number: Int, line: Data)] {
        data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { offset, line in
            line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } ? nil : (offset + 1, Data(line))
        }
    }

    /// One line as a value.
    ///
    /// - Throws: ``CodebookFault`` naming the place and the field, never the words that stand in it.
    package static func decode<Row: Decodable>(_ line: Data, file: String, line number: Int) throws(CodebookFault)
        -> Row
    {
        do {
            return try JSONDecoder().decode(Row.self, from: line)
        } catch let error as DecodingError {
            throw CodebookFault(
                file: file, line: number, what: what(error), repair: "write one JSON object on each line")
        } catch {
            throw CodebookFault(
                file: file, line: number, what: "is not JSON", repair: "write one JSON object on each line")
        }
    }

    private static func what(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "lacks the field \"\(key.stringValue)\""
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "has another kind of value than expected in \"\(path(context))\""
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "has a value that is not allowed in \"\(path(context))\""
        case .dataCorrupted: "is not JSON"
        @unknown default: "cannot be read"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map(\.stringValue).joined(separator: ".")
    }
}
