import Programme
import Records
import Stories

/// What a coder fills in about one passage: proposals to accept or reject, codes to add, the valence, a doubt.
struct PassageForm {
    let coder: AccountID
    let words: CodebookWords
    /// Before proposals are shown.
    let isBlind: Bool
    /// Shows what is wrong; not before something was sent.
    var isSent = false
    private let typed: UrlencodedForm
    private let review: StoryReview
    private let passage: StoryPassage
    private let isTyped: Bool

    init(
        _ typed: UrlencodedForm, review: StoryReview, passage: StoryPassage, coder: AccountID, words: CodebookWords
    ) {
        self.typed = typed
        self.review = review
        self.passage = passage
        self.coder = coder
        self.words = words
        isBlind = review.isBlind(passage, for: coder)
        isTyped = !typed.fields.isEmpty
    }

    private var language: InterfaceLanguage { words.language }

    /// Codes that the machine proposes; none while coding blind.
    private var proposed: [StoryTag] {
        guard !isBlind else { return [] }
        let known = Set(words.book.codes.map(\.id))
        return review.tags(passage.number, .machine).filter { $0.value == 1 && known.contains($0.code) }
    }

    /// What is decided so far; right after coding blind, what was coded then.
    private var decided: [String: Int] {
        guard !isBlind else { return [:] }
        let tags = review.tags(passage.number, .coder)
        let none = StoryTag.value(.none)
        let own = review.tags(passage.number, .blind).filter {
            $0.coder == coder.text && ($0.code == StoryTag.valence ? $0.value != none : $0.value > 0)
        }
        return Dictionary((tags.isEmpty ? own : tags).map { ($0.code, $0.value) }) { first, _ in first }
    }

    // MARK: - Read

    var revision: Int? { typed["versie"].flatMap { Int($0) } }
    var isDoubtful: Bool { !isBlind && typed.all("twijfel").contains("ja") }
    private var acceptsAll: Bool { typed["doe"] == "alles" }

    private static func name(_ axis: Codebook.Axis) -> String { axis == .theme ? "themas" : "dimensies" }

    /// Codes that were ticked.
    private var added: [String] { Codebook.Axis.allCases.flatMap { typed.all(Self.name($0)) } }

    private func choice(_ tag: StoryTag) -> Int? {
        switch typed["voorstel-\(tag.code)"] {
        case "ja": 1
        case "nee": 0
        default: acceptsAll ? 1 : nil
        }
    }

    private var valence: Valence? {
        if let chosen = typed["waarde"].flatMap({ Valence(rawValue: $0) }) { return chosen }
        return acceptsAll ? proposedValence : nil
    }

    private var machinesValence: StoryTag? {
        isBlind ? nil : review.tags(passage.number, .machine).first { $0.code == StoryTag.valence }
    }

    private var proposedValence: Valence? { machinesValence.map { StoryTag.valence($0.value) } }

    /// Codes and the valence as they were chosen; nil while something is not. A passage without a code has no valence.
    var values: [String: Int]? {
        var values: [String: Int] = [:]
        for tag in proposed {
            guard let choice = choice(tag) else { return nil }
            values[tag.code] = choice
        }
        let known = Set(words.book.codes.map(\.id))
        for code in added where known.contains(code) { values[code] = 1 }
        let hasCode = values.values.contains(1)
        guard let valence = hasCode ? valence : Valence.none else { return nil }
        values[StoryTag.valence] = StoryTag.value(valence)
        return values
    }

    // MARK: - Show

    var fields: [StaffField] {
        let proposals = proposed
        let rest = words.book.codes.filter { code in !proposals.contains { $0.code == code.id } }
        let chosen = isTyped ? added : decided.filter { $0.value == 1 }.map(\.key)
        let axes = Codebook.Axis.allCases.map { axis in
            StaffField(
                Self.name(axis), .several(rest.filter { $0.axis == axis }.map { ($0.id, words.say($0.name), nil) }),
                label: language.say(axis == .theme ? .axisTheme : .axisDimension), values: chosen)
        }
        return proposals.map(field) + axes + [valenceField] + (isBlind ? [] : [doubtField])
    }

    private func field(_ tag: StoryTag) -> StaffField {
        let name = "voorstel-\(tag.code)"
        let known = decided[tag.code].map { $0 == 1 ? "ja" : "nee" } ?? ""
        let given = isTyped ? typed[name] ?? "" : known
        return StaffField(
            name,
            .one([("ja", language.say(.proposalYes), nil), ("nee", language.say(.proposalNo), nil)]),
            label: language.say(.proposalTitle, ["name": words.name(tag.code), "percent": percent(tag)]),
            hint: told(tag),
            values: [given], error: isSent && choice(tag) == nil ? language.say(.wrongChoose) : nil)
    }

    /// How sure the machine is; never wholly.
    private func percent(_ tag: StoryTag) -> String {
        language.figures(String(min(99, Int(((tag.source.probability ?? 0) * 100).rounded()))))
    }

    /// The words that led to a proposal, each once; nil without any.
    private func told(_ tag: StoryTag) -> String? {
        let text = StoryText(kept: passage.text)
        var seen: Set<String> = []
        let told = (tag.source.evidence ?? []).filter { $0.start < $0.end }.map { text[$0.start..<$0.end] }
            .filter { seen.insert($0.lowercased()).inserted }.prefix(6)
        guard !told.isEmpty else { return nil }
        return language.say(.proposalHint, ["list": told.map { language.quoted($0) }.joined(separator: ", ")])
    }

    private var valenceField: StaffField {
        let known = decided[StoryTag.valence].map { StoryTag.valence($0).rawValue } ?? ""
        let hasCode = !added.isEmpty || proposed.contains { choice($0) == 1 }
        return StaffField(
            "waarde",
            .one(words.book.valences.map { ($0.id.rawValue, words.say($0.name), words.say($0.definition)) }),
            label: language.say(.fieldValence),
            hint: machinesValence.map { tag in
                let name = words.name(StoryTag.valence(tag.value))
                let said = language.say(
                    tag.source.probability == nil ? .valenceProposed : .proposalTitle,
                    ["name": name, "percent": percent(tag)])
                return [said, told(tag)].compactMap(\.self).joined(separator: ". ")
            },
            values: [isTyped ? typed["waarde"] ?? "" : known],
            error: isSent && hasCode && valence == nil ? language.say(.wrongChoose) : nil)
    }

    private var doubtField: StaffField {
        StaffField(
            "twijfel", .several([("ja", language.say(.doubt), language.say(.doubtHint))]),
            label: language.say(.fieldDoubt),
            values: isTyped ? typed.all("twijfel") : passage.about.doubt == nil ? [] : ["ja"])
    }

    var buttons: [StoryBox.Button] {
        guard !isBlind else { return [.init("blind", language.say(.blindGo))] }
        return [.init("bewaar", language.say(.passageGo))]
            + (proposed.isEmpty ? [] : [.init("alles", language.say(.acceptAll), isSecond: true)])
    }
}
