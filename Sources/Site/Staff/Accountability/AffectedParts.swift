import Programme
import Records

/// What the report of a window says. Figures of people are those of the page of the response, so that both together tell no
/// more than one.
struct AffectedParts {
    let from: Day
    let until: Day
    let collections: [Collection]
    /// The neighbourhoods of this page of it.
    let shown: [Neighbourhood]
    let picture: ResponsePicture?
    let served: [String: ServedCollection]
    /// What the job of erasing removed since the window began.
    let erased: [RetentionReport]
    /// Who of the staff did something, and how many rows of the audit log tell of it.
    let people: [(account: Account, rows: Int)]
    /// The day of each back-up that is still there.
    let backups: [Day]
    /// Those that were made by the window's end and not given back before it.
    let releases: [Release]
    /// The window's beginning, in seconds since 1970.
    let begins: Int64
    /// Whether the visitor sees the whole programme.
    let isWhole: Bool
    let moment: (Int64) -> String
    let language: InterfaceLanguage

    typealias Part = StaffOverviewPage.Part

    var all: [Part] {
        [together] + (shown.isEmpty ? [] : [places]) + [besides, staffPart, copies]
    }

    private func tens(_ count: Int) -> String {
        count < Tens.least ? language.say(.responseFew) : language.figures(String(count))
    }

    /// How many had sent by the end of the window's last week, as far as the figures tell.
    private func sent(_ one: Collection) -> Int? {
        guard let response = picture?.collections[one.id], let total = response.total else { return nil }
        let last = Week(of: until)
        return response.weeks.last { $0.week <= last }?.sent ?? (response.weeks.isEmpty ? total.sent : 0)
    }

    private func title(_ one: Collection) -> String {
        let name = served[one.id].map { QuestionnaireFacts($0.form, language: language).title } ?? one.questionnaire
        return "\(name) (\(one.round))"
    }

    // MARK: - Residents

    private var together: Part {
        let rows = collections.map { one in
            [
                title(one), sent(one).map(tens) ?? language.say(.affectedInPart), erased(of: one),
                served[one.id].map { DataKinds($0.form).words(language) } ?? language.say(.notKnown),
            ]
        }
        let columns: [StaffWord] = [.columnQuestionnaire, .responseSent, .affectedErased, .registerData]
        let heading = language.say(
            .affectedPeople, ["from": language.words(for: from), "until": language.words(for: until)])
        guard !rows.isEmpty else { return Part(heading, paragraphs: [language.say(.affectedNothing)]) }
        return Part(
            heading, paragraphs: [language.say(.affectedUpper)],
            table: .init(heading, columns: columns.map { language.say($0) }, rows: rows))
    }

    /// When, and no number: sums of days would tell what each of them hides.
    private func erased(of one: Collection) -> String {
        let own = erased.filter { $0.what == .collection(one.id) }
        guard let last = own.map(\.day).max() else { return language.say(.affectedNoneErased) }
        return language.say(.affectedErasedOn, ["date": language.words(for: last)])
    }

    private var places: Part {
        let heading = language.say(.affectedPlaces)
        let asked = collections.map { Set($0.neighbourhoods.map(\.id)) }
        let rows = shown.map { place in
            [place.name]
                + zip(collections, asked).map { one, asked in
                    guard asked.contains(place.id) else { return "–" }
                    return tens(picture?.collections[one.id]?.places[place.id]?.sent ?? 0)
                }
        }
        return Part(
            heading, paragraphs: [language.say(.affectedPlacesLead)],
            table: .init(
                heading, columns: [language.say(.columnNeighbourhood)] + collections.map(title), rows: rows))
    }

    private var besides: Part {
        Part(
            language.say(.affectedBesides),
            facts: [
                StaffFact(term: language.say(.menuStories), words: language.say(.affectedStories)),
                StaffFact(term: language.say(.registerDrafts), words: language.say(.affectedDrafts)),
                StaffFact(term: language.say(.menuLetters), words: language.say(.affectedLetters)),
            ])
    }

    // MARK: - Staff and copies

    private var staffPart: Part {
        let heading = language.say(.affectedStaff)
        let rows = language.sorted(people, by: \.account.name).map { person in
            [person.account.name, language.words(person.account.roles), language.figures(String(person.rows))]
        }
        guard !rows.isEmpty else { return Part(heading, paragraphs: [language.say(.affectedNobody)]) }
        let columns: [StaffWord] = [.fieldName, .fieldRoles, .affectedRows]
        return Part(
            heading, paragraphs: isWhole ? [] : [language.say(.affectedStaffPart)],
            table: .init(heading, columns: columns.map { language.say($0) }, rows: rows),
            links: [
                StaffLink(address: Route.staff(.auditLog).path(in: language), words: language.say(.menuAuditLog))
            ])
    }

    private var copies: Part {
        let within = backups.filter { $0 >= from && $0 <= until }
        let older = backups.count { $0 < from }
        let days = within.sorted().map(language.words(for:)).joined(separator: ", ")
        let items = releases.map { one in
            language.say(
                one.made >= begins ? .affectedReleaseIn : .affectedReleaseOut,
                [
                    "number": language.figures(String(one.number)), "name": one.plan.recipient.name,
                    "what": language.say(one.plan.tier.name), "moment": moment(one.made),
                ])
        }
        return Part(
            language.say(.affectedCopies),
            facts: [
                StaffFact(
                    term: language.say(.affectedBackupsIn),
                    words: within.isEmpty ? language.say(.affectedNone) : days),
                StaffFact(
                    term: language.say(.affectedBackupsOlder),
                    words: older == 0 ? language.say(.affectedNone) : language.figures(String(older))),
                StaffFact(
                    term: language.say(.registerReleases),
                    words: items.isEmpty ? language.say(.affectedNone) : language.figures(String(items.count))),
            ], items: items)
    }
}
