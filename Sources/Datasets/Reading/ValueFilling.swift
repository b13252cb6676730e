/// Puts one stored value into the cells that it fills.
enum ValueFilling {
    /// - Parameter reviewed: the released words of a free text, when there are any.
    /// - Returns: false when the value does not fit.
    static func fill(
        _ target: Binding.Target, _ value: UnsafeBufferPointer<UInt8>, _ row: inout DatasetRow,
        reviewed: @autoclosure () -> String?
    ) -> Bool {
        switch target {
        case .none: break
        case .code(let column, let values):
            guard let coded = values.first(where: { $0.bytes.elementsEqual(value) }) else { return false }
            row.cells[column] = coded.meaning
        case .integer(let column):
            guard let number = ValueReading.integer(value), !taken.contains(number) else { return false }
            row.cells[column] = .integer(number)
        case .decimal(let column):
            guard let number = ValueReading.decimal(value), number > -90.5 || number < -98.5
            else { return false }
            row.cells[column] = .number(number)
        case .date(let column):
            guard let day = ValueReading.day(value) else { return false }
            row.cells[column] = .day(day)
        case .text(let column, let needsReview):
            guard needsReview else {
                guard String(validating: value, as: UTF8.self) != nil else { return false }
                row.cells[column] = row.text(value)
                row.cells[column + 1] = .code(0)
                break
            }
            let words = reviewed()
            row.cells[column] = words.map { row.text($0.utf8) } ?? .missing(.suppressed)
            row.cells[column + 1] = .code(words == nil ? 1 : 0)
        case .choices(let ticks, let isPartial): return tick(ticks, value, &row, isPartial: isPartial)
        }
        return true
    }

    /// Numbers that stand for a missing answer.
    static let taken: ClosedRange<Int64> = -98 ... -91

    /// Names between spaces: what is named is ticked, what was offered beside it is not.
    /// - Parameter isPartial: the row tells which were not offered.
    private static func tick(
        _ ticks: [Binding.Tick], _ value: UnsafeBufferPointer<UInt8>, _ row: inout DatasetRow, isPartial: Bool
    ) -> Bool {
        var unticked = Cell.code(0)
        var found: [Int] = []
        for word in value.split(separator: 0x20) {
            guard let tick = ticks.first(where: { $0.bytes.elementsEqual(word) }) else { return false }
            if let column = tick.column { found.append(column) }
            if let reason = tick.reason { unticked = .missing(reason) }
        }
        for tick in ticks {
            guard let column = tick.column, !isPartial || row.cells[column] != .missing(.notAsked) else { continue }
            row.cells[column] = unticked
        }
        for column in found { row.cells[column] = .code(1) }
        return true
    }
}
