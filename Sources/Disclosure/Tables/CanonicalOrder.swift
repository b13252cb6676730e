extension Array where Element == CodedColumn {
    /// The rows in the order of their own values, column by column: the order of the input, which may be that in which
    /// people answered, leaves no trace.
    func inCanonicalOrder() -> [CodedColumn] {
        var order = Swift.Array(0..<Int32(first?.codes.count ?? 0))
        var next = order
        for column in reversed() {
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
        return map { column in
            CodedColumn(name: column.name, values: column.values, codes: order.map { column.codes[Int($0)] })
        }
    }

    /// Some rows of each column.
    func rows(_ rows: [Int32]) -> [CodedColumn] {
        map { column in
            CodedColumn(name: column.name, values: column.values, codes: rows.map { column.codes[Int($0)] })
        }
    }
}
