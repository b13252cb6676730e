/// Reads the words of a file that somebody hands in: txt, docx, odt, vtt or srt, told by its bytes and not by its name.
package enum TranscriptFile {
    /// Most bytes of a file.
    package static let most = 8 << 20

    /// What its name ends in, for the picker of files.
    package static let accepted = ".txt,.docx,.odt,.vtt,.srt,text/plain,text/vtt"

    /// The words with a line for each turn or paragraph; speakers stand before theirs.
    package static func text(of bytes: [UInt8]) throws(TranscriptFault) -> StoryText {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= most else { throw .tooLarge }
        let text: String
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
            text = try DocumentFile.text(of: bytes)
        } else if let fault = fault(of: bytes) {
            throw fault
        } else {
            text = CaptionFile.text(of: try PlainText.text(of: bytes))
        }
        guard text.unicodeScalars.count <= StoryText.most else { throw .tooLarge }
        let cleaned = StoryText(cleaning: text)
        guard cleaned.scalars.contains(where: \.properties.isAlphabetic) else { throw .empty }
        return cleaned
    }

    /// Kinds that people hand in by mistake, by how they begin.
    private static let others: [([UInt8], TranscriptFault)] = [
        (Array("%PDF".utf8), .pdf), ([0xD0, 0xCF, 0x11, 0xE0], .oldDocument), (Array("{\\rtf".utf8), .oldDocument),
        (Array("ID3".utf8), .media), ([0xFF, 0xFB], .media), ([0xFF, 0xD8, 0xFF], .media),
        ([0x89, 0x50, 0x4E, 0x47], .media),
        (Array("RIFF".utf8), .media), (Array("OggS".utf8), .media), (Array("fLaC".utf8), .media),
        (Array("GIF8".utf8), .media), ([0x1A, 0x45, 0xDF, 0xA3], .media), ([0x1F, 0x8B], .unknownKind),
        (Array("Rar!".utf8), .unknownKind), (Array("7z".utf8) + [0xBC, 0xAF], .unknownKind),
        (Array("<!DOCTYPE html".utf8), .unknownKind), (Array("<html".utf8), .unknownKind),
    ]

    private static func fault(of bytes: [UInt8]) -> TranscriptFault? {
        if let known = others.first(where: { bytes.starts(with: $0.0) }) { return known.1 }
        // A pdf may have something in front of it (ISO 32000-1, annex H.3.4.1).
        let mark = Array("%PDF-".utf8)
        let front = bytes.prefix(1_024)
        if front.indices.contains(where: { front[$0...].starts(with: mark) }) { return .pdf }
        // MPEG-4 names itself behind four bytes.
        return bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) ? .media : nil
    }
}
