import Foundation
import Tables
import Testing

@testable import Archives

@Suite("Archives are written whole, the same each time, or not at all")
struct WritingTests {
    @Test("what was written is read back, in order, empty files too")
    func roundTrip() throws {
        let members: [(String, [UInt8])] = [
            ("b.txt", Array("één".utf8)), ("a/c.bin", Samples.noise(70_000, seed: 1)), ("a/empty", []),
            ("é.txt", [0, 1, 2]),
        ]
        let reader = try ArchiveReader(try Samples.archive(members))
        #expect(reader.names == members.map(\.0))
        for (name, content) in members { #expect(try reader.content(of: name) == content) }
        #expect(try reader.content(of: "missing") == nil)
    }

    @Test("the same members give the same bytes, in another time zone and at another moment too")
    func determinism() throws {
        let members = (0..<20).map { ("m\($0).bin", Samples.noise(5_000, seed: $0)) }
        let first = try Samples.archive(members)
        let zone = ProcessInfo.processInfo.environment["TZ"]
        setenv("TZ", "Asia/Tokyo", 1)
        tzset()
        let second = try Samples.archive(members)
        if let zone { setenv("TZ", zone, 1) } else { unsetenv("TZ") }
        tzset()
        #expect(first == second)
        // Every time in it is 1980-01-01 00:00.
        let central = Array(first.indices.filter { first[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        #expect(central.count == 20)
        for place in central { #expect(Array(first[place + 12..<place + 16]) == [0, 0, 0x21, 0]) }
    }

    @Test("a member from a file of any length gives the same bytes as one from memory")
    func fromFile() throws {
        let content = Samples.noise(900_000, seed: 3)
        let file = try SpoolFile(in: NSTemporaryDirectory())
        for start in stride(from: 0, to: content.count, by: 70_001) {
            try file.write(Array(content[start..<min(start + 70_001, content.count)]))
        }
        let target = try SpoolFile(in: NSTemporaryDirectory())
        try ArchiveWriter.write([ArchiveMember(name: "m", content: .file(file))], to: target)
        #expect(try target.read(at: 0, count: target.count) == Samples.archive([("m", content)]))
    }

    @Test("an archive reaches its place only as a whole, and stopping leaves nothing")
    func wholeOrNothing() throws {
        let folder = NSTemporaryDirectory() + "/archives-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let members = [ArchiveMember(name: "m", content: .bytes(Samples.noise(3_000_000, seed: 1)))]
        do {
            let file = try SpoolFile(in: folder)
            #expect(throws: ArchiveFault.cancelled) { try ArchiveWriter.write(members, to: file) { _ in false } }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        let file = try SpoolFile(in: folder)
        var told: [Double] = []
        try ArchiveWriter.write(members, to: file) {
            told.append($0)
            return true
        }
        #expect(!told.isEmpty && told == told.sorted() && told.allSatisfy((0...1).contains))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        try file.keep(at: folder + "/out.zip")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.zip"])
    }

    @Test("names that would be refused in reading are refused in writing", arguments: ["../x", "/x", "a\\b", ""])
    func names(name: String) {
        #expect(throws: ArchiveFault.unsafeName(name)) { try Samples.archive([(name, [])]) }
    }

    @Test("two members of one name are refused")
    func twins() {
        #expect(throws: ArchiveFault.duplicate("A")) { try Samples.archive([("a", []), ("A", [])]) }
    }
}
