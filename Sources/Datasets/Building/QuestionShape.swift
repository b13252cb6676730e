import XForms

/// How the answers to one leaf of a form stand in columns.
enum QuestionShape: Equatable {
    /// One of these choices.
    case one([String])
    /// Any of these choices: a column each.
    case any([String])
    case integer, decimal, date, boolean
    /// Words that no respondent typed: calculated, or names of choices that depend on other answers.
    case words
    /// Words that a respondent typed.
    case freeText
    case leftOut(Dataset.LeftOut.Reason)
    /// Holds no answer: a note, or part of the form's own bookkeeping.
    case nothing

    /// - Parameters:
    ///   - question: the control at the node; nil for a value that is calculated or filled by the service.
    ///   - choices: what it can offer; nil where nobody knows that beforehand.
    init(_ node: NodeDefinition, _ question: QuestionDefinition?, choices: [String]?, isDeclared: Bool) {
        switch node.type {
        case .geopoint, .geotrace, .geoshape: self = .leftOut(.place)
        case .binary: self = .leftOut(.file)
        case _ where node.preload.map({ $0.kind != "uid" }) == true: self = .leftOut(.paradata)
        case _ where question == nil && !isDeclared: self = .nothing
        case _:
            guard let question else {
                self = Self.byType(node.type, typed: false)
                return
            }
            self = Self.of(question, choices, isCalculated: node.isCalculated)
        }
    }

    private static func of(
        _ question: QuestionDefinition, _ choices: [String]?, isCalculated: Bool
    ) -> QuestionShape {
        switch question.kind {
        case .select1: choices.map(QuestionShape.one) ?? .words
        case .select: choices.map(QuestionShape.any) ?? .words
        case .rank: .words
        case .upload: .leftOut(.file)
        case .trigger: .one(["OK"])
        case .range: byType(question.type, typed: !isCalculated)
        case .input, .secret: question.isNote && !isCalculated ? .nothing : byType(question.type, typed: !isCalculated)
        }
    }

    private static func byType(_ type: ValueType, typed: Bool) -> QuestionShape {
        switch type {
        case .int: .integer
        case .decimal: .decimal
        case .date: .date
        case .boolean: .boolean
        case .geopoint, .geotrace, .geoshape: .leftOut(.place)
        case .binary: .leftOut(.file)
        case .string, .barcode, .intent: typed ? .freeText : .words
        case .time, .dateTime, .select, .select1, .rank: .words
        }
    }

    /// Two versions of a question whose answers mean the same stand in one column; others do not.
    var signature: String {
        switch self {
        case .one: "one"
        case .any: "any"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .boolean: "boolean"
        case .words, .freeText: "words"
        case .leftOut, .nothing: ""
        }
    }
}
