import XForms

/// Makes the rows of one response: its own, and one for each instance of a repeat.
struct RowMaker {
    private let form: FormDefinition
    private let tables: [DatasetTable]
    private let bindings: [Binding]
    private let repeats: [Int?]
    private let finder: PathFinder
    private let plain: PlainTargets
    /// Per binding: whether it belongs to the responses themselves.
    private let isOutside: [Bool]
    private var memo: AskedMemo
    private var deciding: [Int]
    /// Per entry: its binding; -1 inside repeats.
    private var places: [Int] = []
    /// Values that are no choice and no whole number.
    private var rest: [Int] = []
    /// Per binding: something in a repeat of its table may be left out.
    private let isConditional: [Bool]
    /// Per table: not everybody is offered all choices of some question.
    private let hasLists: [Bool]
    /// Per table: how much of a path stands in front of each position, from the outside inwards.
    private let positionPlaces: [[Int]]
    private(set) var row = DatasetRow()
    /// The rows of repeats, by table and position.
    private(set) var inner: [(table: Int, row: DatasetRow)] = []

    init(_ form: DatasetForm, version: Int) {
        self.form = form.forms[version]
        tables = form.dataset.tables
        bindings = form.versions[version].bindings
        repeats = form.versions[version].repeats
        finder = PathFinder(bindings.map(\.path))
        plain = PlainTargets(bindings)
        isOutside = bindings.map { $0.table == 0 }
        memo = AskedMemo(
            form: form.forms[version], bindings: bindings, columns: form.dataset.tables[0].columns.count)
        deciding = Array(repeating: -1, count: memo.slotCount)
        isConditional = repeats.map { repetition in
            repetition.map { $0 >= 0 && form.forms[version].hasConditions(inRepeat: $0) } ?? false
        }
        hasLists = repeats.indices.map { table in
            form.versions[version].bindings.contains { $0.table == table && $0.partial != nil }
        }
        positionPlaces = repeats.map { repetition in
            repetition.map { form.forms[version].pathLengths(around: $0) } ?? []
        }
    }

    /// Makes `row` and `inner`; the first cells of `row`, ours, are left for the caller.
    mutating func make(_ record: ResponseRecord) throws(DatasetFault) {
        row.clear()
        inner.removeAll(keepingCapacity: true)
        guard !record.isWithdrawn else {
            row.cells = tables[0].columns.map {
                $0.source == nil && $0.kind != .code ? .missing(.skipped) : .missing(.withdrawn)
            }
            return
        }
        let instances = try resolve(record)
        let key = key(record)
        if let cells = memo.cells(key) {
            row.cells = cells
        } else {
            let answers = memo.answers(of: record)
            row.cells = blank(answers.askedNodes(), table: 0, answers: answers, at: [])
            memo.keep(row.cells, for: key)
        }
        rest.removeAll(keepingCapacity: true)
        plain.fill(places, record, &row.cells, rest: &rest)
        for number in rest {
            try Self.fill(bindings[places[number]], record.entries[number], record, form.version, &row)
        }
        if let reached = record.reached { try stop(after: reached, record) }
        for instance in instances { try add(instance, record) }
        inner.sort { $0.table < $1.table }
    }

    // MARK: - Which value belongs where

    private struct Instance {
        let table: Int
        let positions: [Int]
        var values: [(binding: Int, entry: Int)]
    }

