import Foundation
import Programme
import Records
import RecordsSQLite
import Synchronization
import Testing

/// The commands as somebody at a terminal meets them: exit status, lines, and sentences when something is refused.
@Suite("Commands")
struct CommandTests {
    /// Runs a test on a program whose service has been started once and stopped.
    private func prepared(_ body: (Program) async throws -> Void) async throws {
        let program = try Program()
        defer { program.remove() }
        let ending = try await program.serving()
        #expect(ending.status == 0, "\(ending.errors)")
        try await body(program)
    }

    /// Stores answers as the service would.
    private func store(_ count: Int, _ program: Program, week: Week = Week(number: 2_960)) async throws -> [Code] {
        let keys = try KeyFile(path: program.data + "/keys.json").load()
        var options = StoreOptions(folder: program.data, keys: keys)
        options.minimumFreeBytes = 0
        let store = try SQLiteStore.open(options)
        let kept = try await store.someDefinition()
        let codes = (0..<count).map { _ in Code.random() }
        for code in codes {
            let facts = ResponseFacts(
                id: .random(), neighbourhood: "noord", collection: "gezond", definition: kept.hash, formID: kept.formID,
                formVersion: kept.formVersion, week: week, mode: .oneself, consentVersion: "1")
            let response = NewResponse(
                facts: facts, ownCodes: keys.ownCodeIndexes(code), value: Array("kanarie".utf8))
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        }
        await store.close()
        return codes
    }

    @Test("check names an error by file, line and column with status 1, and ends with 0 when there is none")
    func check() async throws {
        let program = try Program()
        defer { program.remove() }
        let sound = Program.project + "/Questionnaires/zes-kanten/zes-kanten.xml"
        let well = try await program.run("check", sound, "--root", Program.project, "--language", "en")
        #expect(well.status == 0 && well.lines.allSatisfy { !$0.contains(": error: ") })
        let faulty = program.home + "/faulty.xml"
        let text = try String(contentsOfFile: sound, encoding: .utf8)
        let broken = text.replacing(
            "type=\"int\"", with: "type=\"int\" relevant=\"/data/nowhere = (\"", maxReplacements: 1)
        #expect(broken != text)
        try Data(broken.utf8).write(to: URL(filePath: faulty))
        let ill = try await program.run("check", faulty, "--language", "en")
        #expect(ill.status == 1)
        #expect(ill.lines.contains { $0.contains(#/^.*faulty\.xml:[0-9]+:[0-9]+: error: .+; .+/#) }, "\(ill.output)")
        let absent = try await program.run("check", program.home + "/nowhere.xml")
        #expect(absent.status == 1 && absent.errors.contains("there is no such file"))
        let misspelt = try await program.run("check", sound, "--language", "fr")
        #expect(misspelt.status == 64 && misspelt.errors.contains("nl or en"))
    }

    @Test("verify ends with 0 and counts when all is sound, with 1 and the response's id when one bit is not")
    func verify() async throws {
        try await prepared { program in
            _ = try await store(3, program)
            let well = try await program.run("verify")
            #expect(well.status == 0 && well.lines.first == "3 responses looked at, 0 faults found.")
            #expect(well.lines.last?.hasPrefix("The audit log has 1 entries and ends with ") == true)
            let path = program.data + "/buurtstem.sqlite"
            try flipDigest(in: path, program)
            let ill = try await program.run("verify")
            #expect(ill.status == 1)
            #expect(
                ill.lines.first?.contains(#/^response uuid:[-0-9a-f]{36} of collection gezond: /#) == true,
                "\(ill.output)")
        }
    }

