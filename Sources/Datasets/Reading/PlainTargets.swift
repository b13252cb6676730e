#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where most answers go, as plain bits side by side: choices and whole numbers, which are nine in ten of millions of values,
/// are put into their cells without counting a reference. What is anything else, or does not fit, is left to ``ValueFilling``.
struct PlainTargets: Sendable {
    private enum Kind: UInt8 {
        case other, code, integer
    }

    private struct Target {
        var kind = Kind.other
        var column: Int32 = 0
        /// Its codes: the place of the first, and how many.
        var first: Int32 = 0
        var count: Int32 = 0
    }

    private struct Code {
        let start: Int32
        let count: Int32
        let meaning: Cell
    }

    private let targets: [Target]
    private let codes: [Code]
    private let flat: [UInt8]

    init(_ bindings: [Binding]) {
        var (targets, codes, flat): ([Target], [Code], [UInt8]) = ([], [], [])
        for binding in bindings {
            var target = Target()
            switch binding.target {
            case .code(let column, let values):
                target = Target(
                    kind: .code, column: Int32(column), first: Int32(codes.count), count: Int32(values.count))
                for value in values {
                    codes.append(
                        Code(start: Int32(flat.count), count: Int32(value.bytes.count), meaning: value.meaning))
                    flat += value.bytes
                }
            case .integer(let column): target = Target(kind: .integer, column: Int32(column))
            case .none, .decimal, .date, .text, .choices: break
            }
            targets.append(target)
        }
        (self.targets, self.codes, self.flat) = (targets, codes, flat)
    }

    /// Fills in what it can.
    /// - Parameters:
    ///   - places: for each value its binding; below zero for none.
    ///   - rest: gets the numbers of the values that are left.
    func fill(_ places: [Int], _ record: ResponseRecord, _ cells: inout [Cell], rest: inout [Int]) {
        cells.withUnsafeMutableBufferPointer { cells in
            record.bytes.withUnsafeBufferPointer { bytes in
                record.entries.withUnsafeBufferPointer { entries in
                    targets.withUnsafeBufferPointer { targets in
                        for number in 0..<min(places.count, entries.count) where places[number] >= 0 {
                            let (entry, target) = (entries[number], targets[places[number]])
                            guard entry.count > 0 else { continue }
                            let value = UnsafeBufferPointer(
                                rebasing: bytes[Int(entry.start)..<Int(entry.start + entry.count)])
                            if let cell = cell(target, value) {
                                cells[Int(target.column)] = cell
                            } else {
                                rest.append(number)
                            }
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private func cell(_ target: Target, _ value: UnsafeBufferPointer<UInt8>) -> Cell? {
        switch target.kind {
        case .other: return nil
        case .integer:
            guard let number = ValueReading.integer(value), !ValueFilling.taken.contains(number) else { return nil }
            return .integer(number)
        case .code:
            return codes.withUnsafeBufferPointer { codes in
                flat.withUnsafeBufferPointer { flat in
                    guard let left = flat.baseAddress, let right = value.baseAddress else { return nil }
                    for place in Int(target.first)..<Int(target.first + target.count)
                    where Int(codes[place].count) == value.count
                        && memcmp(left + Int(codes[place].start), right, value.count) == 0
                    {
                        return codes[place].meaning
                    }
                    return nil
                }
            }
        }
    }
}