    /// Finds the binding of each value, and gathers those in repeats by instance.
    private mutating func resolve(_ record: ResponseRecord) throws(DatasetFault) -> [Instance] {
        places.removeAll(keepingCapacity: true)
        for slot in deciding.indices { deciding[slot] = -1 }
        var instances: [Instance] = []
        finder.follow(record, isOutside, into: &places)
        let slots = memo.slots
        for (number, place) in places.enumerated() where slots[place] >= 0 { deciding[slots[place]] = number }
        var after = places.last ?? -1
        for number in places.count..<max(places.count, record.entries.count) {
            let entry = record.entries[number]
            let found = record.bytes.withUnsafeBufferPointer { bytes in
                finder.find(Self.part(bytes, entry.pathStart, entry.pathCount), after: after)
            }
            if let found, bindings[found].table == 0 {
                // Values come in document order; only one that steps back can stand there twice.
                guard found > after || !places.contains(found) else { throw twice(entry, record) }
                places.append(found)
                after = found
                if memo.slots[found] >= 0 { deciding[memo.slots[found]] = number }
                continue
            }
            places.append(-1)
            let path = record.bytes[Int(entry.pathStart)..<Int(entry.pathStart + entry.pathCount)]
            let (inRepeat, positions) = try position(path, after: after, record)
            let table = bindings[inRepeat].table
            if let known = instances.lastIndex(where: { $0.table == table && $0.positions == positions }) {
                guard !instances[known].values.contains(where: { $0.binding == inRepeat }) else {
                    throw twice(entry, record)
                }
                instances[known].values.append((inRepeat, number))
            } else {
                guard instances.count < Answers.mostInstancesInAll else {
                    throw DatasetFault(
                        record.place, "it has more than \(Answers.mostInstancesInAll) instances of repeats",
                        repair: "leave this response out; no questionnaire takes so many")
                }
                instances.append(Instance(table: table, positions: positions, values: [(inRepeat, number)]))
            }
        }
        return instances
    }

    private func twice(_ entry: ResponseRecord.Entry, _ record: ResponseRecord) -> DatasetFault {
        let path = record.bytes[Int(entry.pathStart)..<Int(entry.pathStart + entry.pathCount)].prefix(120)
        return DatasetFault(
            record.place, "'\(String(decoding: path, as: UTF8.self))' stands there twice",
            repair: "leave one of the two values out")
    }

    /// The binding and the positions of a value in a repeat, when the path has a position behind each repeat around it.
    private func position(
        _ path: ArraySlice<UInt8>, after: Int, _ record: ResponseRecord
    ) throws(DatasetFault) -> (binding: Int, positions: [Int]) {
        let positioned = PositionedPath(path, most: Answers.mostInstances)
        let found = positioned?.plain.withUnsafeBufferPointer { finder.find($0, after: after) }
        if let positioned, let found, !positioned.positions.isEmpty,
            positioned.places == positionPlaces[bindings[found].table]
        {
            return (found, positioned.positions)
        }
        let name = "'\(String(decoding: path.prefix(120), as: UTF8.self))'"
        guard found == nil else {
            throw DatasetFault(
                record.place, "\(name) has not one position for each repeat around it",
                repair: "write it as docs/datasets.md says, such as /form/kind[1]/naam")
        }
        throw DatasetFault(
            record.place, "\(name) is no question of version '\(form.version)'",
            repair: "say with \"version\" which definition it was given on")
    }