    @Test("backup and restore bring everything back, with status 0; nothing is restored over a database")
    func backupAndRestore() async throws {
        try await prepared { program in
            let codes = try await store(3, program)
            let made = try await program.run("backup", "--to", program.home + "/backups")
            #expect(made.status == 0, "\(made.errors)")
            let file = try #require(made.output.firstMatch(of: #/^(.*\.buurtstem-backup): 3 responses/#)).1
            let taken = try await program.run("restore", "--from", String(file))
            #expect(taken.status == 1 && taken.errors.contains("There is a database at"))

            let target = program.home + "/restored"
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: program.data + "/keys.json", toPath: target + "/keys.json")
            let started = try program.start(["restore", "--from", String(file), "--data", target])
            let restored = try await Program.end(of: started)
            #expect(restored.status == 0, "\(restored.errors)")
            #expect(restored.output.contains("3 responses are back"))
            #expect(
                restored.output.contains("journal beside the back-up was read: \(program.home)/backups/tombstones.txt"))
            let keys = try KeyFile(path: target + "/keys.json").load()
            let copy = try SQLiteStore.open(StoreOptions(folder: target, keys: keys))
            for code in codes { #expect(try await copy.response(ownCode: keys.ownCodeIndexes(code)) != nil) }
            await copy.close()

            let absent = try await program.run("restore", "--from", program.home + "/nowhere")
            #expect(absent.status == 1)
        }
    }

    @Test("Without a database, or with the keys of another service, a command ends with 1 and a sentence")
    func foreign() async throws {
        try await prepared { program in
            let keys = program.data + "/keys.json"
            let other = program.home + "/other.json"
            _ = try KeyFile(path: other).loadOrCreate(databaseExists: false, week: Week(number: 1))
            for command in ["verify", "backup", "retention"] {
                let ending = try await program.run(command, "--keys", other)
                #expect(ending.status == 1 && ending.errors.contains("does not belong to this database"), "\(command)")
            }
            try FileManager.default.moveItem(atPath: keys, toPath: keys + ".away")
            let keyless = try await program.run("verify")
            #expect(keyless.status == 1 && keyless.errors.contains("is missing"))
            #expect(!FileManager.default.fileExists(atPath: keys))
            let refused = try await program.run("serve", "--port", "0")
            #expect(refused.status == 1 && refused.errors.contains("No new keys were made"))

            try FileManager.default.moveItem(atPath: keys + ".away", toPath: keys)
            let empty = program.home + "/empty"
            let started = try program.start(["verify", "--data", empty, "--keys", keys])
            let absent = try await Program.end(of: started)
            #expect(absent.status == 1 && absent.errors.contains("there is no database"))
            #expect(!FileManager.default.fileExists(atPath: empty + "/buurtstem.sqlite"))
        }
    }

    @Test("keys shows no secret, and after a rotation everything still opens")
    func keys() async throws {
        try await prepared { program in
            _ = try await store(2, program)
            let shown = try await program.run("keys")
            #expect(shown.status == 0 && shown.lines.count == 6)
            let secrets = try String(contentsOfFile: program.data + "/keys.json", encoding: .utf8)
                .matches(of: #/"secret" *: *"([^"]+)"/#).map { $0.1 }
            #expect(secrets.count == 5 && secrets.allSatisfy { !shown.output.contains($0) })
            let started = try program.start(["keys", "rotate", "data", "code", "--data", program.data])
            let rotated = try await Program.end(of: started)
            #expect(rotated.status == 0 && rotated.output.contains("New keys for: code, data"))
            #expect(try await program.run("keys").lines.count == 8)
            #expect(try await program.run("verify").status == 0)
        }
    }

    @Test("codes prints serials and codes that can be read, and refuses what has no letters")
    func codes() async throws {
        try await prepared { program in
            let made = try await program.run(
                "codes", "--collection", "gezond", "--neighbourhood", "noord", "--count", "20")
            #expect(made.status == 0, "\(made.errors)")
            let rows = made.lines.dropFirst().map { $0.split(separator: ",") }
            #expect(rows.map { String($0[0]) } == (1...20).map(String.init))
            #expect(Set(rows.map { $0[1] }).count == 20)
            for row in rows { _ = try Code(reading: String(row[1])) }
            for (collection, neighbourhood, word) in [
                ("nergens", "noord", "gezond, verhaal"), ("gezond", "zuid", "noord"),
                ("verhaal", "noord", "no letters"),
            ] {
                let refused = try await program.run(
                    "codes", "--collection", collection, "--neighbourhood", neighbourhood, "--count", "1")
                #expect(refused.status == 1 && refused.errors.contains(word) && refused.output.isEmpty)
            }
            let replaced = try await program.run(
                "codes", "--collection", "gezond", "--neighbourhood", "noord", "--again", "--serial", "7", "--serial",
                "3")
            #expect(replaced.status == 0 && replaced.lines.first == "serial,code,replaces")
            let columns = replaced.lines.dropFirst().map { $0.split(separator: ",").map(String.init) }
            #expect(columns.map { [$0[0], $0[2]] } == [["21", "7"], ["22", "3"]])
            // Nothing prints a code that somebody may be using.
            #expect(rows.allSatisfy { !replaced.output.contains($0[1]) })
            for words in [
                ["--again"], ["--again", "--serial", "1", "--count", "2"], ["--serial", "1", "--count", "2"],
            ] {
                let started = try program.start(
                    ["codes", "--collection", "gezond", "--neighbourhood", "noord", "--data", program.data] + words)
                #expect(try await Program.end(of: started).status == 64, "\(words)")
            }
            let foreign = try await program.run(
                "codes", "--collection", "gezond", "--neighbourhood", "noord", "--again", "--serial", "99")
            #expect(foreign.status == 1 && foreign.errors.contains("Nothing was changed"))
            let vague = try await program.run("codes", "--collection", "gezond", "--neighbourhood", "noord")
            #expect(vague.status == 64)
        }
    }

    @Test("retention counts what is over and what soon will be, and erases nothing; the service then erases it")
    func retention() async throws {
        try await prepared { program in
            // zes-kanten keeps answers twelve months.
            let today = Day(of: Date(), in: try #require(TimeZone(identifier: "Europe/Amsterdam")))
            _ = try await store(3, program, week: Week(of: today.adding(months: -13)))
            _ = try await store(2, program, week: Week(of: today))
            let listed = try await program.run("retention")
            #expect(listed.status == 0, "\(listed.errors)")
            #expect(listed.lines.first == "gezond: 3 over on \(today), 0 more by \(today.adding(months: 1)), 2 later")
            let later = try await program.run("retention", "--at", today.adding(months: 12).description)
            #expect(later.lines.last?.hasPrefix("5 responses over on ") == true)
            #expect(try await program.run("retention", "--at", "2026-02-30").status == 64)
            #expect(try await program.run("verify").output.hasPrefix("5 responses looked at"))

            let served = try await program.serving { _ in
                for _ in 0..<100 where try await program.run("verify").output.hasPrefix("5 ") {
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            #expect(served.status == 0)
            #expect(served.errors.contains("answers whose months are over were erased"))
            #expect(try await program.run("verify").lines.first == "2 responses looked at, 0 faults found.")
        }
    }

    @Test("serve refuses a public address without saying who asks, with the setting's name and status 1")
    func nameless() async throws {
        let program = try Program()
        defer { program.remove() }
        let refused = try await program.run(
            "serve", "--port", "0", environment: ["BUURTSTEM_PUBLIC_ORIGIN": "https://vragen.example.nl"])
        #expect(refused.status == 1 && refused.errors.contains("organisationName"))
        #expect(!FileManager.default.fileExists(atPath: program.data))
    }

    @Test("settings prints the page of settings, and a misspelt command is not understood")
    func others() async throws {
        let program = try Program()
        defer { program.remove() }
        let page = try String(contentsOfFile: Program.project + "/docs/settings.md", encoding: .utf8)
        #expect(try await program.run("settings").output == page)
        #expect(try await program.run("serv").status == 64)
    }

    @Test("The container's health check holds while the service answers, and not when it is gone")
    func healthCheck() async throws {
        let text = try String(contentsOfFile: Program.project + "/deploy/Containerfile", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("HEALTHCHECK") })
        let list = Data(line.drop { $0 != "[" }.utf8)
        let command = try #require(try JSONSerialization.jsonObject(with: list) as? [String])
        func check(_ port: Int) async throws -> Int32 {
            let words = command.map { $0.replacing("/8080", with: "/\(port)") }
            return try await Program.end(of: try Program.start(words[0], Array(words[1...]))).status
        }
        let program = try Program()
        defer { program.remove() }
        let last = Mutex(0)
        try await program.serving { port in
            last.withLock { $0 = port }
            let status = try await check(port)
            #expect(status == 0)
        }
        let port = last.withLock { $0 }
        #expect(try await check(port) != 0)
    }

    /// Turns one bit of a stored digest, found by its key's id.
    private func flipDigest(in path: String, _ program: Program) throws {
        let keys = try KeyFile(path: program.data + "/keys.json").load()
        var bytes = try Data(contentsOf: URL(filePath: path))
        let id = withUnsafeBytes(of: keys.current(.digest).id.bigEndian) { Data($0) }
        let dataID = withUnsafeBytes(of: keys.current(.data).id.bigEndian) { Data($0) }
        // In a row the digest (36 bytes) stands before the sealed value, which opens with the data key's id.
        var from = bytes.startIndex
        while let found = bytes.range(of: id, in: from..<bytes.endIndex) {
            if bytes[(found.lowerBound + 36)...].starts(with: dataID) {
                bytes[found.lowerBound + 20] ^= 1
                return try bytes.write(to: URL(filePath: path))
            }
            from = found.upperBound
        }
        Issue.record("no digest was found")
    }
}

extension SQLiteStore {
    /// The definition of zes-kanten that the service kept.
    fileprivate func someDefinition() async throws -> ArchivedDefinition {
        let content = [UInt8](
            try Data(contentsOf: URL(filePath: Program.project + "/Questionnaires/zes-kanten/zes-kanten.xml")))
        return try #require(try await definition(hash: Sample.hash(content)))
    }
}
