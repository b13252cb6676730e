import Foundation
import Stories

extension StoryText {
    /// Words that begin with what was typed, without regard to case and accents.
    func places(of beginning: String) -> [Range<Int>] {
        func folded(_ text: String) -> String {
            text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        }
        let wanted = folded(beginning)
        guard !wanted.isEmpty else { return [] }
        var places: [Range<Int>] = []
        var start: Int?
        for index in 0...scalars.count {
            let isLetter = index < scalars.count && Self.isOfWord(scalars[index])
            if isLetter, start == nil { start = index }
            if !isLetter, let begin = start {
                if folded(self[begin..<index]).hasPrefix(wanted) { places.append(begin..<index) }
                start = nil
            }
        }
        return places
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
