import Programme
import Records
import Stories

/// What is said of a passage's tags, in words.
struct PassageMarks {
    let review: StoryReview
    let coder: AccountID
    let words: CodebookWords

    private var language: InterfaceLanguage { words.language }

    /// Tags and marks of a passage; nothing of what others made of it to who must code it blind.
    func tags(_ passage: StoryPassage) -> [String] {
        guard passage.isCoded else { return [] }
        if review.isBlind(passage, for: coder) { return [language.say(.markBlind)] }
        let decided = review.tags(passage.number, .coder)
        let proposed = review.tags(passage.number, .machine).filter { tag in
            tag.code != StoryTag.valence && tag.value == 1 && !decided.contains { $0.code == tag.code }
        }
        var said = decided.filter { $0.code != StoryTag.valence && $0.value == 1 }.map { words.name($0.code) }.sorted()
        said += decided.filter { $0.code == StoryTag.valence && $0.value != StoryTag.value(.none) }
            .map { words.name(StoryTag.valence($0.value)) }
        said += proposed.map { language.say(.markProposed, ["name": words.name($0.code)]) }.sorted()
        if passage.about.doubt != nil { said.append(language.say(.markDoubt)) }
        if said.isEmpty, review.isDecided(passage) { said.append(language.say(.markNone)) }
        return said
    }

    /// What is decided of a passage and by whom, a line for each; nothing to who must code it blind.
    func chosen(_ passage: StoryPassage, by names: [String: String]) -> [String] {
        guard passage.isCoded, !review.isBlind(passage, for: coder) else { return [] }
        let all = Dictionary(grouping: review.tags(passage.number, .coder), by: \.coder)
        return all.sorted { $0.key < $1.key }.map { coder, tags in
            let codes = tags.filter { $0.code != StoryTag.valence && $0.value == 1 }.map { words.name($0.code) }
            let valence = tags.filter { $0.code == StoryTag.valence && $0.value != StoryTag.value(.none) }
                .map { words.name(StoryTag.valence($0.value)) }
            let rejected = tags.filter { $0.code != StoryTag.valence && $0.value == 0 }
                .map { language.say(.markRejected, ["name": words.name($0.code)]) }
            let list = codes.sorted() + valence + rejected.sorted()
            return language.say(
                .chosenBy,
                [
                    "name": names[coder] ?? language.say(.somebody),
                    "list": list.isEmpty ? language.say(.markNone) : list.joined(separator: ", "),
                ])
        } + (passage.about.doubt == nil ? [] : [language.say(.markDoubt)])
    }

    /// Words that led to proposals.
    func evidence(_ passage: StoryPassage) -> [Range<Int>] {
        review.tags(passage.number, .machine).flatMap { $0.source.evidence ?? [] }.filter { $0.start < $0.end }
            .map { $0.start..<$0.end }
    }
}
