import Foundation
import Testing

@testable import Stories

@Suite("Model files")
struct ModelFileTests {
    private func small() throws -> TaggerModel {
        let book = try SmallCodebook()
        defer { book.remove() }
        return try TaggerTraining(try CodebookFolder(reading: book.folder)).model
    }

    @Test("a model is read back as it was written")
    func roundTrip() throws {
        let model = try small()
        #expect(try TaggerModel(decoding: model.encoded(), file: "m") == model)
    }

    @Test("a damaged, shortened or strange file is refused")
    func damaged() throws {
        let data = try small().encoded()
        for place in stride(from: 0, to: data.count, by: max(1, data.count / 40)) {
            var bad = data
            bad[place] ^= 0x40
            #expect(throws: CodebookFault.self) { try TaggerModel(decoding: bad, file: "m") }
            #expect(throws: CodebookFault.self) { try TaggerModel(decoding: data.prefix(place), file: "m") }
        }
        #expect(throws: CodebookFault.self) { try TaggerModel(decoding: Data("hello".utf8), file: "m") }
    }
}
