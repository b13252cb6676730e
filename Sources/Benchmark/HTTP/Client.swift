import Glibc

/// One browser: a kept-alive connection and its cookies, requests one after the other.
struct Client {
    let port: UInt16
    var cookies: [String: String] = [:]
    private var socket: Socket?
    /// What was received, and room for more.
    private var received: [UInt8] = []
    /// The request that is sent.
    private var request: [UInt8] = []
    private let fixedHead: [UInt8]
    private let formHead: [UInt8]

    init(port: UInt16) {
        self.port = port
        let fixed = """
            Host: 127.0.0.1:\(port)\r
            User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0\r
            Accept: text/html,application/xhtml+xml,*/*;q=0.8\r
            Accept-Language: nl,en;q=0.5\r
            Sec-Fetch-Dest: document\r
            Sec-Fetch-Mode: navigate\r
            Sec-Fetch-Site: same-origin\r\n
            """
        fixedHead = Array(fixed.utf8)
        let form = "Origin: http://127.0.0.1:\(port)\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        formHead = Array(form.utf8)
    }

    mutating func get(_ path: String) throws -> Answer {
        writeHead("GET ", path)
        return try exchange()
    }

    /// Posts a form body.
    mutating func post(_ path: String, _ body: [UInt8]) throws -> Answer {
        writeHead("POST ", path)
        request += formHead
        request += "Content-Length: \(body.count)\r\n".utf8
        return try exchange(body)
    }

    /// Closes the connection, as a browser does that waits for long.
    mutating func disconnect() {
        socket = nil
    }
}

// MARK: - One request

extension Client {
    private mutating func writeHead(_ method: String, _ path: String) {
        request.removeAll(keepingCapacity: true)
        request += method.utf8
        request += path.utf8
        request += " HTTP/1.1\r\n".utf8
        request += fixedHead
        guard !cookies.isEmpty else { return }
        var lead = "Cookie: "
        for (name, value) in cookies {
            request += lead.utf8
            request += name.utf8
            request += "=".utf8
            request += value.utf8
            lead = "; "
        }
        request += "\r\n".utf8
    }

    private mutating func exchange(_ body: [UInt8] = []) throws -> Answer {
        let connection = try socket ?? Socket(port: port)
        socket = connection
        request += "\r\n".utf8
        request += body
        try connection.write(request)
        var filled = 0
        var reader = AnswerReader()
        repeat {
            filled = try connection.read(into: &received, behind: filled)
        } while try !received.withUnsafeBufferPointer({ try reader.advance(over: .init(rebasing: $0[..<filled])) })
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