    private static func part(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int32, _ count: Int32
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(start)..<Int(start + count)])
    }

    /// The deciding values as one key.
    private func key(_ record: ResponseRecord) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(deciding.count * 8)
        for number in deciding {
            if number >= 0 {
                let entry = record.entries[number]
                key.append(contentsOf: record.bytes[Int(entry.start)..<Int(entry.start + entry.count)])
            }
            key.append(0)
        }
        return key
    }

    // MARK: - Cells

    /// The cells of a table where nothing is filled in.
    /// - Parameters:
    ///   - answers: the response as the form sees it, where lists have to be read.
    ///   - positions: of the instance and those around it.
    private func blank(_ asked: [Bool], table: Int, answers: Answers?, at positions: [Int]) -> [Cell] {
        var cells = [Cell](repeating: .missing(.notAsked), count: tables[table].columns.count)
        for binding in bindings where binding.table == table && asked[binding.node] {
            for column in binding.columns { cells[column] = .missing(binding.whenEmpty) }
            guard let ticks = binding.partial,
                let offered = answers?.offered(atPath: path(binding, at: positions))
            else { continue }
            for tick in ticks where !offered.contains(String(decoding: tick.bytes, as: UTF8.self)) {
                if let column = tick.column { cells[column] = .missing(.notAsked) }
            }
        }
        return cells
    }

    /// The path of a binding in one instance: a position behind each repeat around it.
    private func path(_ binding: Binding, at positions: [Int]) -> String {
        var path = binding.path
        for (place, position) in zip(positionPlaces[binding.table], positions).reversed() {
            path.insert(contentsOf: "[\(position)]".utf8, at: place)
        }
        return String(decoding: path, as: UTF8.self)
    }

    /// What was asked after the last question that was reached was not reached.
    private mutating func stop(after path: String, _ record: ResponseRecord) throws(DatasetFault) {
        let bytes = Array(path.utf8)
        guard let last = bindings.firstIndex(where: { $0.path == bytes }) else {
            throw DatasetFault(record.place, "\"reached\" names no question", repair: "give the path of a question")
        }
        for binding in bindings[(last + 1)...] where binding.table == 0 {
            for column in binding.columns where row.cells[column] == .missing(.skipped) {
                row.cells[column] = .missing(.notReached)
            }
        }
    }

    private mutating func add(_ instance: Instance, _ record: ResponseRecord) throws(DatasetFault) {
        var made = DatasetRow()
        var asked = [Bool](repeating: true, count: form.nodes.count)
        var answers: Answers?
        if isConditional[instance.table] || hasLists[instance.table], let repetition = repeats[instance.table] {
            let read = memo.answers(of: record)
            asked = read.askedNodes(inRepeat: repetition, at: instance.positions) ?? asked
            answers = read
        }
        made.cells = blank(asked, table: instance.table, answers: answers, at: instance.positions)
        for (level, position) in instance.positions.enumerated() where level + 1 < made.cells.count {
            made.cells[level + 1] = .integer(Int64(position))
        }
        for (binding, entry) in instance.values {
            try Self.fill(bindings[binding], record.entries[entry], record, form.version, &made)
        }
        inner.append((instance.table, made))
    }

    private static func fill(
        _ binding: Binding, _ entry: ResponseRecord.Entry, _ record: ResponseRecord, _ version: String,
        _ row: inout DatasetRow
    ) throws(DatasetFault) {
        guard entry.count > 0 else { return }
        let fits = record.bytes.withUnsafeBufferPointer { bytes in
            ValueFilling.fill(
                binding.target, part(bytes, entry.start, entry.count), &row,
                reviewed: record.reviewed[
                    String(decoding: part(bytes, entry.pathStart, entry.pathCount), as: UTF8.self)])
        }
        guard fits else {
            throw DatasetFault(
                record.place,
                "the answer to '\(String(decoding: binding.path, as: UTF8.self))' does not fit version '\(version)'",
                repair:
                    "say with \"version\" which definition it was given on; numbers from -98 to -91 stand for missing answers"
            )
        }
    }
}

extension RowMaker {
    /// Fills in the cells that are ours.
    mutating func finish(
        _ pseudonym: [UInt8], person: Pseudonyms.Name?, _ record: ResponseRecord, version: Int
    ) {
        row.cells[0] = row.text(pseudonym)
        var name: [UInt8] = []
        person?.append(to: &name)
        row.cells[1] = row.text(name)
        row.cells[2] = row.text(record.round.utf8)
        row.cells[3] = row.text(record.neighbourhood.utf8)
        row.cells[4] = .code(Int32(version))
        let mode = OwnColumns.modes.firstIndex { $0.value == record.mode }
        row.cells[5] = mode.map { .code(Int32($0)) } ?? .missing(.skipped)
        for place in inner.indices { inner[place].row.cells[0] = inner[place].row.text(pseudonym) }
    }
}

extension FormDefinition {
    /// The lengths in bytes of the paths of a repeat and those around it, from the outside inwards; none for -1.
    fileprivate func pathLengths(around repetition: Int) -> [Int] {
        var lengths: [Int] = []
        var next = repetition < 0 ? nil : repetition
        while let here = next {
            lengths.append(nodes[repeats[here].node].path.utf8.count)
            next = repeats[here].parent
        }
        return lengths.reversed()
    }
}
