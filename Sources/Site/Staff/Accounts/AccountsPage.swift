import Programme

/// The list of accounts, fifty at a time, with a box to search in.
struct AccountsPage: HTMLPage {
    static let template = "staff/accounts"
    static let most = 50

    struct Row: Sendable {
        let address: String
        let name: String
        let login: String
        let roles: String
        let scope: String
        let state: String
    }

    let title: String
    let lead: String
    let new: StaffLink
    let action: String
    let wanted: String
    let rows: [Row]
    let hasRows: Bool
    let ways: [StaffLink]
    let hasWays: Bool

    /// - Parameters:
    ///   - accounts: all of them, in order.
    ///   - wanted: part of a name or login; empty for all.
    ///   - number: which fifty, from 1.
    init(_ accounts: [Account], wanted: String, number: Int, in language: InterfaceLanguage) {
        title = language.say(.menuAccounts)
        let needle = wanted.trimmingPrefix(while: \.isWhitespace).lowercased()
        let fitting = accounts.filter { account in
            needle.isEmpty || account.name.lowercased().contains(needle) || account.login.text.contains(needle)
        }
        lead = language.say(.accountsCount, count: fitting.count)
        new = StaffLink(address: Route.staff(.newAccount).path(in: language), words: language.say(.inviteTitle))
        action = Route.staff(.accounts).path
        self.wanted = wanted
        let last = max(1, (fitting.count + Self.most - 1) / Self.most)
        let shown = min(max(1, number), last)
        rows = fitting.dropFirst((shown - 1) * Self.most).prefix(Self.most).map { account in
            Row(
                address: Route.staff(.account, [account.id.text]).path(in: language), name: account.name,
                login: account.login.text, roles: language.words(account.roles), scope: language.words(account.scope),
                state: language.say(account.state.name))
        }
        hasRows = !rows.isEmpty
        func link(_ page: Int, _ words: StaffWord) -> StaffLink {
            let query = UrlencodedForm([("zoek", wanted), ("bladzijde", String(page))]).encoded
            let address = Route.staff(.accounts).path(in: language) + "&" + String(decoding: query, as: UTF8.self)
            return StaffLink(address: address, words: language.say(words))
        }
        ways = (shown > 1 ? [link(shown - 1, .previousPage)] : []) + (shown < last ? [link(shown + 1, .nextPage)] : [])
        hasWays = !ways.isEmpty
    }
}
