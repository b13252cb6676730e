/// A page about one thing: parts with facts, lists and tables, and perhaps a form at the end.
struct StaffOverviewPage: HTMLPage {
    static let template = "staff/overview"

    /// A part under a heading.
    struct Part: Sendable {
        let heading: String
        let paragraphs: [String]
        let facts: [StaffFact]
        let hasFacts: Bool
        let items: [String]
        let hasItems: Bool
        /// Language of the items where it is another than the page's.
        let itemsLang: String?
        let chart: StaffChart?
        let table: Table?
        let links: [StaffLink]
        let hasLinks: Bool
        /// Drawings of what the table says.
        var intervals: StaffIntervals?
        var radar: StaffRadar?
        var pairs: StaffPairs?
        var ties: StaffTies?
        /// Pieces of stories beside the figures.
        var quotes: StaffQuotes?
        /// There is room below to write what one sees and does.
        var isSheet = false

        init(
            _ heading: String, paragraphs: [String] = [], facts: [StaffFact] = [], items: [String] = [],
            itemsLang: String? = nil, chart: StaffChart? = nil, table: Table? = nil, links: [StaffLink] = []
        ) {
            self.heading = heading
            self.paragraphs = paragraphs
            self.facts = facts
            hasFacts = !facts.isEmpty
            self.items = items
            hasItems = !items.isEmpty
            self.itemsLang = itemsLang
            self.chart = chart
            self.table = table
            self.links = links
            hasLinks = !links.isEmpty
        }
    }

    /// A table; the first cell of a row heads it.
    struct Table: Sendable {
        struct Row: Sendable {
            let head: String
            let cells: [String]
        }

        let caption: String
        let columns: [String]
        let rows: [Row]

        init(_ caption: String, columns: [String], rows: [[String]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows.map { Row(head: $0.first ?? "", cells: Array($0.dropFirst())) }
        }
    }

    let title: String
    let titlePrefix: String
    let lead: [String]
    let notice: String?
    let errors: [StaffField.Fault]
    let hasErrors: Bool
    /// What is asked for, above the answer.
    let question: StaffQuestion?
    let parts: [Part]
    let form: StaffForm?
    let ways: [StaffLink]

    init(
        title: String, lead: [String] = [], notice: String? = nil, question: StaffQuestion? = nil,
        parts: [Part], form: StaffForm? = nil, ways: [StaffLink], in language: InterfaceLanguage
    ) {
        self.title = title
        self.lead = lead
        self.notice = notice
        self.question = question
        self.parts = parts
        self.form = form
        self.ways = ways
        errors = (question?.fields.compactMap(\.fault) ?? []) + (form?.errors ?? [])
        hasErrors = !errors.isEmpty
        titlePrefix = errors.isEmpty ? "" : language.say(.errorPrefix) + " "
    }
}

/// Fields whose values go into the address of the page that answers.
struct StaffQuestion: Sendable {
    let action: String
    let lang: String
    let fields: [StaffField]
    let button: String
}
