extension Array where Element == CodedColumn {
    /// The rows in the order of their own values, column by column: the order of the input, which may be that in which
    /// people answered, leaves no trace.
    func inCanonicalOrder() -> [CodedColumn] { rows(canonicalOrder()) }

    /// The numbers of the rows in that order.
    func canonicalOrder() -> [Int32] {
        var order = Swift.Array(0..<Int32(first?.codes.count ?? 0))
        let counted = prefix(Self.countedColumns)
        var next = order
        for column in counted.reversed() {
            var starts = [Int](repeating: 0, count: column.values.count + 1)
            for code in column.codes { starts[Int(code) + 1] += 1 }
            for value in column.values.indices { starts[value + 1] += starts[value] }
            for row in order {
                let code = Int(column.codes[Int(row)])
                next[starts[code]] = row
                starts[code] += 1
            }
            swap(&order, &next)
        }
        let others = dropFirst(Self.countedColumns)
        if !others.isEmpty { Self.settle(&order, counted, others) }
        return order
    }

    /// So many columns are put in order by counting; rows that are alike in all of them are few, and compared.
    private static var countedColumns: Int { 8 }

    /// Puts rows that stand together because they are alike in `same` in the order of `others`.
    private static func settle(
        _ order: inout [Int32], _ same: ArraySlice<CodedColumn>, _ others: ArraySlice<CodedColumn>
    ) {
        let areAlike = { (one: Int32, other: Int32) in
            same.allSatisfy { $0.codes[Int(one)] == $0.codes[Int(other)] }
        }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, areAlike(order[start], order[end]) { end += 1 }
            if end - start > 1 {
                order[start..<end].sort { one, other in
                    for column in others {
                        let (mine, theirs) = (column.codes[Int(one)], column.codes[Int(other)])
                        if mine != theirs { return mine < theirs }
                    }
                    return false
                }
            }
            start = end
        }
    }

    /// Some rows of each column.
    package func rows(_ rows: [Int32]) -> [CodedColumn] {
        map { column in
            let codes = column.codes.withUnsafeBufferPointer { codes in
                [UInt32](unsafeUninitializedCapacity: rows.count) { chosen, count in
                    for (place, row) in rows.enumerated() { chosen[place] = codes[Int(row)] }
                    count = rows.count
                }
            }
            return CodedColumn(name: column.name, values: column.values, codes: codes)
        }
    }
}
