// Conversions between the kinds of values (XPath 1.0 §4.2–4.4, and ODK's reading of dates as numbers).

extension XPathContext {
    /// The text of a node.
    @inline(__always)
    package func string(of node: NodeRef) -> String { trees[Int(node.tree)].text(of: node.node) }

    /// The text of a node as number, dates as days since 1970.
    @inline(__always)
    package func number(of node: NodeRef) -> Double {
        let index = Int(node.node.rawValue < 0 ? ~node.node.rawValue : node.node.rawValue)
        let number =
            trees[Int(node.tree)].records[index].firstChild < 0
            ? trees[Int(node.tree)].values[index].number : XPathNumber.reading(string(of: node))
        return XPathNumber.isDateLike(number) ? environment.zone.days(string(of: node)) : number
    }

    /// A text as number, dates as days since 1970.
    func number(_ text: String) -> Double {
        let number = XPathNumber.reading(text)
        return XPathNumber.isDateLike(number) ? environment.zone.days(text) : number
    }

    /// `boolean()`.
    package func boolean(_ value: XPathValue) -> Bool {
        switch value {
        case .boolean(let value): value
        case .number(let value): XPathNumber.isTrue(value)
        case .string(let value): !value.isEmpty
        case .date: true
        case .nodes(let nodes): !nodes.isEmpty
        }
    }

    /// `number()`.
    package func number(_ value: XPathValue) -> Double {
        switch value {
        case .boolean(let value): value ? 1 : 0
        case .number(let value): value
        case .string(let value): number(value)
        case .date(let date): date.days
        case .nodes(let nodes): nodes.first.map(number(of:)) ?? .nan
        }
    }

    /// `string()`.
    package func string(_ value: XPathValue) -> String {
        switch value {
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): XPathNumber.text(value)
        case .string(let value): value
        case .date(let date): environment.zone.text(date)
        case .nodes(let nodes): nodes.first.map(string(of:)) ?? ""
        }
    }
}
