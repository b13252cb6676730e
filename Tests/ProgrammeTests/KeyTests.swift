import Foundation
import Programme
import Testing

@Suite struct KeyTests {
    let folder = NSTemporaryDirectory() + "keys-\(UUID().uuidString)"
    let week = Week(number: 2_968)

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    @Test("The first start makes a key file that only its owner can read, and the next start reads the same keys")
    func create() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        let made = try file.loadOrCreate(databaseExists: false, week: week)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let read = try file.loadOrCreate(databaseExists: true, week: week)
        #expect(read.keys == made.keys && read.keys.count == KeyPurpose.allCases.count)
        #expect(read.keys.map(\.made) == made.keys.map(\.made))
    }

    @Test("Services that start at once on an empty folder all get the same keys, those in the file")
    func race() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for round in 0..<40 {
            let file = KeyFile(path: folder + "/keys-\(round).json")
            let rings = try await withThrowingTaskGroup(of: KeyRing.self) { group in
                for _ in 0..<4 { group.addTask { try file.loadOrCreate(databaseExists: false, week: week) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let stored = try file.load()
            #expect(rings.allSatisfy { $0.keys == stored.keys })
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 40)
    }

    @Test("A new key file never replaces one that is there")
    func taken() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        let first = try file.loadOrCreate(databaseExists: false, week: week)
        #expect(throws: KeyFault.alreadyThere(path: file.path)) { try file.create(try KeyRing.random(made: week)) }
        #expect(try file.load().keys == first.keys)
    }

    @Test("A missing key file beside a database is an error, never a new key")
    func missing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        #expect(throws: KeyFault.fileMissing(path: file.path)) {
            try file.loadOrCreate(databaseExists: true, week: week)
        }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("A key file that others can read is refused", arguments: [0o640, 0o604, 0o660, 0o700 | 0o001])
    func readable(mode: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        _ = try file.loadOrCreate(databaseExists: false, week: week)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        #expect(throws: KeyFault.readableByOthers(path: file.path, mode: String(mode, radix: 8))) { try file.load() }
    }

    @Test(
        "A damaged key file is refused with a sentence",
        arguments: ["", "{}", "[]", #"{"about":"","version":1,"keys":[]}"#, #"{"about":"","version":9,"keys":[]}"#])
    func damaged(content: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        try Data(content.utf8).write(to: URL(fileURLWithPath: file.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        let fault = #expect(throws: KeyFault.self) { try file.load() }
        #expect(fault?.sentence.count ?? 0 > 20)
    }

    @Test("Rotation makes new keys current and keeps the old ones, in the file too")
    func rotation() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = KeyFile(path: folder + "/keys.json")
        let old = try file.loadOrCreate(databaseExists: false, week: week)
        let sealed = old.seal([1, 2, 3], for: .data, binding: [9])
        let new = try old.rotated([.data, .code], made: week + 1)
        try file.replace(with: new)
        let read = try file.load()
        #expect(read.current(.data) != old.current(.data) && read.current(.digest) == old.current(.digest))
        #expect(try read.open(sealed, for: .data, binding: [9]) == [1, 2, 3])
        #expect(throws: KeyFault.self) { try file.replace(with: old) }

        let code = Code.random()
        #expect(read.formerDraftAccesses(code).map(\.index) == [old.draftAccess(code).index])
        #expect(read.ownCodeIndexes(code).last == old.ownCodeIndex(code))
        #expect(read.invitationIndexes(code).last == old.invitationIndex(code))
        let draft = old.draftAccess(code).seal([7])
        #expect(try read.formerDraftAccesses(code)[0].open(draft) == [7])
    }
}

@Suite struct SealingTests {
    let ring: KeyRing
    init() throws { ring = try KeyRing.random(made: Week(number: 1)) }

    @Test("What is sealed opens again, of any length", arguments: [0, 1, 15, 16, 17, 4_000, 100_000])
    func roundTrip(length: Int) throws {
        let content = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        let sealed = ring.seal(content, for: .data, binding: [1])
        #expect(sealed.count == length + Sealing.overhead + 4)
        #expect(try ring.open(sealed, for: .data, binding: [1]) == content)
        #expect(sealed != ring.seal(content, for: .data, binding: [1]))
    }

    @Test("Filled up to steps, lengths tell no more than the number of steps, and every content comes back as it was")
    func filled() throws {
        for length in [0, 1, 254, 255, 256, 257, 511, 512, 5_000] {
            for last in [UInt8(0), 0x80, 7] where length > 0 || last == 0 {
                let content = length == 0 ? [] : [UInt8](repeating: 9, count: length - 1) + [last]
                let sealed = ring.seal(content, for: .data, binding: [1], step: 256)
                #expect(sealed.count == 4 + Sealing.overhead + (length / 256 + 1) * 256)
                #expect(try ring.open(sealed, for: .data, binding: [1]) == content)
            }
        }
        let access = ring.draftAccess(.random())
        #expect(Set((0..<1_000).map { access.seal([UInt8](repeating: 1, count: $0)).count }).count == 1)
        #expect(try access.open(access.seal([1, 0, 0])) == [1, 0, 0])
    }

    @Test("Every altered bit, a cut, another place and another key are refused", arguments: [nil, 16])
    func refusals(step: Int?) throws {
        let sealed = ring.seal(Array("een verhaal".utf8), for: .data, binding: [1], step: step)
        // Neither form passes for the other.
        var other = sealed
        other[4] = step == nil ? 2 : 1
        #expect(throws: SealingFault.altered) { try ring.open(other, for: .data, binding: [1]) }
        for bit in 0..<(sealed.count * 8) {
            var altered = sealed
            altered[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: SealingFault.self) { try ring.open(altered, for: .data, binding: [1]) }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealingFault.self) { try ring.open(Array(sealed.prefix(length)), for: .data, binding: [1]) }
        }
        #expect(throws: SealingFault.altered) { try ring.open(sealed, for: .data, binding: [2]) }
        #expect(throws: SealingFault.keyMissing(id: ring.current(.data).id)) {
            try ring.open(sealed, for: .backup, binding: [1])
        }
    }

    @Test("A draft opens with its own code only, and each purpose hashes one code differently")
    func drafts() throws {
        let (code, other) = (Code.random(), Code.random())
        let sealed = ring.draftAccess(code).seal([1, 2])
        #expect(try ring.draftAccess(code).open(sealed) == [1, 2])
        #expect(throws: SealingFault.altered) { try ring.draftAccess(other).open(sealed) }
        let foreign = try KeyRing.random(made: Week(number: 1))
        #expect(throws: SealingFault.altered) { try foreign.draftAccess(code).open(sealed) }
        let hashes = [
            ring.draftAccess(code).index.bytes, ring.invitationIndex(code).bytes, ring.ownCodeIndex(code).bytes,
        ]
        #expect(Set(hashes).count == 3 && hashes.allSatisfy { $0.count == 16 })
        #expect(DraftIndex(high: 1, low: 2).bytes == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    }

    @Test("Letter codes come back from key, batch and serial, and all differ")
    func letters() throws {
        let key = ring.current(.letter).id
        let batches = [UInt64(7), 8].map {
            LetterBatch(id: $0, collection: "c", neighbourhood: "n", firstSerial: 1, count: 2_000, key: key)
        }
        let codes = batches.flatMap { batch in batch.serials.compactMap { ring.letterCode($0, in: batch) } }
        #expect(codes.count == 4_000 && Set(codes).count == 4_000)
        #expect(ring.letterCode(5, in: batches[0]) == codes[4])
        #expect(ring.letterCode(2_001, in: batches[0]) == nil && ring.letterCode(0, in: batches[0]) == nil)
        #expect(try KeyRing.random(made: Week(number: 1)).letterCode(1, in: batches[0]) == nil)
    }
}
