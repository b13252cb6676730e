/// Dates in figures.
extension DateDetector {
    /// `12-03-1948`, `12/3/48`, `12.3.1948`, `2024-03-12`; two figures (`12-3`) only near a birth.
    static func figures(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard passage[index - 1].kind == .mark || passage[index].gap != .none, let end = figureEnd(passage, from: index)
        else { return }
        if passage[end].gap == .none,
            passage[end].kind == .number || (passage[end].mark == 0x2D && passage[end + 1].kind == .number)
        {
            return
        }
        let parts = (index..<end).map { passage[$0] }.filter { $0.kind == .number }
        let isDate: Bool
        if parts.count == 3 {
            let (first, second, third) = (parts[0], parts[1], parts[2])
            let isDayFirst = (1...31).contains(first.value) && (1...12).contains(second.value) && first.length <= 2
            isDate =
                isDayFirst && (third.length == 4 && (1880...2050).contains(third.value) || third.length == 2)
                || first.length == 4 && (1880...2050).contains(first.value) && (1...12).contains(second.value)
                    && (1...31).contains(third.value)
        } else {
            isDate =
                (1...31).contains(parts[0].value) && (1...12).contains(parts[1].value) && parts[1].length <= 2
                && Cue.has(.birthCue, passage, before: index, within: 6)
        }
        if isDate { findings.add(index..<end, .date) }
    }

    /// Two or three numbers joined by the same mark.
    static func figureEnd(_ passage: Passage, from index: Int) -> Int? {
        let mark = passage[index + 1].mark
        guard [0x2D, 0x2F, 0x2E].contains(mark), passage[index + 2].kind == .number, passage[index].length <= 4 else {
            return nil
        }
        let isTight = passage[index + 1].gap == .none && passage[index + 2].gap == .none
        guard isTight || passage[index + 3].mark == mark else { return nil }
        // `6-6-'66`
        if passage[index + 3].mark == mark, passage[index + 4].isJoiner, passage[index + 5].kind == .number,
            passage[index + 5].length == 2
        {
            return index + 6
        }
        guard passage[index + 3].mark == mark, passage[index + 4].kind == .number else {
            return isTight && mark != 0x2E ? index + 3 : nil
        }
        return index + 5
    }
}
