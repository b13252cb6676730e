import Foundation
import XForms

/// What our evaluator answered, to be compared with a recorded answer.
struct XPathAnswer: CustomStringConvertible {
    var value: XPathValue
    var context: XPathContext

    var description: String {
        switch value {
        case .nodes(let nodes): "nodes \(nodes.map(path)) '\(context.string(value))'"
        case .boolean(let value): "boolean \(value)"
        case .number(let value): "number \(value)"
        case .string(let value): "string '\(value)'"
        case .date: "date \(context.string(value)) = \(context.number(value))"
        }
    }

    /// Whether the answer, converted as the record asks, is the recorded one.
    func fits(_ expected: XPathCase.Expected) -> Bool {
        switch expected.type {
        case "boolean": return expected.value == .boolean(context.boolean(value))
        case "number": return expected.value?.number.map { isClose(context.number(value), $0) } ?? false
        case "number-rounded":
            guard let wanted = expected.value?.number, let factor = expected.factor else { return false }
            return isClose((context.number(value) * factor).rounded() / factor, wanted)
        case "number-close":
            guard let wanted = expected.value?.number else { return false }
            return abs(context.number(value) - wanted) < pow(10, -(expected.digits ?? 6)) / 2
        case "string": return expected.value == .text(context.string(value))
        case "string-lower": return expected.value == .text(context.string(value).lowercased())
        case "string-length": return expected.value?.number == Double(context.string(value).utf16.count)
        case "string-match": return matches(expected.value)
        case "snapshot-length": return expected.value?.number == nodes.map { Double($0.count) }
        case "node": return nodes != nil && expected.value == (nodes?.first.map { .text(path($0)) } ?? .nothing)
        case "nodes":
            guard let nodes, case .list(let wanted)? = expected.value else { return false }
            let found = nodes.map(path)
            return expected.ordered == false ? found.sorted() == wanted.sorted() : found == wanted
        case "nodes-text": return expected.value == .text((nodes ?? []).map { context.string(of: $0) }.joined())
        default: return false
        }
    }

    private var nodes: [NodeRef]? { if case .nodes(let nodes) = value { nodes } else { nil } }

    private func path(_ node: NodeRef) -> String { context.trees[Int(node.tree)].path(of: node.node) }

    private func isClose(_ left: Double, _ right: Double) -> Bool {
        if left.isNaN || right.isNaN { return left.isNaN && right.isNaN }
        return left == right || abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
    }

    /// `/…/flags` of JavaScript, by Foundation's engine: the judge is not our own matcher.
    private func matches(_ expected: XPathCase.Recorded?) -> Bool {
        guard case .text(let literal)? = expected, let end = literal.lastIndex(of: "/"), literal.hasPrefix("/") else {
            return false
        }
        let flags = literal[literal.index(after: end)...]
        let pattern = String(literal[literal.index(after: literal.startIndex)..<end])
        let options: NSRegularExpression.Options = flags.contains("i") ? .caseInsensitive : []
        guard let regex = try? NSRegularExpression(pattern: pattern, options: options) else { return false }
        let text = context.string(value)
        return regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
}
