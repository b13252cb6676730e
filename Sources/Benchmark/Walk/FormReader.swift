/// Reads the forms of a page.
enum FormReader {
    /// All forms, in order; a control outside a form is not kept.
    static func forms(of page: [UInt8]) -> [Form] {
        page.withUnsafeBufferPointer { page in
            var scanner = TagScanner(page)
            var forms: [Form] = []
            var current: Form?
            while let tag = scanner.next() {
                switch (tag.name, tag.isEnd) {
                case (.form, false):
                    let attributes = scanner.attributes(of: tag)
                    current = Form(
                        method: attributes.method.isEmpty ? "get" : attributes.method.lowercased(),
                        action: attributes.action)
                case (.form, true):
                    if let form = current { forms.append(form) }
                    current = nil
                case (.input, false), (.select, false), (.option, false), (.textarea, false), (.button, false):
                    guard current != nil else { continue }
                    let attributes = scanner.attributes(of: tag)
                    if tag.name == .option {
                        current?.add(option: attributes)
                    } else if !attributes.isDisabled, let field = field(tag, attributes, scanner) {
                        current?.fields.append(field)
                    }
                case (.input, true), (.select, true), (.option, true), (.textarea, true), (.button, true):
                    continue
                }
            }
            return forms
        }
    }

    private static func field(_ tag: TagScanner.Tag, _ attributes: TagAttributes, _ scanner: TagScanner) -> Field? {
        guard let kind = kind(tag.name, type: attributes.type) else { return nil }
        var field = Field(kind: kind, name: attributes.name, value: attributes.value ?? "")
        field.isChecked = attributes.isChecked
        field.isRequired = attributes.isRequired
        field.isReadOnly = attributes.isReadOnly
        switch kind {
        case .area: field.value = scanner.text(from: tag.end)
        case .radio, .checkbox: field.value = attributes.value ?? "on"
        case .hidden, .text, .select, .submit: break
        }
        return field
    }

    private static func kind(_ tag: TagScanner.Name, type: String) -> Field.Kind? {
        switch (tag, type) {
        case (.textarea, _): .area
        case (.select, _): .select(options: [])
        case (.button, ""), (_, "submit"): .submit
        case (.button, _), (_, "button"), (_, "reset"), (_, "image"), (_, "file"): nil
        case (_, "hidden"): .hidden
        case (_, "radio"): .radio
        case (_, "checkbox"): .checkbox
        case (_, let type): .text(type: type)
        }
    }
}

extension Form {
    /// Adds an option to the last select; a selected one becomes its value.
    fileprivate mutating func add(option attributes: TagAttributes) {
        guard let last = fields.indices.last, case .select(var options) = fields[last].kind else { return }
        let value = attributes.value ?? ""
        options.append(value)
        fields[last].kind = .select(options: options)
        if attributes.isSelected { fields[last].value = value }
    }
}
