import Foundation
import XForms
import XMLTree

/// Evaluates expressions on a small document, with a fixed clock and a counter for chance.
struct XPathProbe {
    static let amsterdam = XPathTimeZone(identifier: "Europe/Amsterdam") ?? .utc

    var context: XPathContext
    let names: NameTable

    /// - Parameter now: milliseconds since 1970; by default 15 March 2026, 12:34:56.789 in Amsterdam (winter time).
    init(
        _ xml: String = "<data/>", instances: [String: String] = [:], zone: XPathTimeZone = amsterdam,
        now: Int64 = 1_773_574_496_789, language: String = "nl", host: (any XPathHost)? = nil
    ) throws {
        names = NameTable()
        let environment = XPathEnvironment(
            clock: { now }, zone: zone, random: { 0x1234_5678_9ABC_DEF0 }, language: language, host: host)
        context = XPathContext(primary: try Self.tree(xml, names), environment: environment)
        for (id, text) in instances.sorted(by: { $0.key < $1.key }) {
            context.addInstance(id, try Self.tree(text, names))
        }
    }

    private static func tree(_ xml: String, _ names: NameTable) throws -> NodeTree {
        NodeTree(try XMLDocument.parse(Array(xml.utf8)).root, names: names)
    }

    func compile(_ source: String) throws(XPathSyntaxError) -> XPathExpression {
        try XPathExpression.compile(source, names: names)
    }

    /// The first node of a path, to be used as context.
    func node(_ path: String) throws -> NodeRef {
        guard let node = try compile(path).nodes(at: NodeRef(node: .document), in: context)?.first else {
            throw XPathError.badArgument(function: path, "no such node")
        }
        return node
    }

    func value(_ source: String, at path: String = "/data") throws -> XPathValue {
        try compile(source).evaluate(at: node(path), in: context)
    }

    func string(_ source: String, at path: String = "/data") throws -> String {
        try compile(source).string(at: node(path), in: context)
    }

    func number(_ source: String, at path: String = "/data") throws -> Double {
        try compile(source).number(at: node(path), in: context)
    }

    func boolean(_ source: String, at path: String = "/data") throws -> Bool {
        try compile(source).boolean(at: node(path), in: context)
    }

    /// The texts of the nodes found.
    func texts(_ source: String, at path: String = "/data") throws -> [String] {
        let nodes = try compile(source).nodes(at: node(path), in: context) ?? []
        return nodes.map { context.string(of: $0) }
    }

    mutating func setText(_ text: String, at path: String) throws {
        context.trees[0].setText(text, of: try node(path).node)
    }

    mutating func hide(_ path: String) throws { context.trees[0].setFlag(.hidden, true, of: try node(path).node) }
}
