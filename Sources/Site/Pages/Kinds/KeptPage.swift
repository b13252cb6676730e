import Programme
import Records

/// What is kept, made from the real schema and settings: every table and column, every file, the log, and for how long.
struct KeptPage: HTMLPage {
    static let template = "kept"
    let title: String
    let lead: [String]
    let tablesTitle: String
    let tables: [Table]
    let filesTitle: String
    let files: [Item]
    let logTitle: String
    let logLead: String
    let log: [Item]
    let timesTitle: String
    let times: [String]
    let neverTitle: String
    let never: [String]
    let risksTitle: String
    let risks: [String]

    /// A name as it stands in database, folder or log, and what it means.
    struct Item: Sendable {
        let name: String
        let meaning: String
    }

    struct Table: Sendable {
        let heading: String
        let items: [Item]
    }

    /// What is about people comes first.
    private static let first = ["response", "original", "draft", "invitation", "letter_batch", "tombstone", "tally"]

    init(
        _ facts: KeptFacts, settings: SiteSettings, collections: [ServedCollection], in language: InterfaceLanguage
    ) {
        let words = language.kept
        title = words.title
        lead = words.lead
        tablesTitle = words.tablesTitle
        let order = { (name: String) in Self.first.firstIndex(of: name) ?? Self.first.count }
        tables = facts.tables.enumerated().sorted {
            (order($0.element.name), $0.offset) < (order($1.element.name), $1.offset)
        }.map { _, table in
            let told = words.tables[table.name]
            return Table(
                heading: told?.title ?? table.name,
                items: table.columns.map { Item(name: $0, meaning: told?.columns[$0] ?? "") })
        }
        filesTitle = words.filesTitle
        files = facts.files.map { Item(name: $0, meaning: words.files[$0] ?? "") }
        logTitle = words.logTitle
        logLead = words.logLead
        log = RequestLog.fields.map { Item(name: $0, meaning: words.log[$0] ?? "") }
        timesTitle = words.timesTitle
        times = Self.times(words.times, settings, collections, language)
        neverTitle = words.neverTitle
        never = words.never
        risksTitle = words.risksTitle
        risks = words.risks
    }

    private static func times(
        _ words: KeptWords.Times, _ settings: SiteSettings, _ collections: [ServedCollection],
        _ language: InterfaceLanguage
    ) -> [String] {
        let kept = collections.map { QuestionnaireFacts($0.form, language: language) }.compactMap { facts in
            facts.months.flatMap { Int($0) }.map {
                language.say(.keptAfterSending, count: $0, ["name": language.quoted(facts.title)])
            }
        }
        var times = [InterfaceLanguage.fill(words.drafts, ["n": language.figures(String(settings.draftDays))])]
        times += language.sorted(Array(Set(kept)), by: \.self)
        // What a round promised on its start pages, where its day may come before the months are over.
        let promised = collections.compactMap { served in
            served.accountability?.retained.map { day in
                let title = QuestionnaireFacts(served.form, language: language).title
                return language.say(.keptUntil, ["name": language.quoted(title), "date": language.words(for: day)])
            }
        }
        times += language.sorted(Array(Set(promised)), by: \.self)
        if !kept.isEmpty { times.append(words.erasure) }
        times.append(
            settings.hasBackups
                ? InterfaceLanguage.fill(words.backups, ["n": language.figures(String(settings.backupsKept))])
                : words.noBackups)
        if settings.logDays > 0 {
            times.append(InterfaceLanguage.fill(words.log, ["n": language.figures(String(settings.logDays))]))
        }
        return times + [words.cookie, words.definitions]
    }
}
