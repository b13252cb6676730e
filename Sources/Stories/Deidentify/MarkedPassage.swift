import Foundation

/// A passage whose identifiers are marked in the text itself: `mijn zus {person:Roos} belt {phone:06 …}`.
package struct MarkedPassage: Sendable {
    /// Line in its file.
    package var line: Int
    package var text: String
    /// Marked ranges in scalars of `text`, in order.
    package var spans: [(range: Range<Int>, type: IdentifierType)]

    /// Reads a file with a passage a line; `#` starts a comment line, `⏎` stands for a line end within a passage.
    /// - Throws: `StoryLineFault` naming the line whose marks cannot be read.
    package static func read(_ path: String) throws -> [MarkedPassage] {
        guard let data = FileManager.default.contents(atPath: path),
            let content = String(validating: data, as: UTF8.self)
        else {
            throw StoryLineFault(path, "there is no such file of UTF-8 that can be read")
        }
        var passages: [MarkedPassage] = []
        for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            guard let passage = MarkedPassage(marked: line, line: index + 1) else {
                throw StoryLineFault(path, line: index + 1, "a mark is not {type:text}, or its type is not known")
            }
            passages.append(passage)
        }
        return passages
    }

    /// - Returns: nil when a mark is not closed or names no type.
    package init?(marked: some StringProtocol, line: Int = 0) {
        var view = String.UnicodeScalarView()
        var count = 0
        var spans: [(Range<Int>, IdentifierType)] = []
        var open: (type: IdentifierType, start: Int)?
        var scalars = marked.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "{":
                guard open == nil, let colon = scalars.firstIndex(where: { $0 == ":" }),
                    let type = IdentifierType(rawValue: String(String.UnicodeScalarView(scalars[..<colon])))
                else { return nil }
                open = (type, count)
                scalars = scalars[scalars.index(after: colon)...]
            case "}":
                guard let mark = open else { return nil }
                spans.append((mark.start..<count, mark.type))
                open = nil
            case "⏎":
                view.append("\n")
                count += 1
            default:
                view.append(scalar)
                count += 1
            }
        }
        guard open == nil else { return nil }
        self.line = line
        text = String(view)
        self.spans = spans.map { (range: $0.0, type: $0.1) }
    }
}
