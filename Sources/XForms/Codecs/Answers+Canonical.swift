// A response read back from its canonical value, to be shown to its owner.

extension Answers {
    /// Takes up the values that `Submission.canonical` holds, on the definition they were given on.
    ///
    /// What is relevant follows from the values. A line that does not fit the definition is left out.
    package init(
        canonical bytes: [UInt8], of definition: FormDefinition, environment: Environment, language: Int? = nil
    ) {
        self.init(blank: definition, environment: environment, language: language)
        for line in CanonicalLines(bytes) {
            guard let record = record(atCanonical: line.path), !logic.isInner[node(of: record)] else { continue }
            context.trees.primary.setText(String(decoding: line.value, as: UTF8.self), of: record)
        }
        judgeAnew()
    }

    /// The record at a path with indexes, such as `/data/kind[2]/leeftijd`; instances that are missing are made.
    private mutating func record(atCanonical path: String) -> NodeID? {
        var record = tree.root
        for part in path.split(separator: "/").dropFirst() {
            guard let holder = record else { return nil }
            let name = part.prefix { $0 != "[" }
            let position = Int(part.drop { $0 != "[" }.dropFirst().dropLast()) ?? 1
            let above = node(of: holder)
            guard let inner = definition.nodes.firstIndex(where: { $0.parent == above && $0.name == name }) else {
                return nil
            }
            if let repetition = definition.repeats.firstIndex(where: { $0.node == inner }) {
                while children(inner, of: holder).count < position {
                    guard insertBare(repetition, into: holder) != nil else { return nil }
                }
            }
            let found = children(inner, of: holder)
            record = found.indices.contains(position - 1) ? found[position - 1] : nil
        }
        return record
    }
}
