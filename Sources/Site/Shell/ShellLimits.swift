import NIOCore

/// What one visitor may ask of the server before it is refused.
package struct ShellLimits: Sendable {
    /// Largest body of a form post, in bytes. Above it the answer is 413.
    package var formBytes = 1 << 20
    /// Largest body of a post with files, which only addresses of staff take, in bytes. Above it the answer is 413.
    package var uploadBytes = 8 << 20
    /// Most fields in one form post. Above it the answer is 413.
    package var formFields = 5_000
    /// Time for a whole request, from its first header to the last byte of the answer, in seconds.
    package var deadlineSeconds: Int64 = 30
    /// The same for a post with files, in seconds.
    package var uploadSeconds: Int64 = 180
    /// Time for taking a large answer, after it was made, in seconds.
    package var takingSeconds: Int64 = 600
    /// Time a connection may be silent, in seconds.
    package var idleSeconds: Int64 = 15
    /// Bytes still read after a request was refused early, so that the browser sees the refusal.
    package var drainBytes = 4 << 20
    /// The same of a post with files: a recording that was chosen by mistake. They are read and let go of.
    package var drainUploadBytes = 128 << 20
    /// Requests worked on at the same time; above it the answer is 503.
    package var requestsAtOnce = 512
    /// Connections open at the same time; more wait in the system's queue.
    package var connections = 4_096
    /// Size of all headers together, and of one header, in bytes; above it the answer is 400.
    package var headerBytes = 32 << 10
    /// Number of headers; above it the answer is 400.
    package var headerCount = 100

    package init() {}

    /// Largest body of a request.
    func bodyBytes(_ request: AdmittedRequest) -> Int { request.boundary == nil ? formBytes : uploadBytes }

    /// Bytes still read of a request that was refused early.
    func drain(_ takesFiles: Bool) -> Int { takesFiles ? drainUploadBytes : drainBytes }

    /// Time until the whole of a request is in.
    func readingTime(_ takesFiles: Bool) -> TimeAmount {
        takesFiles ? .seconds(max(deadlineSeconds, uploadSeconds)) : deadline
    }

    var deadline: TimeAmount { .seconds(deadlineSeconds) }
    var idle: TimeAmount { .seconds(idleSeconds) }
    var taking: TimeAmount { .seconds(takingSeconds) }
}
