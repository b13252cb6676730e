import Foundation
import HTTPTypes
import Programme
import Records

/// Who could have been affected when something went wrong between two days: how many, where, and what of them. Never who:
/// the service does not know that.
struct AffectedController: Sendable {
    let staff: StaffOffice

    /// `/medewerkers/geraakt`
    func show(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let typed = UrlencodedForm(encoded: Array(visit.visit.query.utf8)) ?? UrlencodedForm()
        let window = AffectedWindow(typed)
        var parts: [StaffOverviewPage.Part] = []
        var ways: [StaffLink] = []
        if let (from, until) = window.days {
            (parts, ways) = try await answer(visit, from, until, typed)
        }
        let page = StaffOverviewPage(
            title: language.say(.menuAffected), lead: [language.say(.affectedLead), language.say(.affectedTens)],
            question: StaffQuestion(
                action: Route.staff(.affected).path, lang: language.code, fields: window.fields(language),
                button: language.say(.affectedGo)), parts: parts, ways: ways, in: language)
        return try staff.render(page, visit, status: window.isWrong ? .unprocessableContent : .ok)
    }

    private func answer(
        _ visit: StaffVisit, _ from: Day, _ until: Day, _ typed: UrlencodedForm
    ) async throws -> (parts: [StaffOverviewPage.Part], ways: [StaffLink]) {
        let (language, clock) = (visit.language, staff.office.clock)
        let (begins, ends) = (clock.midnight(of: from), clock.midnight(of: Day(number: until.number + 1)))
        let note = visit.note(.affectedSeen, AuditObject(.log, "\(from)/\(until)"), at: staff.now)
        let active = try await staff.stores.audit.activeAccounts(
            from: begins, before: ends, in: visit.scope, noting: note)
        var people: [(account: Account, rows: Int)] = []
        for (id, rows) in active {
            if let account = try await staff.stores.accounts.account(id, in: .everywhere) {
                people.append((account, rows))
            }
        }
        let collections = collections(visit, until)
        var seen: [String: Neighbourhood] = [:]
        for one in collections {
            for place in one.neighbourhoods where seen[place.id] == nil && visit.scope.holds(place.id) {
                seen[place.id] = place
            }
        }
        let places = Paged(language.sorted(Array(seen.values), by: \.name), page: typed["bladzijde"])
        let folder = staff.office.screens.settings.backupFolder
        let backups = folder.map { staff.office.stores.custody.backups(in: $0) } ?? []
        let parts = AffectedParts(
            from: from, until: until, collections: collections, shown: places.shown,
            picture: try await staff.stores.response.response(
                of: collections.map(\.id), at: places.shown.map(\.id), in: visit.scope),
            served: staff.office.collections,
            erased: try await staff.stores.retention.retentionPicture(since: from).reports,
            people: people, backups: backups.map { Day(of: $0, in: clock.zone) },
            releases: try await staff.stores.releases.releases(in: visit.scope).filter { one in
                one.made < ends && one.deleted.map { $0 >= from } ?? true
            }, begins: begins, isWhole: visit.scope == .everywhere, moment: { staff.words($0, language) },
            language: language)
        let ways = places.ways(language) { number in
            let query = UrlencodedForm([
                ("van", typed["van"] ?? ""), ("tot", typed["tot"] ?? ""), ("bladzijde", String(number)),
            ]).encoded
            return Route.staff(.affected).path(in: language) + "&" + String(decoding: query, as: UTF8.self)
        }
        return (parts.all, ways)
    }

    /// Collections that had opened by the window's end. Those whose answers were erased before it are among them: a back-up of
    /// those days still held them.
    private func collections(_ visit: StaffVisit, _ until: Day) -> [Collection] {
        staff.office.offer.known.filter { one in
            one.neighbourhoods.contains { visit.scope.holds($0.id) } && one.opens.map { $0 <= until } ?? true
        }
    }
}

/// The days that are asked about, as typed.
struct AffectedWindow {
    private let typed: UrlencodedForm
    private let (from, until): (Day?, Day?)
    private let isAsked: Bool
    private let isOrdered: Bool

    init(_ typed: UrlencodedForm) {
        self.typed = typed
        func day(_ name: String) -> Day? {
            let text = (typed[name] ?? "").trimmingCharacters(in: .whitespaces)
            return Day(text) ?? Day(dutch: text)
        }
        let (first, last) = (day("van"), day("tot"))
        (from, until) = (first, last)
        isAsked = typed["van"] != nil || typed["tot"] != nil
        isOrdered = first.map { first in last.map { first <= $0 } ?? true } ?? true
    }

    /// First and last; nil when they were not asked for, or wrongly.
    var days: (Day, Day)? {
        guard let from, let until, isOrdered else { return nil }
        return (from, until)
    }

    var isWrong: Bool { isAsked && days == nil }

    func fields(_ language: InterfaceLanguage) -> [StaffField] {
        func field(_ name: String, _ label: StaffWord, _ wrong: StaffWord?) -> StaffField {
            StaffField(
                name, .line(type: "date"), label: language.say(label), values: [typed[name] ?? ""],
                error: isAsked ? wrong.map { language.say($0) } : nil)
        }
        return [
            field("van", .affectedFrom, from == nil ? .wrongDay : nil),
            field("tot", .affectedUntil, until == nil ? .wrongDay : isOrdered ? nil : .wrongWindow),
        ]
    }
}
