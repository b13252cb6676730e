import XMLTree

extension FormCheck {
    /// The choice of a `bs:part="mode"` question that says: somebody else fills in.
    private static let onBehalf = "namens"

    /// Sides of positive health (Huber et al. 2016) that only the person can put a figure to.
    private static let innerDimensions = ["mentaal-welbevinden", "zingeving"]

    /// What only the person can say (`bs:inner-life="yes"`, or leave to quote) is not asked of somebody who fills in on behalf.
    ///
    /// A condition counts when it is one of those that `and` joins, on the question or on a group around it: what leads
    /// there by way of a calculation is not looked through.
    mutating func checkInnerLife() {
        var modes: Set<Int> = []
        for control in outline.controls where offersOnBehalf(control) {
            if let node = control.node { modes.insert(node) }
        }
        guard !modes.isEmpty else { return }
        for control in outline.controls {
            guard let node = control.node, !isNote(control) else { continue }
            let place = outline.bind(of: node) ?? control.element
            let said = fact("inner-life", of: node)
            if said == nil, let side = fact("dimension", of: node), Self.innerDimensions.contains(side) {
                report(.innerLifeUnsaid(side), at: place)
            }
            let isQuote = outline.bind(of: node)?.fact("part") == "quote"
            guard said == "yes" || isQuote, !isSkippedOnBehalf(node, modes: modes) else { continue }
            report(.innerLifeOnBehalf(mode: outline.schema.nodes[modes.min() ?? 0].path), at: place)
        }
    }

    /// A question who fills in, with the answer "for somebody else"; also one whose choices cannot be read here.
    private mutating func offersOnBehalf(_ control: FormOutline.Control) -> Bool {
        guard let node = control.node, outline.bind(of: node)?.fact("part") == "mode" else { return false }
        return offeredValues(of: control)?.contains(Self.onBehalf) ?? true
    }

    private func isSkippedOnBehalf(_ node: Int, modes: Set<Int>) -> Bool {
        outline.schema.chain(node).contains { above in
            guard let bind = outline.bind(of: above), let source = bind.attribute("relevant"),
                let term = TermReader.read(source.trimmed)
            else { return false }
            let expression = WrittenExpression(source, "relevant", at: above, bind)
            return Self.conjuncts(of: term).contains { excludes($0, modes: modes, in: expression) }
        }
    }

    /// The conditions that must all hold.
    private static func conjuncts(of term: Term) -> [Term] {
        guard case .operation(.and, let operands) = term else { return [term] }
        return operands.flatMap(conjuncts)
    }

    /// `mode != 'namens'`, `not(mode = 'namens')`, or `mode = '…'` with another answer.
    private func excludes(_ term: Term, modes: Set<Int>, in expression: WrittenExpression) -> Bool {
        switch term {
        case .call("not", let arguments):
            guard case .operation(.equal, let operands)? = arguments.first else { return false }
            return compared(operands, modes, expression) == Self.onBehalf
        case .operation(.notEqual, let operands): return compared(operands, modes, expression) == Self.onBehalf
        case .operation(.equal, let operands):
            return compared(operands, modes, expression).map { $0 != Self.onBehalf && !$0.isEmpty } ?? false
        case .text, .number, .path, .call, .operation: return false
        }
    }

    /// The text that a mode question is compared with; nil when it is another comparison.
    private func compared(_ operands: [Term], _ modes: Set<Int>, _ expression: WrittenExpression) -> String? {
        let path: Term
        let text: String
        switch (operands.first, operands.last) {
        case (.path(let term), .text(let words)), (.text(let words), .path(let term)):
            (path, text) = (.path(term), words)
        default: return nil
        }
        var resolver = resolver(for: expression)
        let place = resolver.visit(path, from: expression.context)
        return place.isKnown && place.instance == nil && !modes.isDisjoint(with: place.nodes) ? text : nil
    }
}
