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

    @Test("a model that an earlier program made is passed over; a damaged one is told")
    func earlier() throws {
        let book = try SmallCodebook()
        defer { book.remove() }
        let shelf = ModelShelf(folder: book.folder)
        #expect(!shelf.isInUse, "none is named")
        func name(_ bytes: Data, _ file: String) throws {
            let url = book.folder.appending(path: file)
            try bytes.write(to: url)
            try shelf.use(url)
        }
        try name(Data("buurtstem tagger 2\n{}".utf8), "tagger-1-earlier.model")
        #expect(!shelf.isInUse)
        #expect(throws: CodebookFault.self) { try shelf.current() }
        let data = try TaggerTraining(try CodebookFolder(reading: book.folder)).model.encoded()
        try name(data.dropLast(3), "tagger-1-damaged.model")
        #expect(shelf.isInUse)
        #expect(throws: CodebookFault.self) { try shelf.current() }
        try name(data, "tagger-1-whole.model")
        #expect(shelf.isInUse)
        #expect(try shelf.current().identity.codebookVersion == "3")
    }
}
