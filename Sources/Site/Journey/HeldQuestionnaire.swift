package import XForms

/// A questionnaire whose file was changed while answers on another version are held: that version is served on.
package struct HeldQuestionnaire: Sendable {
    package enum Reason: Sendable, Hashable {
        /// What was there under one name would mean something else.
        case recoded([FormComparison.Change])
        /// Two people must look first, and have not.
        case needsTwo
    }

    /// Its form id.
    package let name: String
    /// The version in the file.
    package let version: String
    /// The one that is served.
    package let served: String
    package let reason: Reason

    package init(name: String, version: String, served: String, reason: Reason) {
        self.name = name
        self.version = version
        self.served = served
        self.reason = reason
    }
}
