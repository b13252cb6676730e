import Foundation

/// A file of text alone: UTF-8, UTF-16 with its mark, or the Windows code page of Western Europe.
enum PlainText {
    static func text(of bytes: [UInt8]) throws(TranscriptFault) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            guard let text = String(validating: bytes.dropFirst(3), as: UTF8.self) else { throw .damaged }
            return text
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            guard let text = String(data: Data(bytes), encoding: .utf16) else { throw .damaged }
            return text
        }
        // Text holds no zero bytes; whatever does is something else.
        guard !bytes.contains(0) else { throw .unknownKind }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let strange = bytes.count { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 13 && $0 != 12 }
        guard strange == 0, let text = String(data: Data(bytes), encoding: .windowsCP1252) else { throw .unknownKind }
        return text
    }
}
