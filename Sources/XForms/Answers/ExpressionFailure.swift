import Synchronization

/// An expression of a questionnaire that could not be worked out to the end while somebody answered.
///
/// Made of the definition alone: no value, no word and no place in a repeat is in it, so that it may stand in a log.
package struct ExpressionFailure: Sendable, Hashable {
    package let questionnaire: String
    package let version: String
    /// The node that the expression belongs to.
    package let path: String
    /// The attribute or element that the author knows it by.
    package let rule: String
    package let kind: Kind

    package enum Kind: String, Sendable, Hashable {
        case tooManySteps = "too-many-steps"
        case tooDeep = "too-deep"
        case stringTooLong = "text-too-long"
        case unknownInstance = "unknown-instance"
        case wrongCall = "wrong-call"
        case badArgument = "bad-argument"
        case needsForm = "needs-form"

        init(_ error: XPathError) {
            self =
                switch error {
                case .tooManySteps: .tooManySteps
                case .tooDeep: .tooDeep
                case .stringTooLong: .stringTooLong
                case .unknownInstance: .unknownInstance
                case .wrongCall: .wrongCall
                case .badArgument: .badArgument
                case .needsForm: .needsForm
                }
        }
    }
}

/// Where an expression stands in its definition.
struct ExpressionSite: Sendable {
    let node: Int
    let role: ExpressionRole
}

/// What was told of a definition already: each expression once for each kind of failure, and of a hundred at most.
final class ToldFailures: Sendable {
    private struct Key: Hashable {
        let expression: Int
        let kind: ExpressionFailure.Kind
    }

    private static let most = 100
    private let told = Mutex<Set<Key>>([])

    /// Whether this is to be told; from then on it was.
    func isNew(_ expression: Int, _ kind: ExpressionFailure.Kind) -> Bool {
        told.withLock { $0.count < Self.most && $0.insert(Key(expression: expression, kind: kind)).inserted }
    }
}

extension FormDefinition {
    /// Tells whoever wants to know that an expression could not be worked out.
    func note(_ error: XPathError, in expression: Int, _ context: XPathContext) {
        guard let failed = (context.environment.host as? FormHost)?.failed else { return }
        let kind = ExpressionFailure.Kind(error)
        guard told.isNew(expression, kind) else { return }
        let site = logic.sites[expression]
        failed(
            ExpressionFailure(
                questionnaire: id, version: version, path: nodes[site.node].path, rule: site.role.written, kind: kind))
    }

    /// What an expression gives; nil where it is not there or cannot be worked out, which is noted.
    func attempt<Result>(
        _ number: Int, in context: XPathContext, _ body: (XPathExpression) throws(XPathError) -> Result
    ) -> Result? {
        guard let expression = logic.expressions[number] else { return nil }
        do throws(XPathError) {
            return try body(expression)
        } catch {
            note(error, in: number, context)
            return nil
        }
    }
}
