import NIOHTTP1
import Programme
import Records
import XForms

/// What the controllers of letters share: which collections there are, and their words.
struct LetterDesk: Sendable {
    let staff: StaffOffice
    let press: LetterPress

    init(staff: StaffOffice) {
        self.staff = staff
        press = LetterPress(pages: staff.office.screens.pages, settings: staff.office.screens.settings)
    }

    /// The languages that letters are in.
    var languages: [InterfaceLanguage] { press.pages.languages.all }

    /// A collection with letters that somebody may see, with its neighbourhoods in the visitor's scope alone.
    struct Seen: Sendable {
        let collection: Collection
        let neighbourhoods: [Neighbourhood]
        /// Whether the visitor sees all neighbourhoods that its letters' words are for.
        let isWhole: Bool
        /// What its letters' own words are kept under.
        var textsOf: String { collection.letterTexts }
    }

    /// Until when a collection is worked with.
    enum Span {
        /// Until what was begun may not be finished any more.
        case answering
        /// Until its answers are erased: what came on paper may come late.
        case keeping
    }

    /// Collections that are open or will be, or were until a short while ago, in the visitor's scope.
    func collections(_ visit: StaffVisit, _ span: Span = .answering) -> [Seen] {
        let all = staff.office.offer.known
        let narrow = all.filter { !$0.neighbourhoods.allSatisfy { visit.scope.holds($0.id) } }
        let shared = Set(narrow.map(\.letterTexts))
        return all.compactMap { seen($0, visit, isWhole: !shared.contains($0.letterTexts), span) }
    }

    /// The collection that the address names first.
    func collection(_ visit: StaffVisit, _ span: Span = .answering) -> Seen? {
        guard let id = visit.values.first else { return nil }
        let all = staff.office.offer.known
        guard let one = all.first(where: { $0.id == id }) else { return nil }
        let others = all.filter { $0.letterTexts == one.letterTexts }
        let isWhole = others.allSatisfy { $0.neighbourhoods.allSatisfy { visit.scope.holds($0.id) } }
        return seen(one, visit, isWhole: isWhole, span)
    }

    private func seen(_ collection: Collection, _ visit: StaffVisit, isWhole: Bool, _ span: Span) -> Seen? {
        let today = staff.office.clock.day
        switch collection.state(on: today) {
        case .closed:
            guard let served = staff.office.collections[collection.id] else { return nil }
            let isKept = served.accountability?.retained.map { Week(of: today) < Week(of: $0) } ?? false
            guard collection.mayFinish(on: today) || span == .keeping && isKept else { return nil }
        // One that is kept in the store but served no more.
        case .open: guard staff.office.collections[collection.id] != nil else { return nil }
        case .notYetOpen: break
        }
        let all = collection.neighbourhoods
        let within = visit.scope == .everywhere ? all : all.filter { visit.scope.holds($0.id) }
        return within.isEmpty ? nil : Seen(collection: collection, neighbourhoods: within, isWhole: isWhole)
    }

    /// Whether nobody can begin any more.
    func isOver(_ collection: Collection) -> Bool {
        if case .closed = collection.state(on: staff.office.clock.day) { true } else { false }
    }

    /// The neighbourhood of a collection that the address names, where it has letters.
    func place(_ visit: StaffVisit) -> (seen: Seen, neighbourhood: Neighbourhood, place: LetterPlace)? {
        guard let seen = collection(visit), visit.values.count > 1, seen.collection.access.allowsLetter,
            let neighbourhood = seen.neighbourhoods.first(where: { $0.id == visit.values[1] })
        else { return nil }
        return (
            seen, neighbourhood, LetterPlace(collection: seen.collection.id, neighbourhood: neighbourhood.id)
        )
    }

    // MARK: - Words

    /// The title of a collection's questionnaire.
    func title(_ collection: Collection, in language: InterfaceLanguage) -> String {
        staff.office.collections[collection.id].map { QuestionnaireFacts($0.form, language: language).title }
            ?? collection.questionnaire
    }

    /// The languages in which the questionnaire can be answered.
    func spoken(_ collection: Collection) -> [InterfaceLanguage] {
        guard let form = staff.office.collections[collection.id]?.form else { return [] }
        return languages.filter { form.language($0.code) != nil }
    }

    /// What stands for the places in a letter's words.
    func values(
        _ collection: Collection, _ neighbourhood: Neighbourhood, in language: InterfaceLanguage
    ) -> [LetterValue: String] {
        [
            .neighbourhood: language.quoted(neighbourhood.name),
            .questionnaire: language.quoted(title(collection, in: language)),
            .lastDay: collection.closes.map(language.words(for:)) ?? "",
            .organisation: language.quoted(press.sender),
        ]
    }

    /// The words of a letter in each language: those of the round, else the standard ones.
    func texts(_ kind: LetterKind, round: String) async throws -> [String: LetterText] {
        let own = try await staff.stores.letters.letterTexts(round: round).filter { $0.kind == kind }
        var texts: [String: LetterText] = [:]
        for language in languages {
            texts[language.code] =
                own.first { $0.language == language.code } ?? .standard(kind, in: language)
        }
        return texts
    }

    /// The origin that codes are typed at: the public one, or the name by which this machine was reached.
    func origin(_ visit: StaffVisit) -> String {
        press.settings.origin ?? visit.visit.head.headers.first(name: "host").map { "http://\($0)" } ?? ""
    }

    func link(_ page: StaffPage, _ visit: StaffVisit, _ values: [String], _ word: StaffWord) -> StaffLink {
        StaffLink(
            address: Route.staff(page, values).path(in: visit.language), words: visit.language.say(word))
    }

    /// The collection as the audit log names it.
    func object(_ collection: Collection) -> AuditObject { AuditObject(.collection, collection.id) }
}

extension Collection {
    /// What the own words of letters are kept under: the id of a round, for its name may be another round's too. Collections
    /// of the file share them by the name of their round.
    fileprivate var letterTexts: String { roundID.map { "ronde/" + $0 } ?? round }
}
