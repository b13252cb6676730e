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

    /// Parameters of preloads that do not exist, and every node that is left out when answers carry no names.
    mutating func checkPreloads() {
        for bind in outline.binds {
            guard let kind = bind.element.javarosa("preload")?.trimmed, let known = Self.preloads[kind],
                let parameters = known
            else { continue }
            let parameter = bind.element.javarosa("preloadParams")?.trimmed ?? ""
            if !parameters.contains(parameter) { report(.unknownPreload(kind, parameter), at: bind.element) }
        }
        for (number, node) in outline.schema.nodes.enumerated() {
            guard isTracing.indices.contains(number), isTracing[number] else { continue }
            report(.droppedAtSending(node.path), at: outline.bind(of: number) ?? node.sample)
        }
    }
}
