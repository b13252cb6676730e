// Actions at events, and preloads (ODK XForms, "Actions", "Events", "Preload Attributes").

extension Answers {
    /// Changes may set off actions that change again; a chain longer than this is a loop of the author's.
    private static let mostCascades = 16

    /// Runs the actions of an event that concerns the whole form.
    mutating func run(_ event: FormEvents) {
        for action in logic.actions where action.events.contains(event) {
            let records = records(of: action.target)
            // An action outside repeats means one node: the first instance's.
            for record in action.repetition == nil ? Array(records.prefix(1)) : records {
                run(action, at: record, depth: 0)
            }
        }
    }

    /// Runs the actions of a new instance: those that stand in the repeat, and those of the model that aim into it.
    mutating func run(_ event: FormEvents, in instance: NodeID, of repetition: Int) {
        let node = definition.repeats[repetition].node
        let inside = node..<logic.ends[node]
        for action in logic.actions where action.events.contains(event) {
            guard action.repetition == repetition || (action.repetition == nil && inside.contains(action.target)) else {
                continue
            }
            let targets = records(of: action.target, near: instance)
            for record in targets { run(action, at: record, depth: 0) }
        }
    }

    /// Runs the actions in the control of a node whose value has just changed.
    mutating func runValueChanged(_ record: NodeID, depth: Int = 0) {
        guard !logic.actions.isEmpty, depth < Self.mostCascades else { return }
        let node = node(of: record)
        for action in logic.actions where action.source == node && action.events.contains(.valueChanged) {
            guard let target = records(of: action.target, near: record).first else { continue }
            run(action, at: target, depth: depth)
        }
    }

    private mutating func run(_ action: FormAction, at record: NodeID, depth: Int) {
        var text = action.words
        if let number = action.value {
            guard logic.expressions[number] != nil else { return }
            let computed = definition.attempt(number, in: context) { expression throws(XPathError) in
                try expression.string(at: NodeRef(node: record), in: context)
            }
            text = computed ?? ""
            if text == "NaN" { text = "" }
        }
        if store(text, at: record) { runValueChanged(record, depth: depth + 1) }
    }

    // MARK: Preloads

    /// When preloads are filled.
    enum Moment {
        case start, end
    }

    /// Fills the preloads below a record and at it.
    mutating func preload(below top: NodeID, moment: Moment) {
        for node in logic.preloaded where !definition.nodes[node].isAttribute {
            guard let preload = definition.nodes[node].preload else { continue }
            guard let text = value(of: preload, moment: moment) else { continue }
            let records = top == .document ? records(of: node) : records(of: node, below: top)
            for record in records { store(text, at: record) }
        }
    }

    private func value(of preload: NodeDefinition.Preload, moment: Moment) -> String? {
        switch (preload.kind, preload.parameter, moment) {
        case ("timestamp", "end", .end), ("timestamp", "start", .start): read(logic.now)
        case (_, _, .end): nil
        case ("uid", _, .start): "uuid:" + UUIDText.random(context.environment.random(), context.environment.random())
        case ("date", "today", .start): read(logic.today)
        case ("property", let name, .start): properties[name] ?? properties[name.replacingPrefix("uri:")]
        default: nil
        }
    }

    private func read(_ expression: XPathExpression?) -> String? {
        try? expression?.string(at: NodeRef(node: .document), in: context)
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}

/// Random UUIDs (RFC 9562, version 4) as text.
enum UUIDText {
    static func random(_ high: UInt64, _ low: UInt64) -> String {
        let high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        return String(unsafeUninitializedCapacity: 36) { bytes in
            var at = 0
            for place in 0..<32 {
                if place == 8 || place == 12 || place == 16 || place == 20 {
                    bytes[at] = UInt8(ascii: "-")
                    at += 1
                }
                let word = place < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (place & 15)) & 15)
                bytes[at] = digit < 10 ? 0x30 + digit : 0x57 + digit
                at += 1
            }
            return at
        }
    }
}
