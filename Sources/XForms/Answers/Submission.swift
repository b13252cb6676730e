/// A response ready to be kept.
package struct Submission: Sendable, Hashable {
    /// `uuid:` and a random UUID; made once per draft.
    package let instanceID: String
    /// The XForms submission XML in UTF-8.
    package let xml: [UInt8]
    /// One deterministic byte string that holds every relevant value with its path, for storage and digests.
    package let canonical: [UInt8]
}
