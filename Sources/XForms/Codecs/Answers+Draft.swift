// Drafts: compact bytes that check themselves.

extension Answers {
    /// The answers as compact bytes that check themselves; only `init(restoring:…)` on the same definition reads them.
    package func draft() -> [UInt8] {
        var writer = ByteWriter(capacity: 1024)
        writer.append(DraftCodec.version)
        writer.append(definition.hashBytes)
        writer.append(number: language)
        writer.append(word: state.seed.high)
        writer.append(word: state.seed.low)
        writer.append(number: state.nextSerial)
        let same = writeInstances(&writer)
        writeEntries(&writer, sameInstances: same)
        writer.appendChecksum()
        return writer.bytes
    }

    /// The bytes with their checksum behind them.
    package static func withChecksum(_ content: [UInt8]) -> [UInt8] {
        var writer = ByteWriter(capacity: content.count + DraftCodec.checksumBytes)
        writer.append(content)
        writer.appendChecksum()
        return writer.bytes
    }

    /// - Returns: whether the instances are those of the baseline.
    private func writeInstances(_ writer: inout ByteWriter) -> Bool {
        let first = logic.baseline.state.instances
        if state.instances == first {
            writer.append(number: 0)
            writer.append(number: 0)
            return true
        }
        let removed = first.filter { instance($0.serial) == nil }
        writer.append(number: removed.count)
        for instance in removed { writer.append(number: instance.serial) }
        let known = first.last?.serial ?? 0
        let added = state.instances.filter { $0.serial > known }
        writer.append(number: added.count)
        for instance in added {
            writer.append(number: instance.repetition)
            writer.append(number: instance.serial)
            writer.append(number: tree.parent(of: instance.node).map { key(of: $0).instance } ?? 0)
        }
        return false
    }

    private func writeEntries(_ writer: inout ByteWriter, sameInstances: Bool) {
        let base = logic.baseline
        let known = base.tree.count
        let walked = sameInstances ? [] : tree.documentOrder
        let (shape, marks, baseMarks, isInner) = (state.shape, state.marks, base.state.marks, logic.isInner)
        context.trees.primary.lent { tree in
            base.tree.lent { baseTree in
                var skipped = 0
                for place in 0..<(sameInstances ? known - 1 : walked.count) {
                    let index = sameInstances ? place + 1 : Int(walked[place].rawValue)
                    let isKnown = index < known
                    let kind = DraftCodec.Kind(tree.marks[index], marks[index])
                    let baseKind = isKnown ? DraftCodec.Kind(baseTree.marks[index], baseMarks[index]) : []
                    let node = Int(shape[index])
                    // What has a text of its own has no children, so that the text is the record's.
                    let hasText = node >= 0 && !isInner[node]
                    let differs =
                        hasText
                        && (isKnown
                            ? tree.values[index].text != baseTree.values[index].text : !tree.values[index].text.isEmpty)
                    guard kind != baseKind || differs else {
                        skipped += 1
                        continue
                    }
                    writer.append(number: skipped)
                    writer.append(kind.union(differs ? .text : []).rawValue)
                    if differs { writer.append(text: tree.values[index].text) }
                    skipped = 0
                }
            }
        }
    }

    /// The hash of the definition that a draft was made on, in hexadecimal; nil when the bytes are no draft of ours.
    package static func definitionHash(ofDraft draft: [UInt8]) -> String? {
        guard draft.count > DraftCodec.hashBytes, draft[0] == DraftCodec.version else { return nil }
        return Hexadecimal.text(draft[1...DraftCodec.hashBytes])
    }
}

/// Bytes as hexadecimal digits.
enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { text, byte in
            text += String(byte >> 4, radix: 16)
            text += String(byte & 15, radix: 16)
        }
    }

    /// The bytes of an even number of digits; empty for anything else.
    static func bytes(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return [] }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
