import XMLTree

/// Reads a CSV file as an instance: `/root/item/<column>` (ODK XForms, "Secondary Instances - External").
///
/// RFC 4180 with what spreadsheets add: a byte order mark, `;` or tab instead of a comma, LF or CR LF.
enum CSVInstance {
    static func read(_ bytes: [UInt8]) throws(InstanceFileError) -> XMLElement {
        var rows = DelimitedText(bytes)
        guard let header = try next(&rows)?.cells else {
            throw InstanceFileError(
                why: Bilingual(dutch: "het bestand is leeg", english: "the file is empty"), position: nil)
        }
        let names = header.map { XMLName($0.trimmed) }
        let itemName = XMLName("item")
        var seen: Set<String> = []
        for name in names where !name.local.isEmpty && !seen.insert(name.local).inserted {
            throw InstanceFileError(
                why: Bilingual(
                    dutch: "de kolom ‘\(name.local)’ staat er twee keer",
                    english: "the column ‘\(name.local)’ stands twice"),
                position: XMLPosition(line: 1, column: 1))
        }
        var items: [XMLNode] = []
        while let (line, row) = try next(&rows) {
            if row.count == 1, row[0].trimmed.isEmpty { continue }
            if let more = row.dropFirst(names.count).first(where: { !$0.trimmed.isEmpty }) {
                throw InstanceFileError(
                    why: Bilingual(
                        dutch: "een rij heeft meer cellen dan er kolommen zijn, te beginnen bij ‘\(more.prefix(24))’",
                        english: "a row has more cells than there are columns, from ‘\(more.prefix(24))’ on"),
                    position: XMLPosition(line: line, column: 1))
            }
            var cells: [XMLNode] = []
            for (name, value) in zip(names, row + Array(repeating: "", count: max(0, names.count - row.count)))
            where !name.local.isEmpty {
                cells.append(.element(XMLElement(name, children: value.isEmpty ? [] : [.text(value)])))
            }
            items.append(.element(XMLElement(itemName, children: cells)))
        }
        return XMLElement(XMLName("root"), children: items)
    }

    /// The next record; a fault with its place.
    private static func next(_ rows: inout DelimitedText) throws(InstanceFileError) -> (line: Int, cells: [String])? {
        do throws(DelimitedText.Fault) {
            return try rows.next()
        } catch {
            throw InstanceFileError(why: error.why, position: XMLPosition(line: error.line, column: 1))
        }
    }
}
