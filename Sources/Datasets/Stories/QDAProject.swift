import Crypto
import XMLTree

/// Stories as a REFI-QDA project (qdasoftware.org, "REFI-QDA Standard" 1.5): what QualCoder, ATLAS.ti, MAXQDA and NVivo
/// exchange. Positions count Unicode code points, as the standard says.
///
/// Each voice is a user of its own, so that a reader can tell teller, machine and coder apart; helps and hinders are
/// codes beside the themes. Ids follow from the content, so that the same stories give the same project.
struct QDAProject {
    let stories: [CodedStory]
    let name: String
    /// What a story is called in the bundle: never its id.
    let labels: [String]

    /// A time is asked for; this one says nothing about anybody.
    private static let moment = "1980-01-01T00:00:00Z"

    func xml() -> String {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project"
        text += XMLText.written([
            ("name", name), ("origin", "Buurtstem"), ("creationDateTime", Self.moment),
            ("creatingUserGUID", user(.coder)), ("xmlns", "urn:QDA-XML:project:1.0"),
        ])
        text += ">\n<Users>\n"
        for voice in CodedStory.Voice.allCases {
            text += "<User" + XMLText.written([("guid", user(voice)), ("name", voice.rawValue)]) + "/>\n"
        }
        text += "</Users>\n"
        let listed = codes.map { code in
            "<Code" + XMLText.written([("guid", Self.guid("code", code)), ("name", code), ("isCodable", "true")])
                + "/>\n"
        }
        // A codebook without a code is not allowed.
        if !listed.isEmpty { text += "<CodeBook><Codes>\n\(listed.joined())</Codes></CodeBook>\n" }
        text += "<Variables>\n"
        for variable in Self.variables {
            text +=
                "<Variable"
                + XMLText.written([
                    ("guid", Self.guid("variable", variable)), ("name", variable), ("typeOfVariable", "Text"),
                ]) + "/>\n"
        }
        text += "</Variables>\n<Cases>\n" + stories.indices.map(caseOf).joined() + "</Cases>\n<Sources>\n"
        return text + stories.indices.map(source).joined() + "</Sources>\n</Project>\n"
    }

    /// Where a story's text lies in the archive.
    func path(_ story: Int) -> String { "sources/\(sourceID(story)).txt" }

    /// Every code in use, with helps and hinders behind them.
    private var codes: [String] {
        let used = Set(stories.flatMap(\.codings).flatMap(\.codes)).sorted()
        let valences = Set(stories.flatMap(\.codings).compactMap(\.valence)).subtracting(["none"]).sorted()
        return used + valences.filter { !used.contains($0) }
    }

    private func caseOf(_ number: Int) -> String {
        let story = stories[number]
        let values = zip(Self.variables, [story.neighbourhood, story.round, story.teller])
        var text =
            "<Case" + XMLText.written([("guid", Self.guid("case", labels[number])), ("name", labels[number])]) + ">"
        for (variable, value) in values {
            guard let value else { continue }
            text += "<VariableValue><VariableRef targetGUID=\"\(Self.guid("variable", variable))\"/>"
            text += XMLText.element("TextValue", value) + "</VariableValue>"
        }
        return text + "<SourceRef targetGUID=\"\(sourceID(number))\"/></Case>\n"
    }

    private func source(_ number: Int) -> String {
        let story = stories[number]
        var text =
            "<TextSource"
            + XMLText.written([
                ("guid", sourceID(number)), ("name", labels[number]),
                ("plainTextPath", "internal://\(sourceID(number)).txt"), ("creatingUser", user(.teller)),
                ("creationDateTime", Self.moment),
            ]) + ">\n"
        for (place, coding) in story.codings.enumerated() { text += selection(coding, place, number) }
        return text + "</TextSource>\n"
    }

    private func selection(_ coding: CodedStory.Coding, _ place: Int, _ number: Int) -> String {
        let id = "\(labels[number])/\(place)"
        var text =
            "<PlainTextSelection"
            + XMLText.written([
                ("guid", Self.guid("selection", id)), ("name", id), ("startPosition", String(coding.start)),
                ("endPosition", String(coding.end)), ("creatingUser", user(coding.voice)),
                ("creationDateTime", Self.moment),
            ]) + ">"
        for code in coding.codes + [coding.valence].compactMap({ $0 == "none" ? nil : $0 }) {
            text +=
                "<Coding"
                + XMLText.written([
                    ("guid", Self.guid("coding", id + "/" + code)), ("creatingUser", user(coding.voice)),
                    ("creationDateTime", Self.moment),
                ]) + "><CodeRef targetGUID=\"\(Self.guid("code", code))\"/></Coding>"
        }
        return text + "</PlainTextSelection>\n"
    }

    private func sourceID(_ number: Int) -> String { Self.guid("source", labels[number]) }

    private func user(_ voice: CodedStory.Voice) -> String { Self.guid("user", voice.rawValue) }

    private static let variables = ["buurt", "ronde", "wie-vertelt"]

    /// A UUID that follows from a name (RFC 9562, version 8: SHA-256 of the name).
    static func guid(_ kind: String, _ name: String) -> String {
        var bytes = Array(SHA256.hash(data: Array("buurtstem/\(kind)/\(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return cuts.map { String(digits.dropFirst($0.lowerBound).prefix($0.count)) }.joined(separator: "-")
    }
}
