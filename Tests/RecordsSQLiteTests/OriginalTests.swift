import Foundation
import GRDB
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// What people wrote in own words lies apart from their answers, and goes wherever these go.
@Suite struct OriginalTests {
    private static let word = "kanarie "

    /// All rows of texts, by slot.
    private static func rows(_ store: SQLiteStore) throws -> [OriginalRow] {
        try store.engine.read { connection throws(StoreFailure) in
            try connection.all(OriginalRow.query + " ORDER BY slot") { OriginalRow($0) }
        }
    }

    private static func change(_ store: SQLiteStore, _ sql: String) async throws {
        _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in try connection.run(sql) }
    }

    @Test("Texts come back to their owner, in order; the answers hold none of them, and another key opens them")
    func together() async throws {
        try await Fixture.with { store, fixture async throws in
            let code = Code.random()
            let texts = ["Een verhaal.\n\n🙂", "", String(repeating: Self.word, count: 900)]
            let response = NewResponse.sample(fixture.keys, code: code, texts: texts)
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
            let found = try #require(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(found.originals == response.originals.map(Optional.some))
            #expect(found.content.apart == 3)
            let rows = try Self.rows(store)
            #expect(rows.count == 3)
            for row in rows {
                #expect((try? fixture.keys.open(row.sealed, for: .data, binding: response.facts.id.bytes)) == nil)
                #expect(row.sealed.count % 512 == (4 + Sealing.overhead) % 512, "its length tells little")
            }
            #expect(try await store.verify() == VerifyReport(responses: 1, originals: 3, damage: []))
            #expect(fixture.databaseBytes().range(of: Data(Self.word.utf8)) == nil)
        }
    }

    @Test("Sent twice they are stored once; with another text the response is another one")
    func twice() async throws {
        try await Fixture.with { store, fixture async throws in
            let (id, code) = (ResponseID.random(), Code.random())
            func sample(_ text: String) -> NewResponse { .sample(fixture.keys, id: id, code: code, texts: [text]) }
            #expect(try await store.submit(sample("een"), consuming: nil, closing: nil) == .stored)
            #expect(try await store.submit(sample("een"), consuming: nil, closing: nil) == .alreadyStored)
            #expect(try await store.submit(sample("twee"), consuming: nil, closing: nil) == .differs)
            #expect(try Self.rows(store).count == 1)
            #expect(try await store.verify() == VerifyReport(responses: 1, originals: 1, damage: []))
        }
    }

    @Test("An answer whose invitation is used leaves no text behind")
    func refused() async throws {
        try await Fixture.with { store, fixture async throws in
            let used = fixture.keys.invitationIndex(.random())
            let response = NewResponse.sample(fixture.keys, texts: ["een"])
            #expect(try await store.submit(response, consuming: used, closing: nil) == .invitationUsed)
            #expect(try Self.rows(store).isEmpty)
            #expect(try await store.verify() == VerifyReport(responses: 0, damage: []))
        }
    }

    @Test("A withdrawn response takes its texts along: no byte of them is left", arguments: [100, 900, 8_000])
    func withdrawn(size: Int) async throws {
        try await Fixture.with { store, fixture async throws in
            let codes = (0..<60).map { _ in Code.random() }
            var traces = Traces()
            for (number, code) in codes.enumerated() {
                let before = Set(try Self.rows(store).map(\.slot))
                let text = String(repeating: Self.word, count: .random(in: 1...(size / 8)))
                let response = NewResponse.sample(fixture.keys, code: code, texts: [text, "kort"])
                #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
                guard number < 20 else { continue }
                for row in try Self.rows(store) where !before.contains(row.slot) {
                    traces.add(row.sealed)
                    traces.add(row.digest)
                }
                traces.add(try await store.sealedBytes(of: fixture.keys.ownCodeIndex(code)))
                traces.add(response.facts.id.bytes)
            }
            #expect(traces.found(in: fixture.databaseBytes()) > traces.count * 9 / 10, "but for the ends of pages")
            for code in codes.prefix(20) {
                #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            }
            try await store.truncateLog()
            #expect(traces.found(in: fixture.databaseBytes()) == 0)
            #expect(try await store.verify() == VerifyReport(responses: 40, originals: 80, damage: []))
        }
    }

    @Test("A response whose value is damaged can be withdrawn, with its texts")
    func damagedResponse() async throws {
        try await Fixture.with { store, fixture async throws in
            let code = Code.random()
            _ = try await store.submit(
                .sample(fixture.keys, code: code, texts: ["een", "twee"]), consuming: nil, closing: nil)
            try await Self.change(store, "UPDATE response SET sealed = zeroblob(300)")
            #expect(try await !store.verify().isSound)
            #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(try Self.rows(store).isEmpty)
            #expect(try await store.verify() == VerifyReport(responses: 0, damage: []))
        }
    }

    @Test("A text that was taken out is missing for its owner, who still finds and withdraws all else")
    func takenOut() async throws {
        try await Fixture.with { store, fixture async throws in
            let code = Code.random()
            let response = NewResponse.sample(fixture.keys, code: code, texts: ["een", "twee"])
            _ = try await store.submit(response, consuming: nil, closing: nil)
            _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in
                let place = OriginalPlace(response.facts.id, 0, key: fixture.keys.current(.digest))
                try connection.first(OriginalRow.bySlot, .int(place.slot)) { row in OriginalRow(row) }?
                    .erase(connection, keys: fixture.keys)
            }
            let found = try #require(try await store.response(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(found.originals == [nil, response.originals[1]])
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .alreadyStored)
            #expect(try await store.verify() == VerifyReport(responses: 1, originals: 1, damage: []))
            #expect(try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)))
            #expect(try await store.verify() == VerifyReport(responses: 0, damage: []))
        }
    }

    @Test("When the months are over the texts go with the answers")
    func retention() async throws {
        try await Fixture.with { store, fixture async throws in
            try await store.keep(.keeping("definition", months: 12))
            try await store.keep(.keeping("endless", months: 0))
            for definition in ["definition", "endless"] {
                for _ in 0..<30 {
                    _ = try await store.submit(
                        .sample(fixture.keys, definition: definition, texts: ["een"]), consuming: nil, closing: nil)
                }
            }
            let end = Week(number: 2_960).monday.adding(months: 12)
            #expect(try await store.eraseOver(on: end) == .erased(30))
            #expect(try await store.verify() == VerifyReport(responses: 30, originals: 30, damage: []))
        }
    }

    @Test("A restored back-up has the texts, and none of those who withdrew since")
    func restored() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let codes = (0..<20).map { _ in Code.random() }
        for code in codes {
            _ = try await store.submit(
                .sample(fixture.keys, code: code, texts: ["een", "twee"]), consuming: nil, closing: nil)
        }
        let receipt = try await store.backUp(to: fixture.options.backupPath, name: "vandaag", keep: 3)
        for code in codes.prefix(5) { _ = try await store.withdraw(ownCode: fixture.keys.ownCodeIndexes(code)) }
        let journal = fixture.options.journalPath
        await store.close()
        let target = try Fixture()
        defer { target.remove() }
        var options = fixture.options
        options.folder = target.folder
        let back = try SQLiteStore.restore(receipt.path, options: options, journals: [journal], on: Day(number: 0))
        #expect(back.responses == 15 && back.erased == 5)
        let again = try SQLiteStore.open(options)
        #expect(try await again.verify() == VerifyReport(responses: 15, originals: 30, damage: []))
        let found = try await again.response(ownCode: fixture.keys.ownCodeIndexes(codes[10]))
        #expect(found?.originals.map { $0?.text } == ["een", "twee"])
        await again.close()
    }

    @Test("Under renewed keys the texts are found, sent again and withdrawn")
    func rotated() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let store = try fixture.open()
        let (id, code) = (ResponseID.random(), Code.random())
        _ = try await store.submit(
            .sample(fixture.keys, id: id, code: code, texts: ["een"]), consuming: nil, closing: nil)
        await store.close()
        var options = fixture.options
        options.keys = try fixture.keys.rotated([.data, .digest, .code], made: Week(number: 2_901))
        let again = try SQLiteStore.open(options)
        let places = options.keys.ownCodeIndexes(code)
        #expect(try await again.response(ownCode: places)?.originals.map { $0?.text } == ["een"])
        let same = NewResponse.sample(options.keys, id: id, code: code, texts: ["een"])
        #expect(try await again.submit(same, consuming: nil, closing: nil) == .alreadyStored)
        _ = try await again.submit(.sample(options.keys, texts: ["twee"]), consuming: nil, closing: nil)
        #expect(try await again.verify() == VerifyReport(responses: 2, originals: 2, damage: []))
        #expect(try await again.withdraw(ownCode: places))
        #expect(try await again.verify() == VerifyReport(responses: 1, originals: 1, damage: []))
        await again.close()
    }
}

