import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite struct BackupTests {
    @Test("A back-up made under load restores on a blank machine, with everything acknowledged before it")
    func underLoad() async throws {
        try await Fixture.with { store, fixture in
            let keys = fixture.keys
            let before = (0..<200).map { _ in Code.random() }
            for code in before { _ = try await store.submit(.sample(keys, code: code), consuming: nil, closing: nil) }
            let load = Task {
                while !Task.isCancelled { _ = try await store.submit(.sample(keys), consuming: nil, closing: nil) }
            }
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            load.cancel()
            _ = try? await load.value
            #expect(receipt.responses >= 200)
            try await restored(receipt.path, fixture) { copy async throws in
                #expect(try await copy.verify() == VerifyReport(responses: receipt.responses, damage: []))
                for code in before { #expect(try await copy.response(ownCode: keys.ownCodeIndexes(code)) != nil) }
            }
        }
    }

    @Test("Who withdrew after a back-up stays withdrawn when it is restored")
    func replay() async throws {
        try await Fixture.with { store, fixture in
            let (keys, codes) = (fixture.keys, (0..<5).map { _ in Code.random() })
            let responses = codes.map { NewResponse.sample(keys, code: $0, value: "geheim van \($0.printed)") }
            for response in responses { _ = try await store.submit(response, consuming: nil, closing: nil) }
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            for code in codes[..<2] { #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(code))) }
            let journals = [fixture.options.journalPath]
            let target = try Fixture()
            defer { target.remove() }
            var options = fixture.options
            options.folder = target.folder
            let restoring = try SQLiteStore.restore(
                receipt.path, options: options, journals: journals, on: Day(number: 0))
            #expect(restoring == RestoreReceipt(responses: 3, erased: 2, over: 0))
            let copy = try SQLiteStore.open(options)
            #expect(try await copy.verify() == VerifyReport(responses: 3, damage: []))
            for (code, response) in zip(codes, responses) {
                let isGone = codes[..<2].contains(code)
                #expect(try await (copy.response(ownCode: keys.ownCodeIndexes(code)) == nil) == isGone)
                #expect(
                    try await copy.submit(response, consuming: nil, closing: nil)
                        == (isGone ? .withdrawn : .alreadyStored))
            }
            await copy.close()
        }
    }

    @Test("A database copied back by hand erases at start who withdrew in the meantime")
    func copiedBack() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let code = Code.random()
        let store = try fixture.open()
        for _ in 0..<3 { _ = try await store.submit(.sample(fixture.keys), consuming: nil, closing: nil) }
        _ = try await store.submit(.sample(fixture.keys, code: code), consuming: nil, closing: nil)
        try await fixture.putBackOldDatabase(store, withdrawing: code)
        let back = try fixture.open()
        #expect(try await back.response(ownCode: fixture.keys.ownCodeIndexes(code)) == nil)
        #expect(try await back.verify() == VerifyReport(responses: 3, damage: []))
        await back.close()
    }

    @Test("A back-up cut off anywhere, altered in any place, or of another key is refused and leaves nothing behind")
    func refusals() async throws {
        try await Fixture.with { store, fixture in
            for _ in 0..<300 {
                let response = NewResponse.sample(fixture.keys, value: String(repeating: "verhaal ", count: 400))
                _ = try await store.submit(response, consuming: nil, closing: nil)
            }
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            let whole = try #require(FileManager.default.contents(atPath: receipt.path))
            #expect(whole.count > 3 * 256 * 1024)
            var random = SystemRandomNumberGenerator()
            for _ in 0..<60 {
                var altered = whole
                altered[Int.random(in: 0..<whole.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                try refused(altered, fixture)
            }
            let chunk = 5 + 256 * 1024 + 16
            for length in [0, 7, 44, 45, 46, 60, 45 + chunk, 45 + 2 * chunk, whole.count - 17, whole.count - 1] {
                try refused(whole.prefix(length), fixture)
            }
            try refused(whole + [0], fixture)
            // Two chunks that trade places.
            try refused(
                whole[..<45] + whole[(45 + chunk)..<(45 + 2 * chunk)] + whole[45..<(45 + chunk)]
                    + whole[(45 + 2 * chunk)...], fixture)
            var foreign = fixture
            foreign.options.keys = try KeyRing.random(made: Week(number: 1))
            try refused(whole, foreign)
        }
    }

    @Test("A back-up holds neither a word of an answer nor the database's header in the clear")
    func sealed() async throws {
        try await Fixture.with { store, fixture in
            _ = try await store.submit(.sample(fixture.keys, value: "kanariegeel"), consuming: nil, closing: nil)
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            let bytes = try #require(FileManager.default.contents(atPath: receipt.path))
            for word in ["kanariegeel", "SQLite format", "mijn-verhaal", "noord"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil)
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder).filter {
                $0.hasSuffix(".tmp")
            }
            #expect(left.isEmpty)
        }
    }

    @Test("Old back-ups expire, the newest stay, and one name is never used twice")
    func expiry() async throws {
        try await Fixture.with { store, fixture in
            let folder = fixture.folder + "/backups"
            for number in 1...5 {
                _ = try await store.backUp(to: folder, name: "buurtstem-\(number)", keep: 3)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(names == (3...5).map { "buurtstem-\($0).buurtstem-backup" } + ["tombstones.txt"])
            await #expect(throws: StoreFailure.self) {
                _ = try await store.backUp(to: folder, name: "buurtstem-5", keep: 3)
            }
            #expect(store.newestBackup(in: folder) != nil && store.newestBackup(in: fixture.folder) == nil)
        }
    }

    @Test("One damaged response stops no back-up: it is made, says so in its name, and removes no sound one")
    func damaged() async throws {
        try await Fixture.with { store, fixture async throws in
            let keys = fixture.keys
            let codes = (0..<5).map { _ in Code.random() }
            for code in codes { _ = try await store.submit(.sample(keys, code: code), consuming: nil, closing: nil) }
            let folder = fixture.options.backupPath
            for name in ["1", "2", "3"] { _ = try await store.backUp(to: folder, name: name, keep: 2) }
            let place = keys.ownCodeIndex(codes[0])
            _ = try await store.writer.run(.upkeep) { connection throws(StoreFailure) in
                try connection.run("UPDATE response SET week = week + 1 WHERE slot = ?", .int(place.slot))
            }
            var last: BackupReceipt?
            for name in ["4", "5", "6"] {
                let receipt = try await store.backUp(to: folder, name: name, keep: 2)
                #expect(receipt.responses == 5 && !receipt.damage.isEmpty)
                last = receipt
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "tombstones.txt" }
            let expected = ["2", "3", "5-damaged", "6-damaged"].map { $0 + ".buurtstem-backup" }
            #expect(names.sorted() == expected)
            let target = try Fixture()
            defer { target.remove() }
            var options = fixture.options
            options.folder = target.folder
            let path = try #require(last?.path)
            #expect(throws: BackupFault.self) {
                try SQLiteStore.restore(path, options: options, journals: [], on: Day(number: 0))
            }
            let receipt = try SQLiteStore.restore(
                path, options: options, journals: [], allowingDamage: true, on: Day(number: 0))
            #expect(receipt.responses == 5 && receipt.damage == last?.damage)
            let copy = try SQLiteStore.open(options)
            for code in codes[1...] { #expect(try await copy.response(ownCode: keys.ownCodeIndexes(code)) != nil) }
            await copy.close()
        }
    }

    @Test(
        "A damaged page, which SQLite refuses to read, stops no back-up either, and every other page's answers are looked at",
        .timeLimit(.minutes(20)))
    func damagedPage() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try await VerifyTests.filled(fixture)
        let path = fixture.options.databasePath
        let root = try Copy(path: path).read { connection throws(StoreFailure) in
            try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = 'response'") { row in row.int(0) }
        }
        let table = try #require(root)
        let row = try #require(TablePages(path: path).rows(root: table).first)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        // The head of the page that the row lies in: its kind and its number of cells.
        let page = row.lowerBound / 4_096 * 4_096
        for place in page..<(page + 8) { bytes[place] = 0xFF }
        try bytes.write(to: URL(fileURLWithPath: path))
        let store = try fixture.open()
        let receipt = try await store.backUp(to: fixture.options.backupPath, name: "one", keep: 3)
        await store.close()
        #expect(receipt.path.hasSuffix("one-damaged.buurtstem-backup"))
        #expect(receipt.responses > 0 && receipt.responses < 40, "\(receipt.damage.map(\.sentence))")
        #expect(receipt.damage.contains { if case .structure = $0 { true } else { false } })
        let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
        #expect(left.allSatisfy { !$0.contains(".tmp") })
    }

    @Test("What a killed back-up left behind is removed at the next start, and only that")
    func leftovers() async throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        await (try fixture.open()).close()
        let (old, fresh) = (fixture.folder + "/copy-1.tmp", fixture.folder + "/copy-2.tmp")
        for path in [old, fresh] { try Data([1]).write(to: URL(fileURLWithPath: path)) }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: old)
        await (try fixture.open()).close()
        #expect(!FileManager.default.fileExists(atPath: old) && FileManager.default.fileExists(atPath: fresh))
    }

    @Test("Nothing is restored over a database that is there")
    func targetTaken() async throws {
        try await Fixture.with { store, fixture in
            let receipt = try await store.backUp(to: fixture.folder + "/backups", name: "one", keep: 3)
            #expect(throws: BackupFault.targetTaken(path: fixture.options.databasePath)) {
                try SQLiteStore.restore(receipt.path, options: fixture.options, journals: [], on: Day(number: 0))
            }
        }
    }

    // MARK: - Helpers

    private func refused(_ bytes: Data, _ fixture: Fixture) throws {
        let target = try Fixture()
        defer { target.remove() }
        try FileManager.default.createDirectory(atPath: target.folder, withIntermediateDirectories: true)
        let file = target.folder + "/x.buurtstem-backup"
        try bytes.write(to: URL(fileURLWithPath: file))
        var options = fixture.options
        options.folder = target.folder + "/data"
        let fault = #expect(throws: BackupFault.self) {
            try SQLiteStore.restore(file, options: options, journals: [], on: Day(number: 0))
        }
        #expect(fault?.sentence.isEmpty == false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: options.folder).isEmpty)
    }

    private func restored(_ path: String, _ fixture: Fixture, _ body: (SQLiteStore) async throws -> Void) async throws {
        let target = try Fixture()
        defer { target.remove() }
        var options = fixture.options
        options.folder = target.folder
        _ = try SQLiteStore.restore(path, options: options, journals: [], on: Day(number: 0))
        let copy = try SQLiteStore.open(options)
        try await body(copy)
        await copy.close()
    }
}
