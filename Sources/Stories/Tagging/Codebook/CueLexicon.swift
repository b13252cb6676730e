/// Words and phrases that point to a code, in named groups: the files `cues/*.txt` of a codebook folder.
///
/// A file starts a group with `[name]`; cues follow, separated by commas. A word matches every form with the same stem;
/// `=word` only that form; `word*` whatever starts so; `*word` whatever ends so; `word .. word` lets up to three words
/// stand between. `#` starts a remark.
package struct CueLexicon: Sendable, Equatable {
    package struct Cue: Sendable, Equatable {
        package let group: Int
        package let parts: [Part]
    }

    /// One word of a cue.
    package struct Part: Sendable, Equatable {
        package enum Kind: Sendable, Equatable { case stem, exact, prefix, suffix }
        package let kind: Kind
        package let word: String
        /// Whether up to three other words may stand before it.
        package let mayFollowLater: Bool
    }

    /// `file/group`, in the order of the files.
    package private(set) var groups: [String] = []
    package private(set) var cues: [Cue] = []

    /// Cues are read as texts are, so that a spoken form in a cue is found under its standard form.
    private let tokeniser: WordTokeniser

    package init(variants: Variants) { tokeniser = WordTokeniser(variants: variants) }

    /// Adds the cues of one file, named without its ending.
    ///
    /// - Throws: ``CodebookFault`` naming file and line of what cannot be read.
    package mutating func add(_ text: String, name: String, file: String) throws(CodebookFault) {
        var group: Int?
        for (number, line) in CodebookLines.meaningful(of: text) {
            if line.hasPrefix("[") {
                group = try open(line, name: name, file: file, number: number)
                continue
            }
            for written in line.split(separator: ",").map({ String($0).trimmed }) where !written.isEmpty {
                guard let group else {
                    throw CodebookFault(
                        file: file, line: number, what: "holds cues before the first group",
                        repair: "put a line such as [general] above them")
                }
                guard let parts = parts(of: written) else {
                    throw CodebookFault(
                        file: file, line: number, what: "the cue \"\(written)\" cannot be read",
                        repair: "write a word, =word, word* or *word with three letters or more, or several with blanks"
                    )
                }
                cues.append(Cue(group: group, parts: parts))
            }
        }
    }

    private mutating func open(
        _ line: String, name: String, file: String, number: Int
    ) throws(CodebookFault) -> Int {
        let title = String(line.dropFirst().dropLast()).trimmed
        guard line.hasSuffix("]"), !title.isEmpty else {
            throw CodebookFault(
                file: file, line: number, what: "the name of a group is not closed",
                repair: "write it as [name] on a line of its own")
        }
        let id = "\(name)/\(title)"
        guard !groups.contains(id) else {
            throw CodebookFault(
                file: file, line: number, what: "the group [\(title)] is there a second time",
                repair: "put its cues into the first one, or give it another name")
        }
        groups.append(id)
        return groups.count - 1
    }

    private func parts(of cue: String) -> [Part]? {
        var parts: [Part] = []
        var mayFollowLater = false
        for written in cue.split(separator: " ") {
            if written == ".." {
                guard !parts.isEmpty, !mayFollowLater else { return nil }
                mayFollowLater = true
                continue
            }
            guard let words = self.words(written, mayFollowLater: mayFollowLater) else { return nil }
            parts += words
            mayFollowLater = false
        }
        return parts.isEmpty || mayFollowLater ? nil : parts
    }

    /// One written word; a contraction or a word with a hyphen becomes several parts.
    private func words(_ written: Substring, mayFollowLater: Bool) -> [Part]? {
        let kind: Part.Kind =
            written.hasPrefix("=")
            ? .exact : written.hasPrefix("*") ? .suffix : written.hasSuffix("*") ? .prefix : .stem
        let bare =
            switch kind {
            case .stem: written
            case .exact, .suffix: written.dropFirst()
            case .prefix: written.dropLast()
            }
        let forms = tokeniser.tokens(of: NormalisedText(String(bare))).map(\.form)
        let needed = kind == .prefix || kind == .suffix ? 3 : 1
        guard let first = forms.first, first.utf8.count >= needed, needed == 1 || forms.count == 1 else { return nil }
        return forms.enumerated().map { place, form in
            Part(kind: kind, word: form, mayFollowLater: mayFollowLater && place == 0)
        }
    }
}

extension CueLexicon {
    package static func == (left: CueLexicon, right: CueLexicon) -> Bool {
        left.groups == right.groups && left.cues == right.cues
    }
}
