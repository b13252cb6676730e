import Programme

/// One's own tables, before and after.
extension ReleaseParts {
    func accounts(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard !preview.accounts.isEmpty else { return nil }
        let caption = language.say(.releaseTables)
        return .init(
            caption, paragraphs: [language.say(.releaseTablesLead), language.say(.releaseTablesBefore)],
            items: [language.say(.releaseHiddenGroup), language.say(.releaseHiddenAnswer)],
            table: .init(
                caption,
                columns: [.releaseTable, .releaseFigures, .releaseWithGroup, .releaseWithAnswer].map {
                    language.say($0)
                },
                rows: preview.accounts.map { account in
                    let hidden = account.before - account.after - account.withGroup
                    return [
                        name(account), "\(number(account.before)) → \(number(account.after))",
                        number(account.withGroup + (account.kind == .groups ? hidden : 0)),
                        account.kind == .groups ? "–" : number(hidden),
                    ]
                }))
    }

    private func name(_ account: ReleasePreview.Account) -> String {
        let by =
            account.by.isEmpty
            ? language.say(.releaseEverybody)
            : account.by.map { $0.text(in: language.code) }.joined(separator: " × ")
        let kind = language.say(account.kind.word)
        return [account.question?.text(in: language.code), "\(kind) (\(by))"].compactMap { $0 }.joined(separator: ": ")
    }

    func tables(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard !preview.lines.isEmpty else { return nil }
        let caption = language.say(.releaseGroups)
        let isCut = preview.lines.count < preview.accounts.reduce(0) { $0 + $1.before }
        let first = isCut ? [language.say(.releaseFirstLines, ["n": number(preview.lines.count)])] : []
        return .init(
            caption, paragraphs: [language.say(.releaseGroupsLead)] + first,
            table: .init(
                caption,
                columns: [.releaseGroup, .releaseQuestion, .releaseFigure].map { language.say($0) },
                rows: preview.lines.map { line in
                    let said = [line.question, line.answer].compactMap { $0?.text(in: language.code) }
                    return [
                        line.group.map { $0.text(in: language.code) }.joined(separator: " · "),
                        said.isEmpty ? language.say(.releasePeople) : said.joined(separator: ": "),
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
