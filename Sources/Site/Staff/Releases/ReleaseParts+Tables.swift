import Programme

/// One's own tables, before and after.
extension ReleaseParts {
    func accounts(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard !preview.accounts.isEmpty else { return nil }
        let caption = language.say(.releaseTables)
        let (listed, others) = (
            preview.accounts.prefix(Self.mostAccounts), preview.accounts.dropFirst(Self.mostAccounts)
        )
        let cut: KeyValuePairs = [
            "n": number(listed.count), "m": number(preview.accounts.count), "rest": number(others.count),
        ]
        return .init(
            caption,
            paragraphs: [language.say(.releaseTablesLead), language.say(.releaseTablesBefore)]
                + (others.isEmpty ? [] : [language.say(.releaseFirstTables, cut)]),
            items: [language.say(.releaseHiddenGroup), language.say(.releaseHiddenAnswer)],
            table: .init(
                caption,
                columns: [.releaseTable, .releaseFigures, .releaseWithGroup, .releaseWithAnswer].map {
                    language.say($0)
                },
                rows: listed.map { account in
                    let hidden = hidden([account])
                    return [
                        name(account), figures([account]), number(hidden.withGroup),
                        account.kind == .groups ? "–" : number(hidden.alone),
                    ]
                } + (others.isEmpty ? [] : [together(Array(others))])))
    }

    /// A page that can be read, and sent, whatever is asked for.
    private static let mostAccounts = 40

    /// The tables that are not listed, as one.
    private func together(_ others: [ReleasePreview.Account]) -> [String] {
        let hidden = hidden(others)
        return [
            language.say(.releaseOtherTables, ["n": number(others.count)]), figures(others), number(hidden.withGroup),
            number(hidden.alone),
        ]
    }

    private func figures(_ accounts: [ReleasePreview.Account]) -> String {
        let (before, after) = accounts.reduce((0, 0)) { ($0.0 + $1.before, $0.1 + $1.after) }
        return "\(number(before)) → \(number(after))"
    }

    /// How many figures are hidden with their whole group, and how many by themselves.
    private func hidden(_ accounts: [ReleasePreview.Account]) -> (withGroup: Int, alone: Int) {
        accounts.reduce((0, 0)) { sum, account in
            let hidden = account.before - account.after
            let withGroup = account.kind == .groups ? hidden : account.withGroup
            return (sum.0 + withGroup, sum.1 + hidden - withGroup)
        }
    }

    private func name(_ account: ReleasePreview.Account) -> String {
        let by =
            account.by.isEmpty
            ? language.say(.releaseEverybody)
            : account.by.map { $0.text(in: language.code) }.joined(separator: " × ")
        let kind = language.say(account.kind.word)
        return [account.question?.text(in: language.code), "\(kind) (\(by))"].compactMap { $0 }.joined(separator: " · ")
    }

    func tables(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard !preview.lines.isEmpty else { return nil }
        let caption = language.say(.releaseGroups)
        let all = preview.accounts.reduce(0) { $0 + $1.before }
        let cut: KeyValuePairs = ["n": number(preview.lines.count), "m": number(all)]
        let first = preview.lines.count < all ? [language.say(.releaseFirstLines, cut)] : []
        return .init(
            caption, paragraphs: [language.say(.releaseGroupsLead)] + first,
            table: .init(
                caption,
                columns: [.releaseGroup, .releaseQuestion, .releaseFigure].map { language.say($0) },
                rows: preview.lines.map { line in
                    let said = [line.question, line.answer].compactMap { $0?.text(in: language.code) }
                    return [
                        line.group.map { $0.text(in: language.code) }.joined(separator: " · "),
                        said.isEmpty ? language.say(.releasePeople) : said.joined(separator: " · "),
                        line.people.map(number) ?? line.mean.map { language.decimal($0, places: 2) }
                            ?? language.say(.releaseHiddenCell),
                    ]
                }))
    }
}

extension ReleasePreview.Account.Kind {
    fileprivate var word: StaffWord {
        switch self {
        case .groups: .releasePeople
        case .answers: .releaseAnswers
        case .means: .releaseMeans
        case .changes: .releaseChanges
        }
    }
}
