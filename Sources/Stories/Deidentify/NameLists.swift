import Foundation

/// The word lists of `Questionnaires/Names`, read once.
///
/// Each file holds entries separated by commas or line ends; `#` starts a comment. In `cues.txt` a line `[section]`
/// says what the entries that follow are. An entry of several words is a phrase.
package struct NameLists: Sendable {
    private(set) var tags: [UInt64: WordTags] = [:]
    private(set) var phrases = PhraseTable()
    private(set) var numbers = NumberWords.table
    private(set) var months: [UInt64: Int] = [:]
    private(set) var streetEndings = EndingTable()
    /// Dutch words that our own lists do not hold; only words that no list knows are looked up here.
    private(set) var dutch: Set<UInt64> = []

    /// Files that must be there, and what their entries are.
    private static let files: [(name: String, tags: WordTags)] = [
        ("first-names", .firstName), ("first-names-also-words", .firstNameAlsoWord), ("surnames", .surname),
        ("surnames-also-words", .surnameAlsoWord), ("places", .place), ("places-also-words", .placeAlsoWord),
        ("kept", .kept), ("peoples", .people), ("words", .word), ("institution-names", .institutionName),
    ]

    /// Reads the lists of a folder.
    /// - Throws: `NameListFault` naming the file and line that cannot be used.
    package init(folder: String) throws(NameListFault) {
        for (name, tags) in Self.files {
            try NameListFile.read("\(folder)/\(name).txt") { _, entry in add(entry, tags) }
        }
        dutch.reserveCapacity(1 << 17)
        try NameListFile.read("\(folder)/dutch-words.txt") { _, entry in dutch.insert(WordHash.key(of: entry)) }
        let path = "\(folder)/cues.txt"
        var unknown: String?
        try NameListFile.read(path) { section, entry in
            switch section {
            case "strong street endings": streetEndings.add(entry, .strong)
            case "weak street endings": streetEndings.add(entry, .weak)
            default:
                guard let tags = WordTags.sections[String(section)] else {
                    unknown = unknown ?? String(section); return
                }
                if tags == .month { months[WordHash.key(of: entry)] = 1 }
                add(entry, tags)
            }
        }
        if let unknown { throw NameListFault(path: path, reason: "there is no section [\(unknown)]") }
        for key in numbers.keys { tags[key, default: []].insert(.number) }
        settleDoubts()
    }

    /// An entry that is also an everyday word, or stands in a list of such, is not sure by itself.
    private mutating func settleDoubts() {
        let pairs: [(sure: WordTags, doubtful: WordTags)] = [
            (.firstName, .firstNameAlsoWord), (.surname, .surnameAlsoWord), (.place, .placeAlsoWord),
        ]
        let everyday: WordTags = [
            .word, .number, .unit, .determiner, .auxiliary, .possessive, .particle, .filler, .greeting, .personVerb,
            .placePreposition, .relation,
        ]
        for (key, found) in tags {
            var settled = found
            // A brand or feast with the name of a person needs a cue to be the person.
            if settled.isSuperset(of: [.firstName, .kept]) { settled.insert(.firstNameAlsoWord) }
            if settled.isSuperset(of: [.surname, .kept]) { settled.insert(.surnameAlsoWord) }
            for pair in pairs where settled.contains(pair.sure) {
                if settled.contains(pair.doubtful) {
                    settled.remove(pair.sure)
                } else if !settled.isDisjoint(with: everyday) {
                    settled.remove(pair.sure)
                    settled.insert(pair.doubtful)
                }
            }
            if settled != found { tags[key] = settled }
        }
    }

    private mutating func add(_ entry: Substring, _ new: WordTags) {
        if entry.contains(where: { $0 == " " || $0 == "-" }) {
            phrases.add(entry, new)
        } else {
            tags[WordHash.key(of: entry), default: []].formUnion(new)
        }
    }
}

/// A list that cannot be used, where, and why.
package struct NameListFault: Error, CustomStringConvertible {
    var path: String
    var reason: String
    package var description: String { "\(path): \(reason)" }
}

/// Reads one list file.
enum NameListFile {
    /// Calls `body` with the section (empty before the first) and each entry.
    static func read(
        _ path: String, _ body: (_ section: Substring, _ entry: Substring) -> Void
    ) throws(NameListFault) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw NameListFault(path: path, reason: "there is no such file; it belongs to Questionnaires/Names")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw NameListFault(path: path, reason: "this is not UTF-8; save it as UTF-8")
        }
        var section: Substring = ""
        for line in text.utf8.split(separator: 0x0A) {
            if line.first == UInt8(ascii: "#") { continue }
            if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
                section = Substring(line.dropFirst().dropLast())
                continue
            }
            for part in line.split(separator: UInt8(ascii: ",")) {
                let entry = part.drop { $0 == 0x20 }
                let trimmed = Substring(
                    entry[..<(entry.lastIndex { $0 != 0x20 }.map { entry.index(after: $0) } ?? entry.startIndex)])
                if !trimmed.isEmpty { body(section, trimmed) }
            }
        }
    }
}
