/// A list of things that staff keep, fifty at a time, with a box to search in.
struct StaffListPage: HTMLPage {
    static let template = "staff/list"
    static let most = Paged<Row>.most

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
    /// What asks something of the visitor, above all others.
    let waiting: [StaffLink]
    let hasWaiting: Bool
    /// Where the box to search in leads; nil without one.
    let action: String?
    let wanted: String
    let count: String
    let rows: [Row]
    let hasRows: Bool
    let ways: [StaffLink]
    let hasWays: Bool

    /// Those that fit what the address asks for, and which of them are shown: where more is to be read of these.
    static func paged<Item>(_ all: [Item], query: UrlencodedForm?, name: (Item) -> String) -> Paged<Item> {
        let needle = (query?["zoek"] ?? "").trimmingPrefix(while: \.isWhitespace).lowercased()
        let fitting = needle.isEmpty ? all : all.filter { name($0).lowercased().contains(needle) }
        return Paged(fitting, page: query?["bladzijde"])
    }

    /// - Parameters:
    ///   - all: every thing there is, in order.
    ///   - query: what the address asks for: `zoek`, part of a name, and `bladzijde`, which fifty.
    ///   - values: the parts of that page's address.
    ///   - others: links below those to other pages of the list.
    ///   - name: what is searched in.
    ///   - row: how one is shown; asked for those of this page alone.
    init<Item>(
        title: String, lead: [String] = [], notice: String? = nil, buttons: [StaffLink] = [],
        waiting: [StaffLink] = [], all: [Item],
        query: UrlencodedForm?, at page: StaffPage, _ values: [String] = [], ways others: [StaffLink] = [],
        name: (Item) -> String, count: StaffCountedWord,
        in language: InterfaceLanguage, row: (Item) -> Row
    ) {
        self.title = title
        self.lead = lead
        self.notice = notice
        self.buttons = buttons
        hasButtons = !buttons.isEmpty
        self.waiting = waiting
        hasWaiting = !waiting.isEmpty
        wanted = query?["zoek"] ?? ""
        let paged = Self.paged(all, query: query, name: name)
        action = all.count > Self.most ? Route.staff(page, values).path : nil
        self.count = language.say(count, count: paged.all.count)
        rows = paged.shown.map(row)
        hasRows = !rows.isEmpty
        let searched = wanted
        let pages = paged.ways(language) { number in
            let query = UrlencodedForm([("zoek", searched), ("bladzijde", String(number))]).encoded
            return Route.staff(page, values).path(in: language) + "&" + String(decoding: query, as: UTF8.self)
        }
        ways = pages + others
        hasWays = !ways.isEmpty
    }
}
