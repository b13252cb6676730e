/// The end of a page with one's own answers: the form that closes it, of itself when others use the device too.
struct OwnClosing: Sendable {
    /// Where "close" goes.
    let close: String
    /// Seconds without a touch after which the page hides itself; nil on a device of one's own.
    let idle: String?

    init(close: String, idleSeconds: Int? = nil) {
        self.close = close
        idle = idleSeconds.map(String.init)
    }
}
