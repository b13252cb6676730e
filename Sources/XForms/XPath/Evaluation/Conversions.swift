// Conversions between the kinds of values (XPath 1.0 §4.2–4.4, and ODK's reading of dates as numbers).

extension Scene {
    /// The text of a node.
    @inline(__always)
    func string(of node: NodeRef) -> String { self[node].text(of: node.node.rawValue) }

    /// The text of a node as number, dates as days since 1970.
    @inline(__always)
    func number(of node: NodeRef) -> Double {
        let number = self[node].number(of: node.node.rawValue)
        return XPathNumber.isDateLike(number) ? zone.days(string(of: node)) : number
    }

    /// Whether a node's text is this one, scalar for scalar.
    @inline(__always)
    func hasText(_ node: NodeRef, _ text: String) -> Bool { XPathText.same(string(of: node), text) }

    /// A text as number, dates as days since 1970.
    func number(_ text: String) -> Double {
        let number = XPathNumber.reading(text)
        return XPathNumber.isDateLike(number) ? zone.days(text) : number
    }

    /// `boolean()`.
    func boolean(_ value: XPathValue) -> Bool {
        switch value {
        case .boolean(let value): value
        case .number(let value): XPathNumber.isTrue(value)
        case .string(let value): !value.isEmpty
        case .date: true
        case .nodes(let nodes): !nodes.isEmpty
        }
    }

    /// `number()`.
    func number(_ value: XPathValue) -> Double {
        switch value {
        case .boolean(let value): value ? 1 : 0
        case .number(let value): value
        case .string(let value): number(value)
        case .date(let date): zone.days(at: date.milliseconds)
        case .nodes(let nodes): nodes.first.map(number(of:)) ?? .nan
        }
    }

    /// `string()`.
    func string(_ value: XPathValue) -> String {
        switch value {
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): XPathNumber.text(value)
        case .string(let value): value
        case .date(let date): zone.text(date)
        case .nodes(let nodes): nodes.first.map(string(of:)) ?? ""
        }
    }
}

extension XPathContext {
    /// `boolean()` of a result.
    package func boolean(_ value: XPathValue) -> Bool { lent(to: first(of: value), root) { $0.boolean(value) } }

    /// `number()` of a result.
    package func number(_ value: XPathValue) -> Double { lent(to: first(of: value), root) { $0.number(value) } }

    /// `string()` of a result.
    package func string(_ value: XPathValue) -> String { lent(to: first(of: value), root) { $0.string(value) } }

    private func first(of value: XPathValue) -> NodeRef {
        if case .nodes(let nodes) = value, let first = nodes.first { first } else { root }
    }

    /// The text of a node.
    package func string(of node: NodeRef) -> String { trees[Int(node.tree)].text(of: node.node) }

    /// The text of a node as number, dates as days since 1970.
    package func number(of node: NodeRef) -> Double { number(.nodes([node])) }
}
