/// A list of things that staff keep, fifty at a time, with a box to search in.
struct StaffListPage: HTMLPage {
    static let template = "staff/list"
    static let most = 50

    struct Row: Sendable {
        let address: String
        let name: String
        let facts: [StaffFact]
    }

    let title: String
    let lead: [String]
    let notice: String?
    let buttons: [StaffLink]
    let hasButtons: Bool
    /// Where the box to search in leads; nil without one.
    let action: String?
    let wanted: String
    let count: String
    let rows: [Row]
    let hasRows: Bool
    let ways: [StaffLink]
    let hasWays: Bool

    /// - Parameters:
    ///   - all: every thing there is, in order.
    ///   - query: what the address asks for: `zoek`, part of a name, and `bladzijde`, which fifty.
    ///   - name: what is searched in.
    ///   - row: how one is shown; asked for those of this page alone.
    init<Item>(
        title: String, lead: [String] = [], notice: String? = nil, buttons: [StaffLink] = [], all: [Item],
        query: UrlencodedForm?, at page: StaffPage, name: (Item) -> String, count: StaffCountedWord,
        in language: InterfaceLanguage, row: (Item) -> Row
    ) {
        self.title = title
        self.lead = lead
        self.notice = notice
        self.buttons = buttons
        hasButtons = !buttons.isEmpty
        wanted = query?["zoek"] ?? ""
        let needle = wanted.trimmingPrefix(while: \.isWhitespace).lowercased()
        let fitting = needle.isEmpty ? all : all.filter { name($0).lowercased().contains(needle) }
        action = all.count > Self.most ? Route.staff(page).path : nil
        self.count = language.say(count, count: fitting.count)
        let last = max(1, (fitting.count + Self.most - 1) / Self.most)
        let shown = min(max(1, query?["bladzijde"].flatMap { Int($0) } ?? 1), last)
        rows = fitting.dropFirst((shown - 1) * Self.most).prefix(Self.most).map(row)
        hasRows = !rows.isEmpty
        let searched = wanted
        func link(_ number: Int, _ words: StaffWord) -> StaffLink {
            let query = UrlencodedForm([("zoek", searched), ("bladzijde", String(number))]).encoded
            let address = Route.staff(page).path(in: language) + "&" + String(decoding: query, as: UTF8.self)
            return StaffLink(address: address, words: language.say(words))
        }
        ways = (shown > 1 ? [link(shown - 1, .previousPage)] : []) + (shown < last ? [link(shown + 1, .nextPage)] : [])
        hasWays = !ways.isEmpty
    }
}
