/// The type of a value, from `bind/@type` (ODK XForms, "Data types").
package enum ValueType: String, Sendable, Hashable, CaseIterable {
    case string, int, boolean, decimal, date, time, dateTime
    case geopoint, geotrace, geoshape
    case binary, barcode, intent
    /// A list of names separated by spaces; `select`, `select1` and `rank` are seen in the wild as types.
    case select, select1, rank

    /// Reads a type as authors write it: with or without a prefix, and with the old spellings.
    package init?(written: String) {
        let local = written.lastIndex(of: ":").map { String(written[written.index(after: $0)...]) } ?? written
        guard let type = Self.spellings[local] ?? ValueType(rawValue: local) else { return nil }
        self = type
    }

    /// The type that somebody probably meant by a name that is none.
    static func near(_ written: String) -> String? {
        alike[written.lowercased()]?.rawValue
            ?? Spelling.nearest(written, in: allCases.map(\.rawValue) + spellings.keys)
    }

    /// Types of XLSForms, databases and programming languages.
    private static let alike: [String: ValueType] = [
        "number": .decimal, "numeric": .decimal, "real": .decimal, "currency": .decimal, "getal": .decimal,
        "select_one": .select1, "select-one": .select1, "select_multiple": .select, "select-multiple": .select,
        "note": .string, "calculate": .string, "varchar": .string, "tekst": .string, "char": .string,
        "image": .binary, "photo": .binary, "audio": .binary, "video": .binary, "file": .binary, "datum": .date,
        "timestamp": .dateTime, "date-time": .dateTime, "tijd": .time, "yesno": .select1, "acknowledge": .string,
    ]

    /// Other ways to write a type, of XSD and of old forms (docs/feature-matrix.md).
    package static let spellings: [String: ValueType] = [
        "integer": .int, "long": .int, "short": .int, "byte": .int, "unsignedInt": .int, "nonNegativeInteger": .int,
        "positiveInteger": .int, "double": .decimal, "float": .decimal, "datetime": .dateTime, "bool": .boolean,
        "selectOne": .select1, "selectMultiple": .select, "selectone": .select1, "selectmultiple": .select,
        "listItem": .select1, "listItems": .select, "base64Binary": .binary, "hexBinary": .binary, "anyURI": .string,
        "text": .string, "normalizedString": .string, "token": .string, "gps": .geopoint,
    ]
}
