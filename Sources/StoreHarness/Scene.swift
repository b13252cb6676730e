import Foundation
import Programme
import Records
import RecordsSQLite

/// `scene FOLDER [people=300] [settle=1] [empty=1]`: a round of letters answered one after another, for the unlinkability
/// test. Writes `truth.csv` beside the folder: order, hashes of the code, and the response it led to.
struct Scene {
    private let bench: Bench

    init(_ arguments: [String]) throws { bench = try Bench(arguments) }

    func run() async throws {
        let store = try bench.open()
        let keys = store.options.keys
        let people = bench.number("people", 300)
        try await store.synchronise([
            Collection(
                id: "zes-kanten-t0", questionnaire: "zes-kanten", round: "T0",
                neighbourhoods: [Neighbourhood(id: "buurt-0", name: "Buurt 0")], closes: Day(number: 100),
                access: .letter)
        ])
        let place = LetterPlace(collection: "zes-kanten-t0", neighbourhood: "buurt-0")
        let made = try await store.makeLetters(people + 250, for: place, in: .everywhere, noting: note(.lettersMade))
        // Some letters are lost before anybody answers.
        for serial in (made?.serials ?? 0..<0).shuffled().prefix(25) {
            _ = try await store.replaceLetter(serial, for: place, in: .everywhere, noting: note(.letterReplaced))
        }
        guard
            let roll = try await store.letters(for: place, in: .everywhere, noting: note(.lettersPrinted))
        else { throw Usage(what: "there are no letters") }
        try await store.drawResponse(on: Day(number: 20_780))
        try await emptyLog(of: store)
        for end in ["", "-wal"] {
            let path = bench.folder + "/" + StoreOptions.databaseName + end
            try? FileManager.default.copyItem(atPath: path, toPath: bench.folder + ".before" + end)
        }
        // People answer in an order of their own, and some stop half-way.
        let serials = roll.serials.shuffled()
        var truth = "order,serial,invitation,draft,response,original\n"
        for (order, serial) in serials.prefix(people).enumerated() {
            guard let code = keys.letterCode(serial, in: roll) else { throw Usage(what: "a code is missing") }
            let (access, invitation) = (keys.draftAccess(code), keys.invitationIndex(code))
            let size = Int.random(in: 150...1_200)
            guard
                case .saved(var revision) = try await store.createDraft(
                    access.index, sealed: access.seal([UInt8](repeating: 1, count: size / 2)),
                    expires: Week(number: 3_000))
            else { throw StoreFailure.busy }
            // As the chore does, at its worst: right after each of them.
            try await store.addStarted([place: 1])
            guard
                case .saved(let next) = try await store.saveDraft(
                    access.index, sealed: access.seal([UInt8](repeating: 1, count: size)), expecting: revision,
                    expires: Week(number: 3_000))
            else { throw StoreFailure.busy }
            revision = next
            let response = Bench.response(keys, neighbourhood: 0, size: size, story: .random(in: 20...2_000))
            let stops = order % 5 == 4
            if !stops {
                guard try await store.submit(response, consuming: invitation, closing: access.index) == .stored else {
                    throw StoreFailure.busy
                }
            }
            truth += "\(order),\(serial),\(hexadecimal(invitation.bytes)),\(hexadecimal(access.index.bytes)),"
            let text = OriginalPlace(response.facts.id, 0, key: keys.current(.digest))
            truth += stops ? ",\n" : "\(hexadecimal(response.facts.id.bytes)),\(text.slot)\n"
            // Somebody says that the letter was lost, though it was used. That empties the log, too.
            if order % 11 == 3, !stops, bench.number("empty", 1) == 1 {
                _ = try await store.replaceLetter(serial, for: place, in: .everywhere, noting: note(.letterReplaced))
            }
        }
        try await store.drawResponse(on: Day(number: 20_781))
        if bench.number("settle", 1) == 1 { _ = try await store.settle(on: Day(number: 101)) }
        if bench.number("empty", 1) == 1 { try await emptyLog(of: store) }
        try truth.write(toFile: bench.folder + ".truth.csv", atomically: true, encoding: .utf8)
        // The copy is taken while the service runs: no last checkpoint, no clean close.
        exit(0)
    }

    private func note(_ action: AuditAction) -> AuditNote {
        AuditNote(
            at: 1_795_258_800, actor: .service, action: action, object: AuditObject(.collection, "zes-kanten-t0"),
            neighbourhood: "buurt-0")
    }

    /// As the service does: until nobody who reads keeps it.
    private func emptyLog(of store: SQLiteStore) async throws {
        for _ in 0..<600 {
            if try await store.truncateLog() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw StoreFailure.busy
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }
}
