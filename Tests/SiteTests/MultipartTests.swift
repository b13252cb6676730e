import Foundation
import NIOCore
import Testing

@testable import Site

@Suite("Forms with files")
struct MultipartTests {
    private static let body =
        "--grens\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
        + "--grens\r\nContent-Disposition: form-data; name=\"leeg\"\r\n\r\n\r\n"
        + "--grens\r\nContent-Disposition: form-data; name=\"lijst\"; filename=\"C:\\map\\Buurt %22A%22.csv\"\r\n"
        + "Content-Type: text/csv\r\n\r\nnaam;plaats\r\n--gren\r\nÉén;\r\n\r\n"
        + "--grens\r\nContent-Disposition: form-data; name=\"niets\"; filename=\"\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n\r\n--grens--\r\n"

    /// Reads a body that comes in pieces of one size.
    private static func read(
        _ text: String, pieces: Int
    ) throws(MultipartReader.Failure) -> (UrlencodedForm, [UploadedFile]) {
        var reader = MultipartReader(boundary: Array("grens".utf8))
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try reader.take(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + pieces)]))
        }
        return try reader.finish()
    }

    @Test("fields and files come out whole, however the body is cut up", arguments: [1, 2, 3, 7, 64, 10_000])
    func pieces(size: Int) throws {
        let (form, files) = try Self.read("preamble\r\n" + Self.body, pieces: size)
        #expect(form.fields.map(\.name) == ["token", "leeg"])
        #expect(form.fields.map(\.value) == ["abc", ""])
        // A field in which no file was chosen is none.
        #expect(files.map(\.field) == ["lijst"])
        #expect(files[0].name == "Buurt \"A\".csv")
        #expect(String(decoding: files[0].bytes, as: UTF8.self) == "naam;plaats\r\n--gren\r\nÉén;\r\n")
    }

    @Test(
        "what is broken, or cut off, is refused",
        arguments: [
            "", "--grens", "geen grens", "--grens\r\n\r\n\r\nx\r\n--grens--",
            "--grens\r\nContent-Disposition: form-data\r\n\r\nx\r\n--grens--",
            String(body.dropLast(4)), "--grensx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--grens--",
            "--grens\r\n" + String(repeating: "X: y\r\n", count: 400),
        ])
    func broken(text: String) {
        #expect(throws: MultipartReader.Failure.broken) { try Self.read(text, pieces: 100) }
    }

    @Test("too many parts and too long a field are refused while they come in")
    func bounds() throws {
        let part = "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        let many = String(repeating: part, count: MultipartReader.mostParts + 1) + "--grens--"
        #expect(throws: MultipartReader.Failure.tooMuch) { try Self.read(many, pieces: 1_000) }
        let long =
            "--grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
            + String(repeating: "x", count: MultipartReader.fieldBytes + 200)
        #expect(throws: MultipartReader.Failure.tooMuch) { try Self.read(long, pieces: 1_000) }
    }

    @Test(
        "the boundary is taken from the type",
        arguments: [
            ("multipart/form-data; boundary=grens", "grens"), ("Multipart/Form-Data;Boundary=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
            ("multipart/mixed; boundary=x", nil), ("application/x-www-form-urlencoded", nil),
            ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), nil),
        ])
    func boundary(type: String, wanted: String?) {
        #expect(MultipartReader.boundary(of: type) == wanted.map { Array($0.utf8) })
    }

    @Test("a random file survives, whatever stands in it")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            // Few different bytes, so that what looks like the beginning of a delimiter comes often.
            let alphabet = Array("\r\n-grens".utf8)
            let bytes = (0..<Int.random(in: 0...400)).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            guard !String(decoding: bytes, as: UTF8.self).contains("\r\n--grens") else { continue }
            let head = "--grens\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            var reader = MultipartReader(boundary: Array("grens".utf8))
            let whole = Array(head.utf8) + bytes + Array("\r\n--grens--".utf8)
            var start = 0
            while start < whole.count {
                let end = min(whole.count, start + Int.random(in: 1...40))
                try reader.take(ByteBuffer(bytes: whole[start..<end]))
                start = end
            }
            #expect(try reader.finish().1.map(\.bytes) == [bytes])
        }
    }
}
