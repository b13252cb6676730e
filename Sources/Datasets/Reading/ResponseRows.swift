/// The rows of a questionnaire's responses, in the order of their pseudonyms: the order in which people answered, or in
/// which they lie in a file, leaves no trace.
package final class ResponseRows: RowSource {
    package let dataset: Dataset
    /// Chains with two responses in one round: they are not linked.
    package let unlinkedChains: Int
    private let feed: any ResponseFeed
    private let form: DatasetForm
    private let pseudonyms: Pseudonyms
    private let order: [Place]
    private let personOrder: [PersonPlace]

    package var expectedCount: Int? { order.count }

    /// For each row of the responses its number in the feed.
    package var responseIndexes: [Int] { order.map { Int($0.index) } }

    /// For each row of the persons the numbers of its responses in the feed, by the number of their round.
    package var personIndexes: [[Int: Int]] {
        var rows: [[Int: Int]] = []
        for (number, place) in personOrder.enumerated() {
            if number == 0 || personOrder[number - 1].person != place.person { rows.append([:]) }
            rows[rows.count - 1][Int(place.round)] = Int(place.index)
        }
        return rows
    }

    private struct Place {
        let name: Pseudonyms.Name
        let index: Int32
    }

    private struct PersonPlace {
        let person: Pseudonyms.Name
        let round: Int32
        let index: Int32
    }

    /// Reads the facts of every response once.
    /// - Throws: `DatasetFault` for a response that cannot be read, an id that comes twice, or a round that is unknown.
    package init(
        feed: any ResponseFeed, form: DatasetForm, pseudonyms: Pseudonyms, options: DatasetOptions,
        proceed: (Int) throws(DatasetFault) -> Void = { _ in }
    ) throws(DatasetFault) {
        (self.feed, self.form, self.pseudonyms) = (feed, form, pseudonyms)
        var index = ResponseIndex(rounds: options.rounds)
        var record = ResponseRecord()
        for number in 0..<feed.count {
            try feed.facts(number, into: &record)
            try index.add(record, number, pseudonyms)
            try proceed(number)
        }
        let rounds = index.settle()
        order = try index.order(of: feed).map { Place(name: $0.name, index: $0.index) }
        let linked = index.persons(rounds)
        unlinkedChains = linked.ambiguous
        personOrder =
            options.withPersons
            ? linked.places.map { PersonPlace(person: $0.person, round: $0.round, index: $0.index) } : []
        var dataset = form.dataset
        dataset.rounds = rounds
        if !personOrder.isEmpty { dataset.tables.append(form.personsTable(rounds: rounds)) }
        self.dataset = dataset
    }

    package func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {
        var makers: [Int: RowMaker] = [:]
        var record = ResponseRecord()
        var pseudonym: [UInt8] = []
        for place in order {
            try feed.load(Int(place.index), into: &record)
            let version = try version(of: record)
            pseudonym.removeAll(keepingCapacity: true)
            place.name.append(to: &pseudonym)
            var maker = makers.removeValue(forKey: version) ?? RowMaker(form, version: version)
            try maker.make(record)
            maker.finish(pseudonym, person: record.chain.map(pseudonyms.person), record, version: version)
            try body(0, maker.row)
            for (table, row) in maker.inner { try body(table, row) }
            makers[version] = maker
        }
        if !personOrder.isEmpty { try readPersons(&makers, body) }
    }

    private func version(of record: ResponseRecord) throws(DatasetFault) -> Int {
        if let version = form.version(record.version) { return version }
        // What was withdrawn holds no answers: any version has its columns.
        if record.isWithdrawn { return form.versions.count - 1 }
        throw DatasetFault(
            record.place,
            record.version == nil ? "it does not say its version" : "its version is not among the definitions",
            repair: "give \"version\" (the version or hash of a definition), and name every definition")
    }

    // MARK: - Persons

    private func readPersons(
        _ makers: inout [Int: RowMaker], _ body: (_ table: Int, _ row: DatasetRow) throws -> Void
    ) throws {
        let table = dataset.tables.count - 1
        let single = form.dataset.tables[0].columns
        let kept = single.indices.filter { !DatasetForm.isOfRound(single[$0].name) }
        var record = ResponseRecord()
        var row = DatasetRow()
        var next = 0
        while next < personOrder.count {
            let person = personOrder[next].person
            row.clear()
            var name: [UInt8] = []
            person.append(to: &name)
            row.cells.append(row.text(name))
            let blank = kept.map { single[$0].kind == .key ? Cell.text(start: 0, count: 0) : .missing(.notAsked) }
            for _ in dataset.rounds { row.cells.append(contentsOf: blank) }
            while next < personOrder.count, personOrder[next].person == person {
                let place = personOrder[next]
                try feed.load(Int(place.index), into: &record)
                let version = try version(of: record)
                var maker = makers.removeValue(forKey: version) ?? RowMaker(form, version: version)
                try maker.make(record)
                var own: [UInt8] = []
                pseudonyms.response(record.id).append(to: &own)
                maker.finish(own, person: person, record, version: version)
                let start = 1 + Int(place.round) * kept.count
                for (offset, column) in kept.enumerated() {
                    row.cells[start + offset] = row.taking(maker.row.cells[column], of: maker.row)
                }
                makers[version] = maker
                next += 1
            }
            try body(table, row)
        }
    }
}

extension DatasetRow {
    /// A cell of another row, its text copied.
    mutating func taking(_ cell: Cell, of other: DatasetRow) -> Cell {
        guard case .text(let start, let count) = cell else { return cell }
        return text(other.bytes[Int(start)..<Int(start + count)])
    }
}
