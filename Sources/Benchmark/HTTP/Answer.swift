/// One answer of a server, as a browser would keep it.
struct Answer {
    var status = 0
    var location: String?
    /// `name=value` of each `Set-Cookie`, without its attributes.
    var cookies: [String] = []
    var body: [UInt8] = []
    /// The server said that it closes the connection.
    var closes = false
}
