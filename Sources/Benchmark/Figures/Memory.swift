import Glibc

/// Resident memory with 1,000 open drafts whose owners turn a page a minute, for half a minute of it.
///
/// A page a minute each is 16.7 page turns a second over all; that rate is kept. A browser does not hold its
/// connection for a minute, so each turn opens its own.
enum Memory {
    private static let owners = 1_000
    private static let length = 30.0

    static func measure(_ place: Workspace) throws -> [Figure] {
        let product = try Service.product(place, data: place.folder("memory"))
        defer { product.stop() }
        let idle = try Usage.residentBytes(of: product.child.pid)

        var drafts: [Respondent] = []
        for number in 0..<owners {
            var respondent = Respondent(client: Client(port: product.port), seed: UInt64(number))
            try respondent.open(Measurement.collection)
            for _ in 0..<1 + number % 4 { try respondent.turn() }
            respondent.client.disconnect()
            drafts.append(respondent)
        }
        let opened = try Usage.residentBytes(of: product.child.pid)

        var most = opened
        let begin = now()
        var turns = 0
        while seconds(since: begin) < length {
            let place = turns % owners
            if drafts[place].isAtCheck { try drafts[place].open(Measurement.collection) }
            try drafts[place].turn()
            drafts[place].client.disconnect()
            turns += 1
            most = max(most, try Usage.residentBytes(of: product.child.pid))
            let ahead = Double(turns) * 60 / Double(owners) - seconds(since: begin)
            if ahead > 0 { usleep(UInt32(ahead * 1e6)) }
        }
        return [
            .note("resident memory after start", megabytes(idle)),
            .note("resident memory, 1,000 drafts opened", megabytes(opened)),
            .atMost(120, "resident memory, 1,000 open drafts, \(turns) page turns", Double(most) / 1e6, "MB"),
        ]
    }

    private static func megabytes(_ bytes: Int) -> String { Figure.text(Double(bytes) / 1e6, "MB") }
}
