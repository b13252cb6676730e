/// The words of a story as they are kept: line ends of one kind, no control characters, at most so long. Places in it count
/// Unicode scalars, as everywhere in this module.
package struct StoryText: Sendable, Equatable {
    package let string: String
    package let scalars: [Unicode.Scalar]

    /// About nine hours of talk.
    package static let most = 400_000

    /// Cleans what was typed or read; what is beyond ``most`` is cut off.
    package init(cleaning text: String) {
        var kept = String.UnicodeScalarView()
        var count = 0
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            if scalar == "\n", wasReturn { continue }
            guard count < Self.most else { break }
            let isBreak = scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{C}"
            let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
            if isControl, !isBreak { continue }
            kept.append(isBreak ? "\n" : scalar)
            count += 1
        }
        self.init(kept: String(kept))
    }

    /// Text that was cleaned before.
    package init(kept text: String) {
        string = text
        scalars = Array(text.unicodeScalars)
    }

    /// What stands in a range.
    package subscript(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(view)
    }

    /// A range without the blank scalars at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return start..<end
    }

    /// The lines in order, without their ends.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, scalar) in scalars.enumerated() where scalar == "\n" {
            lines.append(start..<index)
            start = index + 1
        }
        lines.append(start..<scalars.count)
        return lines
    }
}