/// Nothing about a text can change unseen.
@Suite struct OriginalVerifyTests {
    private static func filled(_ fixture: Fixture) async throws {
        let store = try fixture.open()
        for number in 0..<30 {
            let text = String(repeating: "verhaal \(number) ", count: 1 + number * number / 2)
            let response = NewResponse.sample(
                fixture.keys, collection: number % 2 == 0 ? "een" : "twee", week: 2_960 + number % 3, texts: [text])
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        }
        await store.close()
    }

    private static func rows(_ path: String) throws -> [String] {
        try Copy(path: path).read { connection throws(StoreFailure) in
            try connection.all(OriginalRow.query + " ORDER BY slot") { String(describing: OriginalRow($0)) }
        }
    }

    @Test("Every flipped bit in a stored text is found")
    func bitFlips() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try await Self.filled(fixture)
        try FlippedBits.expectFound(in: "original", of: fixture, moreThan: 30 * 512, rows: Self.rows) {
            if case .original = $0 { true } else { false }
        }
    }

    @Test(
        "Tampering that SQLite finds in order is found",
        arguments: [
            "DELETE FROM original WHERE slot = (SELECT min(slot) FROM original)",
            "UPDATE original SET neighbourhood = 'zuid' WHERE slot = (SELECT min(slot) FROM original)",
            "UPDATE original SET collection = 'drie' WHERE slot = (SELECT min(slot) FROM original)",
            "UPDATE original SET week = week + 1 WHERE slot = (SELECT min(slot) FROM original)",
            "UPDATE original SET slot = slot + 1 WHERE slot = (SELECT min(slot) FROM original)",
            "UPDATE original SET sealed = (SELECT sealed FROM original ORDER BY slot DESC LIMIT 1), "
                + "digest = (SELECT digest FROM original ORDER BY slot DESC LIMIT 1) "
                + "WHERE slot = (SELECT min(slot) FROM original)",
            "INSERT INTO original SELECT slot + 1, neighbourhood, collection, week, digest, sealed FROM original LIMIT 1",
            "DELETE FROM response WHERE slot = (SELECT min(slot) FROM response)",
            "UPDATE original_tally SET originals = originals - 1", "DELETE FROM original_tally",
            "UPDATE original_tally SET sum = zeroblob(32)",
        ])
    func tampering(sql: String) async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try await Self.filled(fixture)
        let queue = try DatabaseQueue(path: fixture.options.databasePath)
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
        let store = try fixture.open()
        let report = try await store.verify()
        await store.close()
        #expect(
            report.damage.contains { damage in
                switch damage {
                case .original, .originalTally: true
                default: false
                }
            }, "\(report.damage)")
        for damage in report.damage { #expect(!damage.sentence.contains("verhaal ")) }
    }
}
