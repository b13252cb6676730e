import Archives
import XMLTree

/// Documents of word processors: docx (ECMA-376, part 1) and odt (OpenDocument 1.3).
enum DocumentFile {
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let strictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    private static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    private static let odtText = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

    static func text(of bytes: [UInt8]) throws(TranscriptFault) -> String {
        let archive: ArchiveReader
        do throws(ArchiveFault) {
            archive = try ArchiveReader(bytes)
        } catch {
            throw TranscriptFault(error)
        }
        let main = try mainPart(of: archive) ?? "word/document.xml"
        if let document = try content(main, of: archive) {
            for space in [word, strictWord] {
                if let body = document.first("body", namespace: space) { return lines(of: body, WordReading(space)) }
            }
            throw .damaged
        }
        guard let document = try content("content.xml", of: archive) else { throw .unknownKind }
        guard let text = document.first("body", namespace: office)?.first("text", namespace: office) else {
            throw .unknownKind
        }
        return lines(of: text, OpenReading(text: odtText, office: office))
    }

    /// What a package names as its document (ECMA-376, part 2, 9.3); some programs call it `word/document2.xml`.
    private static func mainPart(of archive: ArchiveReader) throws(TranscriptFault) -> String? {
        guard let relations = try content("_rels/.rels", of: archive) else { return nil }
        let document = relations.elements.first {
            $0.attribute("Type")?.hasSuffix("/relationships/officeDocument") ?? false
        }
        return document?.attribute("Target").map { String($0.trimmingPrefix("/")) }
    }

    private static func content(_ name: String, of archive: ArchiveReader) throws(TranscriptFault) -> XMLElement? {
        let bytes: [UInt8]?
        do throws(ArchiveFault) {
            bytes = try archive.content(of: name)
        } catch {
            throw TranscriptFault(error)
        }
        guard let bytes else { return nil }
        var limits = XMLLimits()
        limits.bytes = ArchiveLimits.document.entryBytes
        guard let document = try? XMLDocument.parse(bytes, limits: limits) else { throw .damaged }
        return document.root
    }

    private static func lines(of root: XMLElement, _ reading: some DocumentReading) -> String {
        var text = ""
        collect(root, reading, &text)
        return text
    }

    private static func collect(_ element: XMLElement, _ reading: some DocumentReading, _ text: inout String) {
        for child in element.children {
            switch child {
            case .text(let words) where reading.isWords(in: element): text += words
            case .element(let inner):
                switch reading.meaning(of: inner) {
                case .left: continue
                case .sign(let sign): text += sign
                case .paragraph:
                    collect(inner, reading, &text)
                    text += "\n\n"
                case .other: collect(inner, reading, &text)
                }
            default: continue
            }
        }
    }
}

/// What an element of a document is for its words.
private enum ElementMeaning {
    case paragraph, sign(String), left, other
}

private protocol DocumentReading {
    func meaning(of element: XMLElement) -> ElementMeaning
    /// Whether text that stands in this element is the author's.
    func isWords(in element: XMLElement) -> Bool
}

private struct WordReading: DocumentReading {
    private let space: String

    init(_ space: String) { self.space = space }

    func meaning(of element: XMLElement) -> ElementMeaning {
        // A box with text comes twice: as it is now, and for older programs.
        guard element.name.namespace == space else { return element.name.local == "Fallback" ? .left : .other }
        switch element.name.local {
        case "p": return .paragraph
        case "tab": return .sign("\t")
        case "br", "cr": return .sign("\n")
        case "noBreakHyphen": return .sign("-")
        case "r" where isHidden(element): return .left
        // What was struck out, and what a field computes from.
        case "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr": return .left
        default: return .other
        }
    }

    /// Words that their author hid.
    private func isHidden(_ run: XMLElement) -> Bool {
        guard let mark = run.first("rPr", namespace: space)?.first("vanish", namespace: space) else { return false }
        return !["0", "false", "off"].contains(mark.attribute("val", namespace: space) ?? "")
    }

    func isWords(in element: XMLElement) -> Bool { element.name.local == "t" && element.name.namespace == space }
}

private struct OpenReading: DocumentReading {
    let text: String
    let office: String

    func meaning(of element: XMLElement) -> ElementMeaning {
        switch (element.name.namespace, element.name.local) {
        case (text, "p"), (text, "h"): return .paragraph
        case (text, "tab"): return .sign("\t")
        case (text, "line-break"): return .sign("\n")
        case (text, "s"):
            let count = min(200, element.attribute("c", namespace: text).flatMap { Int($0) } ?? 1)
            return .sign(String(repeating: " ", count: max(0, count)))
        case (text, "tracked-changes"), (text, "note"), (office, "annotation"), (text, "sequence-decls"): return .left
        default: return .other
        }
    }

    func isWords(in element: XMLElement) -> Bool { element.name.namespace == text }
}

extension TranscriptFault {
    fileprivate init(_ fault: ArchiveFault) {
        switch fault {
        case .encrypted: self = .locked
        case .tooLarge, .tooDense, .tooManyEntries: self = .tooLarge
        case .damaged, .lyingSize, .unsafeName, .duplicate, .notAFile, .unknownMethod, .nested, .unwritable, .cancelled:
            self = .damaged
        }
    }
}
