extension Dataset {
    /// Gives ids of neighbourhoods their names, in the files with words and in the codebooks.
    /// - Parameter names: by id.
    package mutating func name(neighbourhoods names: [String: String]) {
        let labels = names.sorted { $0.key < $1.key }.enumerated().map { place, one in
            ValueLabel(value: one.key, number: place + 1, label: Words([("nl", one.value)]))
        }
        for table in tables.indices {
            for column in tables[table].columns.indices {
                let described = tables[table].columns[column]
                guard described.kind == .key, (described.ownName ?? described.name) == OwnColumns.neighbourhood
                else { continue }
                tables[table].columns[column].labels = labels
            }
        }
    }

    /// Gives groups that recoding made, which are called by their own value, the words that somebody has for them.
    package mutating func name(groups words: (String) -> Words?) {
        for table in tables.indices {
            for column in tables[table].columns.indices where tables[table].columns[column].kind == .code {
                for label in tables[table].columns[column].labels.indices {
                    let one = tables[table].columns[column].labels[label]
                    guard one.versions.isEmpty, one.label == Words([("nl", one.value)]), let said = words(one.value)
                    else { continue }
                    tables[table].columns[column].labels[label].label = said
                }
            }
        }
    }
}

extension DatasetColumn {
    /// The number of a label where files have one: a key is a text in every file.
    func number(of label: ValueLabel) -> String { kind == .key ? "" : String(label.number) }

    /// What values of a key are called; none for other columns, whose cells say which label they have.
    func names(in language: String) -> [String: String] {
        guard kind == .key else { return [:] }
        return Dictionary(labels.map { ($0.value, $0.label.text(in: language)) }) { first, _ in first }
    }
}
