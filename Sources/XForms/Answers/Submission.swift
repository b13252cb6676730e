/// A response ready to be kept.
package struct Submission: Sendable, Equatable {
    /// `uuid:` and a random UUID; made once per draft.
    package let instanceID: String
    /// One deterministic byte string that holds every relevant value with its path, for storage and digests.
    package let canonical: [UInt8]
    private let writer: SubmissionWriter

    init(instanceID: String, writer: SubmissionWriter) {
        self.instanceID = instanceID
        self.writer = writer
        canonical = writer.canonical()
    }

    /// The XForms submission XML in UTF-8; written when it is asked for, which storing does not.
    package var xml: [UInt8] { writer.xml() }

    /// Equal when everything that goes out is: id, values and XML.
    package static func == (left: Submission, right: Submission) -> Bool {
        left.instanceID == right.instanceID && left.canonical == right.canonical && left.xml == right.xml
    }
}
