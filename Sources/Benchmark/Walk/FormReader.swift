/// Reads the forms of a page.
enum FormReader {
    private static let tags: Set<String> = ["form", "input", "select", "option", "textarea", "button"]

    /// All forms, in order; a control outside a form is not kept.
    static func forms(of page: [UInt8]) -> [Form] {
        var scanner = TagScanner(page)
        var forms: [Form] = []
        var current: Form?
        while let tag = scanner.next(among: tags) {
            switch (tag.name, tag.isEnd) {
            case ("form", false):
                let attributes = scanner.attributes(of: tag)
                current = Form(method: (attributes["method"] ?? "get").lowercased(), action: attributes["action"] ?? "")
            case ("form", true):
                if let form = current { forms.append(form) }
                current = nil
            case (_, false):
                guard current != nil else { continue }
                let attributes = scanner.attributes(of: tag)
                if tag.name == "option" {
                    current?.add(option: attributes)
                } else if attributes["disabled"] == nil, let field = field(tag, attributes, in: page) {
                    current?.fields.append(field)
                }
            case (_, true):
                continue
            }
        }
        return forms
    }

    private static func field(_ tag: TagScanner.Tag, _ attributes: [String: String], in page: [UInt8]) -> Field? {
        guard let kind = kind(tag.name, type: attributes["type"]) else { return nil }
        var field = Field(kind: kind, name: attributes["name"] ?? "", value: attributes["value"] ?? "")
        field.isChecked = attributes["checked"] != nil
        field.isRequired = attributes["required"] != nil || attributes["aria-required"] == "true"
        field.isReadOnly = attributes["readonly"] != nil
        switch kind {
        case .area:
            field.value = HTMLText.plain(page[tag.end...].prefix { $0 != UInt8(ascii: "<") })
        case .radio, .checkbox:
            if attributes["value"] == nil { field.value = "on" }
        case .hidden, .text, .select, .submit:
            break
        }
        return field
    }

    private static func kind(_ tag: String, type: String?) -> Field.Kind? {
        switch (tag, type ?? "") {
        case ("textarea", _): .area
        case ("select", _): .select(options: [])
        case ("button", ""), (_, "submit"): .submit
        case ("button", _), (_, "button"), (_, "reset"), (_, "image"), (_, "file"): nil
        case (_, "hidden"): .hidden
        case (_, "radio"): .radio
        case (_, "checkbox"): .checkbox
        case (_, let type): .text(type: type)
        }
    }
}

extension Form {
    /// Adds an option to the last select; a selected one becomes its value.
    fileprivate mutating func add(option attributes: [String: String]) {
        guard let last = fields.indices.last, case .select(let options) = fields[last].kind else { return }
        let value = attributes["value"] ?? ""
        fields[last].kind = .select(options: options + [value])
        if attributes["selected"] != nil { fields[last].value = value }
    }
}
