// Taking up a draft; strict about every byte, for a draft may have been damaged on its way.

extension Answers {
    /// Takes up a draft.
    ///
    /// Nothing is calculated again but what reads the clock: what was relevant, required and read-only stands in the
    /// draft.
    /// - Throws: `DraftError` when the bytes are damaged, of a newer program, or of another definition.
    package init(restoring draft: [UInt8], of definition: FormDefinition, environment: Environment) throws(DraftError) {
        let end = draft.count - DraftCodec.checksumBytes
        guard end > DraftCodec.hashBytes else { throw .damaged }
        guard draft[0] <= DraftCodec.version else { throw .newer(version: Int(draft[0])) }
        guard draft[0] == DraftCodec.version else { throw .damaged }
        let checksum = draft.withUnsafeBufferPointer { DraftCodec.checksum($0, count: end) }
        guard draft[end...].reduce(0, { $0 << 8 | UInt32($1) }) == checksum else { throw .damaged }
        guard draft[1...DraftCodec.hashBytes] == definition.hashBytes[...] else {
            throw .otherDefinition(hash: Hexadecimal.text(draft[1...DraftCodec.hashBytes]))
        }
        let answers = draft.withUnsafeBufferPointer { bytes in
            var reader = ByteReader(bytes, from: 1 + DraftCodec.hashBytes, to: end)
            return Answers(&reader, of: definition, environment: environment)
        }
        guard let answers else { throw .damaged }
        self = answers
        renewClock()
    }

    /// Works out again what reads the clock, as when a draft is taken up.
    package mutating func renewClock() { recalculate(logic.clockRules) }

    /// Nil when a byte makes no sense.
    private init?(_ reader: inout ByteReader, of definition: FormDefinition, environment: Environment) {
        guard let language = reader.number(), definition.languages.indices.contains(language), let high = reader.word(),
            let low = reader.word(), let nextSerial = reader.number()
        else { return nil }
        let baseline = definition.logic.baseline
        self.init(
            definition, tree: baseline.tree, state: baseline.state, environment: environment, language: language)
        state.seed = AnswerState.Seed(high: high, low: low)
        guard let same = readInstances(&reader), nextSerial >= state.nextSerial else { return nil }
        state.nextSerial = nextSerial
        guard readEntries(&reader, sameInstances: same) else { return nil }
    }

    /// - Returns: whether the instances are those of the baseline; nil when the bytes make no sense.
    private mutating func readInstances(_ reader: inout ByteReader) -> Bool? {
        let known = state.instances.last?.serial ?? 0
        guard let removed = reader.numbers(most: state.instances.count), Set(removed).count == removed.count,
            removed.allSatisfy({ instance($0) != nil }), let addedCount = reader.number(),
            addedCount <= DraftCodec.mostInstances
        else { return nil }
        if removed.isEmpty, addedCount == 0 { return true }
        var kept = Set(state.instances.map(\.serial)).subtracting(removed)
        var last = known
        for _ in 0..<addedCount {
            guard let repetition = reader.number(), let serial = reader.number(), let around = reader.number(),
                definition.repeats.indices.contains(repetition), serial > last
            else { return nil }
            last = serial
            kept.insert(serial)
            if let present = instance(serial) {
                guard present.repetition == repetition else { return nil }
                continue
            }
            guard serial >= state.nextSerial, let holder = holder(of: repetition, around: around) else { return nil }
            state.nextSerial = serial
            blank(below: insert(repetition, into: holder))
        }
        for instance in state.instances where !kept.contains(instance.serial) {
            context.trees.primary.remove(instance.node)
        }
        state.instances.removeAll { !kept.contains($0.serial) }
        return false
    }

    /// Empties what a template brought: the draft holds every value of an added instance.
    private mutating func blank(below first: NodeID) {
        for index in first.rawValue..<Int32(tree.count) {
            let node = Int(state.shape[Int(index)])
            let record = NodeID(rawValue: index)
            if node >= 0, !logic.isInner[node], !tree.text(of: record).isEmpty {
                context.trees.primary.setText("", of: record)
            }
        }
    }

    /// The record that holds the instances of a repeat inside the instance with a serial (0: outside repeats).
    private func holder(of repetition: Int, around serial: Int) -> NodeID? {
        guard let node = definition.nodes[definition.repeats[repetition].node].parent else { return nil }
        return record(at: NodeKey(node: node, instance: serial))
    }

    private mutating func readEntries(_ reader: inout ByteReader, sameInstances: Bool) -> Bool {
        let walked = sameInstances ? [] : tree.documentOrder
        let count = sameInstances ? logic.baseline.tree.count - 1 : walked.count
        var at = -1
        while !reader.isAtEnd {
            guard let skipped = reader.number(), let raw = reader.byte(), raw < 16 else { return false }
            at += skipped + 1
            guard at < count else { return false }
            let record = sameInstances ? NodeID(rawValue: Int32(at + 1)) : walked[at]
            let index = Int(record.rawValue)
            let kind = DraftCodec.Kind(rawValue: raw)
            if context.trees.primary.flags(of: record).contains(.hidden) != kind.contains(.hidden) {
                context.trees.primary.setFlag(.hidden, kind.contains(.hidden), of: record)
            }
            var marks: AnswerState.Marks = []
            if kind.contains(.required) { marks.insert(.required) }
            if kind.contains(.readonly) { marks.insert(.readonly) }
            if state.marks[index] != marks { state.marks[index] = marks }
            guard kind.contains(.text) else { continue }
            guard let text = reader.text(), state.shape[index] >= 0, !logic.isInner[Int(state.shape[index])] else {
                return false
            }
            context.trees.primary.setText(text, of: record)
        }
        return true
    }
}

extension ByteReader {
    /// A count, then so many numbers.
    fileprivate mutating func numbers(most: Int) -> [Int]? {
        guard let count = number(), count <= most else { return nil }
        var numbers: [Int] = []
        for _ in 0..<count {
            guard let number = number() else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}
