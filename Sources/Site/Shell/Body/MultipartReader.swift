import Foundation
import NIOCore

/// Reads `multipart/form-data` (RFC 7578) while it comes in: fields and files, into memory and nowhere else.
///
/// Bounded by its caller, who counts the bytes; here by the number of parts and the size of a part's head and of a field.
struct MultipartReader {
    /// Why a body cannot be read.
    enum Failure: Error, Equatable {
        /// It does not have the form of its type.
        case broken
        /// More parts, or a longer field, than any form of ours has.
        case tooMuch
    }

    /// Most parts of a form with a file.
    static let mostParts = 500
    /// Most bytes of a field that is no file: a whole table may be pasted, or come back with its report.
    static let fieldBytes = 8 << 20
    private static let headBytes = 2_048

    private enum Place {
        /// Before the first delimiter.
        case start
        /// Behind a delimiter: the end of its line, or of the body.
        case behind
        case head
        case content
        case end
    }

    /// A part of which the head was read.
    private struct Part {
        let name: String
        let file: String?
        var content: [UInt8] = []
    }

    /// CR LF, two hyphens and the boundary.
    private let delimiter: [UInt8]
    /// What was not taken yet; the body is read as if a line end stood before it, so that the first delimiter is like others.
    private var bytes: [UInt8] = [13, 10]
    /// Up to where `bytes` was taken.
    private var taken = 0
    private var place = Place.start
    private var part: Part?
    private var count = 0
    private var fields: [(name: String, value: String)] = []
    private var files: [UploadedFile] = []

    init(boundary: [UInt8]) { delimiter = [13, 10, 45, 45] + boundary }

    /// The boundary that a `Content-Type` names, when it is this type.
    static func boundary(of type: String) -> [UInt8]? {
        let parts = type.split(separator: ";")
        guard parts.first?.trimmingCharacters(in: .whitespaces).lowercased() == "multipart/form-data" else {
            return nil
        }
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces).lowercased() == "boundary" else {
                continue
            }
            let value = pair[1].trimmingCharacters(in: CharacterSet(charactersIn: " \""))
            // RFC 2046 §5.1.1: 1 to 70 characters.
            return (1...70).contains(value.utf8.count) ? Array(value.utf8) : nil
        }
        return nil
    }

    /// Takes the next bytes of the body.
    mutating func take(_ more: ByteBuffer) throws(Failure) {
        bytes.append(contentsOf: more.readableBytesView)
        while try step() {}
        bytes.removeFirst(taken)
        taken = 0
    }

    /// What came, once the whole body is in.
    func finish() throws(Failure) -> (UrlencodedForm, [UploadedFile]) {
        guard place == .end else { throw .broken }
        return (UrlencodedForm(fields), files)
    }
}

// MARK: - Steps

extension MultipartReader {
    /// Goes on by one element; false when more bytes are needed.
    private mutating func step() throws(Failure) -> Bool {
        switch place {
        case .start, .content:
            guard let found = search(delimiter) else {
                // All but what may be the beginning of the delimiter.
                return try keep(upTo: max(taken, bytes.count - delimiter.count + 1), goesOn: false)
            }
            _ = try keep(upTo: found, goesOn: true)
            taken = found + delimiter.count
            try close()
            place = .behind
            return true
        case .behind:
            guard bytes.count - taken >= 2 else { return false }
            if bytes[taken] == 45, bytes[taken + 1] == 45 {
                place = .end
                return true
            }
            guard bytes[taken] == 13, bytes[taken + 1] == 10 else { throw .broken }
            taken += 2
            place = .head
            return true
        case .head:
            guard let end = search([13, 10, 13, 10]) else {
                guard bytes.count - taken <= Self.headBytes else { throw .broken }
                return false
            }
            guard end - taken <= Self.headBytes else { throw .broken }
            count += 1
            guard count <= Self.mostParts else { throw .tooMuch }
            part = try head(bytes[taken..<end])
            taken = end + 4
            place = .content
            return true
        case .end:
            taken = bytes.count
            return false
        }
    }

    /// Takes bytes as content of the part; before the first part they count for nothing.
    private mutating func keep(upTo end: Int, goesOn: Bool) throws(Failure) -> Bool {
        part?.content.append(contentsOf: bytes[taken..<end])
        taken = end
        if let part, part.file == nil, part.content.count > Self.fieldBytes { throw .tooMuch }
        return goesOn
    }

    private mutating func close() throws(Failure) {
        guard let part else { return }
        self.part = nil
        if let file = part.file {
            // A field for a file in which none was chosen comes with an empty name and nothing in it.
            guard !(file.isEmpty && part.content.isEmpty) else { return }
            files.append(UploadedFile(field: part.name, name: file, bytes: part.content))
            return
        }
        guard let text = String(validating: part.content, as: UTF8.self) else { throw .broken }
        fields.append((part.name, text))
    }

    /// Where `wanted`, which begins with a carriage return, stands in what was not taken yet.
    private func search(_ wanted: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes -> Int? in
            guard let start = bytes.baseAddress else { return nil }
            var from = taken
            while bytes.count - from >= wanted.count {
                guard let found = memchr(start + from, 13, bytes.count - from) else { return nil }
                let place = UnsafeRawPointer(found) - start
                guard bytes.count - place >= wanted.count else { return nil }
                if memcmp(found, wanted, wanted.count) == 0 { return place }
                from = place + 1
            }
            return nil
        }
    }

    /// Name and file name out of the lines before a part's content.
    private func head(_ bytes: ArraySlice<UInt8>) throws(Failure) -> Part {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .broken }
        for line in text.components(separatedBy: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = Self.value(of: "name", in: line) else { throw .broken }
            let file = Self.value(of: "filename", in: line)
            return Part(name: name, file: file.map { String($0.split { "/\\".contains($0) }.last ?? "") })
        }
        throw .broken
    }

    /// A quoted parameter; browsers write a quotation mark and line ends in it as percent escapes (RFC 7578 §4.2).
    private static func value(of name: String, in line: String) -> String? {
        guard let start = line.range(of: "; \(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
            "%0A", with: "\n")
    }
}
