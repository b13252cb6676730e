/// A page of our own with a small form: start, code, own answers. Its fields are known by number.
package protocol FormPage: HTMLPage {
    /// Ids of the fields, in order; an error names its field by the number here.
    static var fields: [String] { get }
}

/// What changes at each request on a page with a small form.
package enum FormPlace: UInt8, Sendable {
    /// "Fout: " before the title when there are errors.
    case titlePrefix
    case token
    case summary
    /// At a field: its message.
    case error
    /// On a field's control: `aria-invalid`.
    case invalid
    /// At the end of a control's `aria-describedby`: the message's id.
    case described
    /// On a field set: the whole of `aria-describedby`.
    case group
    case value
    /// At a choice: `checked`.
    case checked
}

/// What a small form shows this time.
package struct FormFill: Sendable {
    package var token: String
    /// Number of the field and what is wrong with it, in order of the page.
    package var errors: [(field: Int, message: String)]
    /// What was typed, by number of the field.
    package var values: [Int: String]
    /// Numbers of the choices that are ticked.
    package var checked: Set<Int>

    package init(
        token: String, errors: [(field: Int, message: String)] = [], values: [Int: String] = [:],
        checked: Set<Int> = []
    ) {
        self.token = token
        self.errors = errors
        self.values = values
        self.checked = checked
    }

    func isWrong(_ field: Int) -> Bool { errors.contains { $0.field == field } }
}

/// A page with a small form, rendered once; `write` fills in what changes.
package struct PreparedForm: Sendable {
    private let stencil: Stencil<FormPlace>
    private let fields: [String]
    private let errorPrefix: String
    private let errors: ErrorFragments

    init(_ stencil: Stencil<FormPlace>, fields: [String], language: InterfaceLanguage, errors: ErrorFragments) {
        self.stencil = stencil
        self.fields = fields
        self.errors = errors
        errorPrefix = language.say(.errorPrefix)
    }

    /// The page as bytes of HTML.
    package func bytes(_ fill: FormFill) -> [UInt8] {
        var out = HTMLBuffer(capacity: stencil.size + 1024)
        stencil.write(into: &out) { place, index, out in
            switch place {
            case .titlePrefix: if !fill.errors.isEmpty { out.text(errorPrefix + " ") }
            case .token: out.text(fill.token)
            case .summary: errors.writeSummary(fill.errors.map { (fields[$0.field], .init($0.message)) }, into: &out)
            case .error:
                for error in fill.errors where error.field == index {
                    errors.writeError(.init(error.message), for: fields[index], into: &out)
                }
            case .invalid: if fill.isWrong(index) { out.raw(" aria-invalid=\"true\"") }
            case .described: if fill.isWrong(index) { ErrorFragments.writeReference(to: fields[index], into: &out) }
            case .group: if fill.isWrong(index) { ErrorFragments.writeDescribed(by: fields[index], into: &out) }
            case .value: out.text(fill.values[index] ?? "")
            case .checked: if fill.checked.contains(index) { out.raw(" checked=\"checked\"") }
            }
        }
        return out.bytes
    }
}

extension Pages {
    /// Renders a page with a small form once, for as long as its values hold.
    ///
    /// - Throws: `TemplateFault.missing` when a template is not there.
    package func prepareForm<Page: FormPage>(
        _ page: Page, in language: InterfaceLanguage, frame: Frame
    ) throws -> PreparedForm {
        PreparedForm(
            try prepare(page, in: language, frame: frame), fields: Page.fields, language: language,
            errors: try ErrorFragments(pages: self, language: language))
    }
}
