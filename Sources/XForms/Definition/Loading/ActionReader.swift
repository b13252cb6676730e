import XMLTree

/// The moments at which an action may run (ODK XForms, "Events").
struct FormEvents: OptionSet, Hashable {
    let rawValue: Int
    static let firstLoad = FormEvents(rawValue: 1)
    static let newRepeat = FormEvents(rawValue: 2)
    static let valueChanged = FormEvents(rawValue: 4)
    static let everyLoad = FormEvents(rawValue: 8)

    /// By the names in use; `xforms-ready` and `jr-insert` are the old ones.
    static let named: [String: FormEvents] = [
        "odk-instance-first-load": .firstLoad, "xforms-ready": .firstLoad, "odk-new-repeat": .newRepeat,
        "jr-insert": .newRepeat, "xforms-value-changed": .valueChanged, "odk-instance-load": .everyLoad,
        "xforms-revalidate": [],
    ]
}

/// An action as written, expressions by their number.
struct WrittenAction {
    var events: FormEvents
    /// The node that gets the value.
    var target: Int
    /// An expression, or nil for fixed words.
    var value: Int?
    var words: String
    /// The control's node whose change starts it; nil outside controls.
    var source: Int?
    /// The repeat it stands in.
    var repetition: Int?
}

extension FormReader {
    /// Actions that need a device: they are kept from failing and do nothing here.
    private static let deviceActions: Set<String> = ["setgeopoint", "setlocation", "recordaudio", "send"]

    /// Actions of the model itself.
    mutating func readModelActions() {
        let known: Set<String> = ["instance", "itext", "bind", "submission"]
        for element in parts.model.elements where !known.contains(element.name.local) {
            if !readAction(element, source: nil, in: Surroundings()) {
                report(
                    .unknownElement(element.name.local, in: "model", near: Self.nearElement(element.name.local)),
                    at: element.place)
            }
        }
    }

    /// Reads an action.
    /// - Parameter source: the node of the control around it.
    /// - Returns: false when the element is no action.
    mutating func readAction(_ element: XMLElement, source: Int?, in surroundings: Surroundings) -> Bool {
        let name = element.name.local
        if name == "action" {
            for child in element.elements { _ = readAction(child, source: source, in: surroundings) }
            return true
        }
        if Self.deviceActions.contains(name) {
            _ = readEvents(of: element)
            report(.notOfferedAction(name), at: element.place)
            return true
        }
        guard name == "setvalue" else { return false }
        let events = readEvents(of: element)
        guard let written = element.attribute(anyOf: "ref", "bind", "nodeset") else {
            report(.actionWithoutTarget, at: element.place)
            return true
        }
        guard case .node(let target) = schema.follow(written, from: surroundings.node) else {
            report(.actionMissingNode(written.trimmed, near: near(written)), at: element.place)
            return true
        }
        let value = element.attribute("value")?.trimmed ?? ""
        actions.append(
            WrittenAction(
                events: events, target: target,
                value: value.isEmpty ? nil : expression(value, at: target, role: .action, position: element.place),
                words: element.attribute("value") == nil ? element.text.trimmed : "", source: source,
                repetition: surroundings.repetition))
        return true
    }

    private mutating func readEvents(of element: XMLElement) -> FormEvents {
        let written =
            (element.attribute("event") ?? element.attribute("event", in: Namespaces.events, prefix: "ev"))?.words ?? []
        if written.isEmpty { report(.unknownEvent("", near: nil), at: element.place) }
        var events: FormEvents = []
        for name in written {
            if let event = FormEvents.named[name] {
                events.formUnion(event)
            } else {
                report(.unknownEvent(name, near: Spelling.nearest(name, in: FormEvents.named.keys)), at: element.place)
            }
        }
        return events
    }
}
