import Glibc

/// One browser: a kept-alive connection and its cookies, requests one after the other.
struct Client {
    let port: UInt16
    var cookies: [String: String] = [:]
    private var socket: Socket?
    private var received: [UInt8] = []
    private let fixedHead: String

    init(port: UInt16) {
        self.port = port
        fixedHead = """
            Host: 127.0.0.1:\(port)\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0\r
            Accept: text/html,application/xhtml+xml,*/*;q=0.8\r
            Accept-Language: nl,en;q=0.5\r
            Sec-Fetch-Dest: document\r
            Sec-Fetch-Mode: navigate\r
            Sec-Fetch-Site: same-origin\r\n
            """
    }

    mutating func get(_ path: String) throws -> Answer {
        try exchange(head("GET", path))
    }

    /// Posts a form body.
    mutating func post(_ path: String, _ body: [UInt8]) throws -> Answer {
        var request = head("POST", path)
        request += "Origin: http://127.0.0.1:\(port)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        request += "Content-Length: \(body.count)\r\n"
        return try exchange(request, body)
    }

    /// Closes the connection, as a browser does that waits for long.
    mutating func disconnect() {
        socket = nil
    }
}

// MARK: - One request

extension Client {
    private func head(_ method: String, _ path: String) -> String {
        var head = "\(method) \(path) HTTP/1.1\r\n"
        head += fixedHead
        if !cookies.isEmpty {
            head += "Cookie: \(cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))\r\n"
        }
        return head
    }

    private mutating func exchange(_ head: String, _ body: [UInt8] = []) throws -> Answer {
        let connection = try socket ?? Socket(port: port)
        socket = connection
        try connection.write(Array((head + "\r\n").utf8) + body)
        received.removeAll(keepingCapacity: true)
        var reader = AnswerReader()
        while try !reader.advance(over: received) { try connection.read(into: &received) }
        let answer = reader.answer(from: received)
        for cookie in answer.cookies { keep(cookie) }
        if answer.closes { socket = nil }
        return answer
    }

    private mutating func keep(_ cookie: String) {
        guard let equals = cookie.firstIndex(of: "=") else { return }
        let value = String(cookie[cookie.index(after: equals)...])
        cookies[String(cookie[..<equals])] = value.isEmpty ? nil : value
    }
}
