import XMLTree

extension FormCheck {
    /// Values that the device fills in (ODK XForms, "Preload Attributes"), parameters by kind.
    ///
    /// Nil where any parameter is allowed.
    static let preloads: [String: Set<String>?] = [
        "uid": nil,
        "timestamp": ["start", "end"],
        "date": ["today"],
        "property": [
            "deviceid", "username", "email", "phonenumber", "phone number", "subscriberid", "simserial", "uri:deviceid",
            "uri:username", "uri:email", "uri:phonenumber", "uri:subscriberid", "uri:simserial", "device id",
            "start-geopoint", "instanceid",
        ],
    ]

    /// Functions that record when somebody answered.
    static let recording: Set<String> = ["now", "today", "property"]

    /// Preloads, and what of them is dropped when answers carry no names.
    mutating func checkPreloads() {
        for bind in outline.binds {
            guard let kind = bind.element.javarosa("preload")?.trimmed else { continue }
            let parameter = bind.element.javarosa("preloadParams")?.trimmed ?? ""
            guard let parameters = Self.preloads[kind] else { continue }
            if let parameters, !parameters.contains(parameter) {
                report(.unknownPreload(kind, parameter), at: bind.element)
            } else if kind != "uid" {
                report(.droppedAtSending("jr:preload=\"\(kind)\" (\(parameter))"), at: bind.element)
            }
        }
        for bind in outline.binds {
            guard let calculate = bind.element.attribute("calculate"), let term = TermReader.read(calculate) else {
                continue
            }
            if let function = Self.recorded(by: term) {
                report(.droppedAtSending(function + "()"), at: bind.element)
            }
        }
    }

    /// The function whose result a calculation keeps as it is: time, device or user themselves, not what follows from them.
    private static func recorded(by term: Term) -> String? {
        guard case .call(let name, let arguments) = term else { return nil }
        if recording.contains(name) { return name }
        let passing: Set<String> = [
            "string", "once", "format-date", "format-date-time", "date", "date-time", "decimal-date-time",
        ]
        return passing.contains(name) ? arguments.first.flatMap(recorded) : nil
    }
}
