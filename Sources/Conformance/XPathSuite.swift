import Foundation
import Synchronization
import XForms
import XMLTree

/// `cases.json` and `docs.json`: expressions with what other engines answered.
struct XPathSuite: ConformanceSuite {
    private let cases: [XPathCase]
    private let documents: [String: String]

    init?(folder: ConformanceFolder) throws {
        guard folder.has("cases.json"), folder.has("docs.json") else { return nil }
        cases = try JSONDecoder().decode([XPathCase].self, from: folder.data("cases.json"))
        documents = try JSONDecoder().decode([String: String].self, from: folder.data("docs.json"))
    }

    func replay() throws -> [ConformanceResult] {
        let names = NameTable()
        var trees: [String: NodeTree] = [:]
        for (key, text) in documents { trees[key] = try Self.tree(text, names) }
        return cases.map { item in
            guard let tree = trees[item.doc] else {
                return ConformanceResult(
                    id: item.id, group: item.tier ?? "", outcome: .failed(expected: "a document", actual: "none"))
            }
            return ConformanceResult(id: item.id, group: item.tier ?? "", outcome: Self.outcome(of: item, tree))
        }
    }

    /// The recorded documents of browsers' suites begin with `<!DOCTYPE html>`, which our reader refuses.
    private static func tree(_ text: String, _ names: NameTable) throws -> NodeTree {
        let start = text.hasPrefix("<!DOCTYPE html>") ? text.dropFirst("<!DOCTYPE html>".count) : text[...]
        let document = try XMLDocument.parse(Array(start.utf8))
        return NodeTree(document.root, names: names, whitespace: .kept)
    }

    private static func outcome(of item: XPathCase, _ tree: NodeTree) -> ConformanceResult.Outcome {
        let actual = evaluated(item, tree)
        let isRight =
            switch actual {
            case .failure: item.expected.type == "error"
            case .success(let answer): answer.fits(item.expected)
            }
        if isRight { return .passed }
        let words =
            switch actual {
            case .failure(let problem): "error: \(problem.text)"
            case .success(let answer): answer.description
            }
        let value = item.expected.value.map { " \($0)" } ?? ""
        return .failed(expected: "\(item.expr) = \(item.expected.type)\(value)", actual: words)
    }

    struct Problem: Error { var text: String }

    private static func evaluated(_ item: XPathCase, _ tree: NodeTree) -> Result<XPathAnswer, Problem> {
        var context = XPathContext(primary: tree, environment: environment(of: item))
        for node in tree.instanceElements {
            let id = tree.attributes(of: node).first { tree.localName(of: $0) == "id" }
            if let id { context.setInstance(tree.text(of: id), NodeRef(node: node)) }
        }
        guard let start = tree.node(atPath: item.ctx) else { return .failure(Problem(text: "no context node")) }
        if let root = item.root {
            guard let node = tree.node(atPath: root) else { return .failure(Problem(text: "no root node")) }
            context.root = NodeRef(node: node)
        }
        var options = XPathOptions()
        options.wrongCalls = .refusedWhenReached
        do {
            let expression = try XPathExpression.compile(
                item.expr, names: tree.names, namespaces: item.ns ?? [:], options: options)
            let value = try expression.evaluate(at: NodeRef(node: start), in: context)
            return .success(XPathAnswer(value: value, context: context))
        } catch {
            return .failure(Problem(text: "\(error)"))
        }
    }

    private static func environment(of item: XPathCase) -> XPathEnvironment {
        let clock = item.clock.flatMap(Self.milliseconds) ?? 0
        let numbers = RepeatableNumbers()
        return XPathEnvironment(
            clock: { clock }, zone: XPathTimeZone(identifier: item.tz ?? "UTC") ?? .utc,
            random: { numbers.next() }, language: item.lang ?? "en")
    }

    private static func milliseconds(_ text: String) -> Int64? {
        let format = ISO8601DateFormatter()
        format.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        return format.date(from: text).map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
    }
}

/// The same numbers in every run: by chance one might else be the one that another engine drew (SplitMix64).
private final class RepeatableNumbers: Sendable {
    private let state = Mutex<UInt64>(1)

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            let more = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return more ^ (more >> 31)
        }
    }
}
