/// The end of a request before its handler is through: the reply is there already.
struct Detour: Error {
    let reply: Reply

    init(_ reply: Reply) { self.reply = reply }
}
