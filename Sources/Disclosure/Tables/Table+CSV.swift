extension Table {
    /// Reads some columns of a CSV file; all others are passed over.
    ///
    /// - Parameter names: The columns wanted, in the order in which they are to come.
    /// - Throws: What is wrong with the file, by line and column, or which column is not in its first line.
    package static func readCSV(path: String, columns names: [String]) throws(DisclosureFault) -> Table {
        var reader = try CSVReader(path: path)
        let header = try readHeader(&reader)
        let places = try find(names, in: header, path: path)
        var indexes = names.map { _ in ValueIndex() }
        var codes = names.map { _ in [UInt32]() }
        reader.width = header.count
        var rowCount = 0
        var batch = RecordBatch(places: places)
        while try reader.next(&batch) {
            try reader.withBuffer { bytes throws(DisclosureFault) in
                for column in places.indices {
                    indexes[column].append(batch, column, bytes, to: &codes[column])
                }
            }
            rowCount += batch.count
        }
        var columns: [CodedColumn] = []
        for (column, name) in names.enumerated() {
            columns.append(try sorted(name, codes[column], indexes[column], path: path))
            codes[column] = []
        }
        return Table(columns: columns, rowCount: rowCount, source: path)
    }

    /// The names in the first line of a CSV file.
    package static func columnNames(path: String) throws(DisclosureFault) -> [String] {
        var reader = try CSVReader(path: path)
        return try readHeader(&reader)
    }

    // MARK: - Header

    private static func readHeader(_ reader: inout CSVReader) throws(DisclosureFault) -> [String] {
        let path = reader.path
        guard try reader.next() else {
            throw DisclosureFault(
                path, "this file is empty", repair: "give a CSV file with column names in its first line")
        }
        var names: [String] = []
        for field in reader.fields.indices {
            let name = try reader.withBytes(of: field) { bytes throws(DisclosureFault) in
                String(validating: bytes, as: UTF8.self)
            }
            guard let name else { throw notUTF8(path, line: 1, column: "number \(field + 1)") }
            guard !name.isEmpty else {
                throw DisclosureFault(
                    "\(path):1", "column \(field + 1) has no name", repair: "name it in the first line")
            }
            guard !names.contains(name) else {
                throw DisclosureFault("\(path):1", "two columns are called '\(name)'", repair: "give each its own name")
            }
            names.append(name)
        }
        if names.count == 1, let name = names.first, name.contains(where: { ";\t".contains($0) }) {
            throw DisclosureFault(
                "\(path):1", "the fields are not separated by commas",
                repair: "save the file with commas between fields")
        }
        return names
    }

    private static func find(
        _ names: [String], in header: [String], path: String
    ) throws(DisclosureFault) -> [Int] {
        var places: [Int] = []
        var missing: [Finding] = []
        for name in names {
            if let place = header.firstIndex(of: name) {
                places.append(place)
            } else {
                let close = header.first { $0.lowercased() == name.lowercased() }
                let repair =
                    close.map { "it is called '\($0)'" } ?? "the columns are: \(header.joined(separator: ", "))"
                missing.append(Finding("\(path):1", "there is no column '\(name)'", repair: repair))
            }
        }
        guard missing.isEmpty else { throw DisclosureFault(missing) }
        return places
    }

    // MARK: - Values

    /// Renumbers a column's values in byte order of their text.
    private static func sorted(
        _ name: String, _ codes: [UInt32], _ index: ValueIndex, path: String
    ) throws(DisclosureFault) -> CodedColumn {
        var texts: [String] = []
        for (code, text) in index.texts.enumerated() {
            guard let text else { throw notUTF8(path, line: index.firstLines[code], column: "'\(name)'") }
            texts.append(text)
        }
        let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        var rank = [UInt32](repeating: 0, count: texts.count)
        for (place, code) in order.enumerated() { rank[code] = UInt32(place) }
        return CodedColumn(
            name: name, values: order.map { texts[$0] }, codes: codes.map { rank[Int($0)] },
            firstLines: order.map { index.firstLines[$0] })
    }

    private static func notUTF8(_ path: String, line: Int, column: String) -> DisclosureFault {
        DisclosureFault("\(path):\(line)", "column \(column) is not UTF-8 here", repair: "save the file as UTF-8")
    }
}
