/// An expression that cannot be compiled.
package struct XPathSyntaxError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Something other than what the grammar allows; what was found, "" at the end.
        case unexpected(String)
        /// A string without its closing quote.
        case unclosedString
        /// No function has this name.
        case unknownFunction(String)
        /// The function takes another number of arguments; `maximum` nil = any number.
        case wrongArgumentCount(function: String, given: Int, minimum: Int, maximum: Int?)
        /// An argument must be a path, because the function counts or looks at nodes.
        case needsNodes(function: String)
        /// Variables (`$x`) do not exist in forms.
        case variable(String)
        /// Brackets or operators nested deeper than `maximum`.
        case tooDeep(maximum: Int)
        /// Longer than `maximum` bytes.
        case tooLong(maximum: Int)
        /// A regular expression, given as text, that cannot be used.
        case pattern(PatternError)
    }

    package var kind: Kind
    /// Where in the source, in Unicode scalars from 0.
    package var offset: Int

    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

/// An expression that cannot be evaluated to the end.
package enum XPathError: Error, Sendable, Hashable {
    /// It took more steps than its budget: it would hold up everybody else.
    case tooManySteps
    /// Functions of the form call each other too deeply.
    case tooDeep
    /// A text grew beyond its budget.
    case stringTooLong
    /// No instance has this id.
    case unknownInstance(String)
    /// A call that would not have compiled; only with `XPathOptions.wrongCalls == .refusedWhenReached`.
    case wrongCall(XPathSyntaxError.Kind)
    /// An argument that the function cannot work with; its name, and what is wrong in a few English words.
    case badArgument(function: String, String)
    /// The function needs a form around it, and there is none.
    case needsForm(String)
}
