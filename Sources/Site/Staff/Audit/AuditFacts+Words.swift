import Programme

extension InterfaceLanguage {
    /// What a row tells of what was given or made, in lines. Neighbourhoods outside the reader's own are not named.
    func lines(_ facts: AuditFacts, seenIn scope: Scope) -> [String] {
        switch facts {
        case .rights(let before, let after):
            let was = before.map { say(.auditRightsBefore, words($0, scope)) }
            return [was, say(.auditRightsAfter, words(after, scope))].compactMap(\.self)
        case .letters(let letters):
            let range = say(
                .auditLetterRange,
                [
                    "first": figures(String(letters.first)), "last": figures(String(letters.last)),
                    "count": figures(String(letters.count)),
                ])
            let kind = letters.kind.flatMap(LetterKind.init(rawValue:)).map { say($0.words) }
            let paper = letters.paper.flatMap(LetterJob.Paper.init(rawValue:)).map { say($0.words) }
            return [[range, kind, paper].compactMap(\.self).joined(separator: " · ")]
        }
    }

    private func words(_ rights: AuditRights, _ scope: Scope) -> KeyValuePairs<String, String> {
        let roles = rights.roles.map { word in Role(rawValue: word).map { say($0.name) } ?? word }
        let own = rights.neighbourhoods?.filter { scope.holds($0) }
        let isMore = own != rights.neighbourhoods
        let places = own.map { $0 + (isMore ? [say(.auditOtherPlaces)] : []) } ?? [say(.scopeEverywhere)]
        return ["roles": roles.joined(separator: ", "), "places": places.joined(separator: ", ")]
    }
}

extension LetterKind {
    var words: StaffWord {
        switch self {
        case .invitation: .kindInvitation
        case .reminder: .kindReminder
        }
    }
}

extension LetterJob.Paper {
    var words: StaffWord {
        switch self {
        case .letters: .paperLetters
        case .large: .paperLarge
        case .stickers: .paperStickers
        }
    }
}
