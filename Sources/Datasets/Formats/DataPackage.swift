import Foundation

/// `datapackage.json` of Frictionless Data (Data Package 1, Table Schema 1): each CSV with codes, its fields and keys.
struct DataPackage: Encodable {
    let profile = "tabular-data-package"
    let name: String
    let title: String
    let licenses: [License]?
    let resources: [Resource]

    struct License: Encodable {
        let name: String
    }

    struct Resource: Encodable {
        let profile = "tabular-data-resource"
        let name: String
        let title: String
        let path: String
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let bytes: Int
        let hash: String
        let dialect = ["lineTerminator": "\r\n"]
        let schema: Schema
    }

    struct Schema: Encodable {
        let fields: [Field]
        /// Beside an empty cell. Texts say in a column of their own why they are missing.
        let missingValues: [String]
        let primaryKey: [String]
        let foreignKeys: [ForeignKey]?
    }

    struct ForeignKey: Encodable {
        let fields: [String]
        let reference: Reference

        struct Reference: Encodable {
            let resource: String
            let fields: [String]
        }
    }

    struct Field: Encodable {
        let name: String
        let title: String
        let type: String
        let constraints: Constraints?
        let missingValues: [String]?

        struct Constraints: Encodable {
            let `enum`: [String]
        }
    }

    /// - Parameter files: what was written, with sizes and digests, by name.
    init(_ dataset: Dataset, files: [String: ManifestEntry]) {
        let language = dataset.language
        name = Self.slug(dataset.id)
        title = dataset.title.text(in: language)
        licenses = dataset.licence.map { [License(name: $0)] }
        resources = dataset.tables.compactMap { table in
            let path = "csv/\(table.name)-codes.csv"
            guard let file = files[path] else { return nil }
            return Resource(
                name: Self.slug(table.name), title: table.title.text(in: language), path: path, bytes: file.bytes,
                hash: "sha256:" + file.sha256, schema: Self.schema(table, dataset))
        }
    }

    private static func schema(_ table: DatasetTable, _ dataset: Dataset) -> Schema {
        let shared = table.keys.filter { key in
            dataset.tables.first { $0.name == table.parent }?.keys.contains(key) == true
        }
        let foreign = table.parent.map { parent in
            [ForeignKey(fields: shared, reference: .init(resource: slug(parent), fields: shared))]
        }
        return Schema(
            fields: table.columns.map { field($0, dataset.language) },
            missingValues: [""] + MissingReason.allCases.map { String($0.rawValue) }, primaryKey: table.keys,
            foreignKeys: shared.isEmpty ? nil : foreign)
    }

    private static func field(_ column: DatasetColumn, _ language: String) -> Field {
        let isText = column.kind == .text || column.kind == .key
        return Field(
            name: column.name, title: column.label.text(in: language), type: type(column.kind),
            constraints: column.kind == .code && !column.labels.isEmpty
                ? .init(enum: column.labels.map(\.value)) : nil,
            missingValues: isText ? [""] : nil)
    }

    private static func type(_ kind: DatasetColumn.Kind) -> String {
        switch kind {
        case .code, .text, .key: "string"
        case .integer: "integer"
        case .decimal: "number"
        case .date: "date"
        }
    }

    /// Lower-case letters, digits, `-`, `_` and `.`, as names of packages are.
    private static func slug(_ name: String) -> String {
        String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
    }

    func json() throws -> [UInt8] { try Manifest.encode(self) }
}
