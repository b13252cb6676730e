import Foundation
import Testing

@testable import RecordsSQLite

@Suite("The mark outside the database")
struct AcceptedMarkTests {
    @Test("The file counts every acknowledged response, however many come at once")
    func countsAll() async throws {
        let path = NSTemporaryDirectory() + "mark-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let mark = try AcceptedMark(path: path) { 7 }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<64 { group.addTask { for _ in 0..<50 { mark.advance() } } }
        }
        #expect(mark.count == 7 + 64 * 50)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "\(7 + 64 * 50)\n")
        #expect(try AcceptedMark(path: path) { 7 }.initialLead == 64 * 50)
    }
}
