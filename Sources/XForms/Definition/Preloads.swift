/// What a preload is about, so that collections without names can leave it out (ODK XForms, "Preload Attributes").
enum Preloads {
    /// The kinds that exist; `patient` and `context` are CommCare's and stay empty.
    static func isKnown(_ kind: String) -> Bool {
        ["uid", "timestamp", "date", "property", "patient", "context", "attachment"].contains(kind)
    }

    /// Records time, device or user: everything but the random id.
    static func tracesPerson(_ kind: String) -> Bool { kind != "uid" }

    /// Children of `meta` that record time, device or user.
    static let tracingMeta: Set<String> = [
        "timeStart", "timeEnd", "userID", "deviceID", "email", "phoneNumber", "username", "simSerial", "subscriberID",
        "audit",
    ]
}
