package import Records

/// The sentences about everything that is kept, in one language.
package struct KeptWords: Codable, Sendable {
    let title: String
    let lead: [String]
    let tablesTitle: String
    /// By the table's name.
    let tables: [String: Table]
    let filesTitle: String
    /// By the file's name.
    let files: [String: String]
    let logTitle: String
    let logLead: String
    /// By the field's name.
    let log: [String: String]
    let timesTitle: String
    let times: Times
    let neverTitle: String
    let never: [String]
    let risksTitle: String
    let risks: [String]

    struct Table: Codable, Sendable {
        let title: String
        /// By the column's name.
        let columns: [String: String]
    }

    /// How long things are kept, with places for figures.
    struct Times: Codable, Sendable {
        let drafts: String
        let erasure: String
        let backups: String
        let noBackups: String
        let log: String
        let cookie: String
        let definitions: String
    }

    /// Names of everything that is explained.
    var names: [String] {
        tables.flatMap { table in table.value.columns.keys.map { "\(table.key).\($0)" } } + files.keys.map { $0 }
            + log.keys
    }
}

/// What this service really keeps: read from its database and its settings.
package struct KeptFacts: Sendable {
    package let tables: [StoredTable]
    /// Names of the files in the data folder.
    package let files: [String]

    package init(tables: [StoredTable], files: [String]) {
        self.tables = tables
        self.files = files
    }

    private var names: [String] {
        tables.flatMap { table in table.columns.map { "\(table.name).\($0)" } } + files + RequestLog.fields
    }

    /// Refuses a language that does not explain everything that is kept, or explains something that is not.
    func check(against language: InterfaceLanguage) throws(TemplateFault) {
        let (there, told) = (Set(names), Set(language.kept.names))
        if let name = there.subtracting(told).min() { throw .unexplained(name: name, language: language.code) }
        if let name = told.subtracting(there).min() { throw .explainedInVain(name: name, language: language.code) }
    }
}
