/// A form of a page, with what a browser would know of it.
struct Form {
    var method = "get"
    var action = ""
    var fields: [Field] = []
}

/// A control of a form.
struct Field {
    /// Kinds of control; each has its own way of being filled in.
    enum Kind {
        case hidden
        case radio
        case checkbox
        case text(type: String)
        case area
        case select(options: [String])
        case submit
    }

    var kind: Kind
    var name: String
    var value: String
    /// Checked, for a radio or a checkbox.
    var isChecked = false
    var isRequired = false
    /// Read-only controls are sent as they are; disabled ones are not kept at all.
    var isReadOnly = false
}
