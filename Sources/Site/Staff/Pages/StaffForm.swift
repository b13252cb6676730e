import Programme

/// A form of a staff page: made anew for each request, from what was typed or what there is.
struct StaffForm: Sendable {
    let action: String
    let token: String
    /// Hidden fields besides the token.
    let hidden: [Hidden]
    let fields: [StaffField]
    let button: String
    /// The button does something that cannot be taken back easily.
    let isGrave: Bool
    /// There is a field for a file, or a long one: the form is sent in parts.
    let isInParts: Bool
    /// Another button beside the first, which sends the same form.
    var second: Second?

    struct Second: Sendable {
        let name: String
        let value: String
        let words: String
    }

    init(
        action: String, token: String, hidden: [Hidden] = [], fields: [StaffField], button: String,
        isGrave: Bool = false, isInParts: Bool = false
    ) {
        self.action = action
        self.token = token
        self.hidden = hidden
        self.fields = fields
        self.button = button
        self.isGrave = isGrave
        self.isInParts = isInParts || fields.contains(where: \.isFile)
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    /// What is wrong, in the order of the fields, for the summary above them.
    var errors: [StaffField.Fault] { fields.compactMap(\.fault) }
}

/// One field: a label, perhaps a hint and an error, and a control.
struct StaffField: Sendable {
    /// What is wrong with a field, and where the summary leads to.
    struct Fault: Sendable {
        let anchor: String
        let message: String
    }

    struct Choice: Sendable {
        let id: String
        let name: String
        let value: String
        let words: String
        let hint: String?
        let isChosen: Bool
        /// `checkbox` or `radio`.
        let type: String
    }

    /// What the control is.
    enum Control: Sendable {
        /// One line; `type` and `autocomplete` as HTML names them.
        case line(type: String = "text", autocomplete: String = "off")
        /// A code in groups or figures.
        case code(autocomplete: String = "off")
        case area
        /// Value and words of each, with an explanation perhaps.
        case several([(value: String, words: String, hint: String?)])
        case one([(value: String, words: String, hint: String?)])
        case menu([(value: String, words: String)])
        /// A file, or several at once; `accept` as HTML has it, such as `.csv,text/csv`.
        case file(accept: String, isMany: Bool = false)
    }

    let name: String
    let label: String
    let hint: String?
    let value: String
    let fault: Fault?
    let described: String?
    let isInvalid: Bool
    let isLine: Bool
    let isCode: Bool
    let isArea: Bool
    let isGroup: Bool
    let isMenu: Bool
    let isFile: Bool
    let accept: String
    let isMany: Bool
    let type: String
    let autocomplete: String
    let choices: [Choice]

    /// - Parameters:
    ///   - values: what is typed or chosen; more than one for `several`.
    ///   - error: what is wrong with it.
    init(
        _ name: String, _ control: Control, label: String, hint: String? = nil, values: [String] = [],
        error: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        value = values.first ?? ""
        var line = ("", "off")
        var list: (type: String, items: [(value: String, words: String, hint: String?)]) = ("", [])
        switch control {
        case .line(let type, let autocomplete): line = (type, autocomplete)
        case .code(let autocomplete): line = ("text", autocomplete)
        case .area, .file: break
        case .several(let items): list = ("checkbox", items)
        case .one(let items): list = ("radio", items)
        case .menu(let items): list = ("option", items.map { ($0.value, $0.words, nil) })
        }
        // What is no day is shown as it was typed; a field for dates would leave it out.
        if line.0 == "date", !value.isEmpty, Day(value) == nil { line.0 = "text" }
        (type, autocomplete) = line
        if case .line = control { isLine = true } else { isLine = false }
        if case .code = control { isCode = true } else { isCode = false }
        if case .area = control { isArea = true } else { isArea = false }
        if case .file(let types, let isMany) = control {
            (isFile, accept, self.isMany) = (true, types, isMany)
        } else {
            (isFile, accept, isMany) = (false, "", false)
        }
        isMenu = list.type == "option"
        isGroup = !list.items.isEmpty && !isMenu
        choices = list.items.enumerated().map { number, item in
            Choice(
                id: number == 0 ? name : "\(name)-\(number)", name: name, value: item.value, words: item.words,
                hint: item.hint, isChosen: values.contains(item.value), type: list.type)
        }
        fault = error.map { Fault(anchor: name, message: $0) }
        isInvalid = error != nil
        let references = [hint == nil ? nil : "\(name)-hint", error == nil ? nil : "\(name)-fout"].compactMap(\.self)
        described = references.isEmpty ? nil : references.joined(separator: " ")
    }
}
