/// What a question asks the respondent to do: the element of the body (ODK XForms, "Body Elements").
package enum ControlKind: String, Sendable, Hashable, CaseIterable {
    /// Type a value; a read-only text input is a note.
    case input
    /// Choose one.
    case select1
    /// Choose any number.
    case select
    /// Put all in order.
    case rank
    /// Add a file.
    case upload
    /// Confirm having read (`OK`).
    case trigger
    /// Pick a number between bounds.
    case range
    /// Type a value that is not shown; treated as an input.
    case secret

    /// The answer is made of offered choices.
    package var offersChoices: Bool { self == .select1 || self == .select || self == .rank }

    /// Whether an answer of this type may be any words: what nobody chooses, and no rule reads as a number or a date.
    package func takesAnything(as type: ValueType) -> Bool {
        (self == .input || self == .secret) && [.string, .barcode, .intent, .select, .select1, .rank].contains(type)
    }

    /// The type of the answers, given what the bind says: choices are names whatever it says.
    func implied(by type: ValueType?) -> ValueType {
        switch self {
        case .select1: .select1
        case .select: .select
        case .rank: .rank
        case .upload: .binary
        case .range: type == .decimal ? .decimal : type ?? .int
        case .input, .trigger, .secret: type ?? .string
        }
    }
}
