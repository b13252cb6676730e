import Programme

/// A release in words.
struct ReleaseWords {
    let release: Release
    let today: Day
    let language: InterfaceLanguage

    init(_ release: Release, today: Day, language: InterfaceLanguage) {
        self.release = release
        self.today = today
        self.language = language
    }

    private func number(_ count: Int) -> String { language.figures(String(count)) }

    var state: String {
        switch release.state(on: today) {
        case .current:
            release.plan.expires.map { language.say(.releaseUntil, ["date": language.words(for: $0)]) }
                ?? language.say(.releaseStays)
        case .outdated(_, let untold):
            untold > 0 ? language.say(.releaseTell, count: untold) : language.say(.releaseInPart)
        case .expired(let day): language.say(.releaseExpired, ["date": language.words(for: day)])
        case .deleted(let day): language.say(.releaseGone, ["date": language.words(for: day)])
        }
    }

    /// Questionnaire and rounds. Stories that were told outside a round have one without a name.
    var what: String {
        ([release.plan.questionnaire] + release.plan.rounds).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// As they were called when it was made.
    private var places: String {
        let names = Dictionary((release.plan.places ?? []).map { ($0.id, $0.name) }) { first, _ in first }
        return release.plan.neighbourhoods.map { names[$0] ?? $0 }.joined(separator: ", ")
    }

    var whom: [StaffFact] {
        let plan = release.plan
        var facts = [
            fact(.releaseRecipient, plan.recipient.name),
            fact(.releaseRecipientKind, language.say(plan.recipient.kind.name)),
            fact(.releasePurpose, plan.purpose),
        ]
        if let day = plan.expires { facts.append(fact(.releaseExpires, language.words(for: day))) }
        if let day = plan.accepted { facts.append(fact(.releaseAccepted, language.words(for: day))) }
        return facts
    }

    var facts: [StaffFact] {
        let (plan, outcome) = (release.plan, release.outcome)
        var facts = [
            fact(.releaseTier, language.say(plan.tier.title)), fact(.columnQuestionnaire, what),
            fact(.menuNeighbourhoods, places),
            fact(.releaseRows, number(outcome.rows)),
        ]
        if let k = outcome.k { facts.append(fact(.releaseSmallest, number(k))) }
        if let k = outcome.jointK { facts.append(fact(.releaseJoint, number(k))) }
        if plan.tier == .researchFile {
            facts.append(fact(.releaseSuppressed, number(outcome.suppressed)))
            facts.append(fact(.releaseHeldBack, number(outcome.heldBack)))
        }
        if let stories = outcome.stories {
            facts.append(fact(.releasedStories, number(stories.count)))
            facts.append(fact(.releaseQuotes, number(stories.quotes)))
        }
        return facts + [fact(.releaseDigest, outcome.digest)]
    }

    private func fact(_ term: StaffWord, _ words: String) -> StaffFact {
        StaffFact(term: language.say(term), words: words)
    }
}
