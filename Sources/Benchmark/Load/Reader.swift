/// Somebody at a page, with the cookies that belong to it; the connection is made when it is first read.
struct Reader: Sendable {
    let port: UInt16
    let cookies: [String: String]
    let path: String
    /// Length of the page when it was prepared.
    let bytes: Int

    init(port: UInt16, cookies: [String: String] = [:], path: String, bytes: Int) {
        self.port = port
        self.cookies = cookies
        self.path = path
        self.bytes = bytes
    }
}
