import XMLTree

/// Reads a CSV file as an instance: `/root/item/<column>` (ODK XForms, "Secondary Instances - External").
///
/// RFC 4180 with what spreadsheets add: a byte order mark, `;` or tab instead of a comma, LF or CR LF.
enum CSVInstance {
    static func read(_ bytes: [UInt8]) throws(InstanceFileError) -> XMLElement {
        var rows = DelimitedText(bytes)
        guard let header = try next(&rows) else {
            throw InstanceFileError(
                why: Bilingual(dutch: "het bestand is leeg", english: "the file is empty"), position: nil)
        }
        let names = header.map { XMLName($0.trimmed) }
        let itemName = XMLName("item")
        var items: [XMLNode] = []
        while let row = try next(&rows) {
            if row.count == 1, row[0].trimmed.isEmpty { continue }
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
    private static func next(_ rows: inout DelimitedText) throws(InstanceFileError) -> [String]? {
        do throws(DelimitedText.Fault) {
            return try rows.next()?.cells
        } catch {
            throw InstanceFileError(why: error.why, position: XMLPosition(line: error.line, column: 1))
        }
    }
}
