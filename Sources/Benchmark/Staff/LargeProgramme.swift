import Foundation
import Programme
import Records
import RecordsSQLite
import XForms

/// A programme as large as the goals say, put into the database of a stopped service: through the store, as the pages of staff
/// would; only answers and their sums go in as rows, for a million journeys would take an hour.
struct LargeProgramme {
    let data: String
    let store: SQLiteStore
    let keys: KeyRing
    let today: Day
    /// Seconds since 1970.
    let now: Int64
    let places: [String]
    var asked: [QuestionnaireVersion] = []
    var accounts: [AccountID] = []
    /// Who looks at the pages: one with every role that one person may have, and an administrator.
    var visitors: [StaffMember] = []
    var stories: [StoryState: StoryID] = [:]

    static let neighbourhoods = 10_000
    static let responses = 1_000_000
    static let smallRounds = 40
    static let smallPlaces = 25
    static let staff = 300
    static let lettersOfAPlace = 20
    static let auditRows = 200_000
    static let told = 5_000
    static let toldIn = 100
    static let drafts = 20_000
    static let sheets = 2_000
    static let releases = 60

    /// Rounds that ask in every neighbourhood: over, open, and not yet opened.
    static let before = "t0"
    static let open = "t1"
    static let next = "t2"

    /// Opens a new data folder.
    init(in data: String) throws {
        self.data = data
        now = Int64(Date().timeIntervalSince1970)
        let day = Day(number: Int(now / 86_400))
        today = day
        keys = try KeyFile(path: data + "/keys.json").loadOrCreate(databaseExists: false, week: Week(of: day))
        var options = StoreOptions(folder: data, keys: keys)
        options.minimumFreeBytes = 0
        store = try SQLiteStore.open(options)
        places = (1...Self.neighbourhoods).map { "buurt-\($0)" }
    }

    func note(_ action: AuditAction) -> AuditNote {
        AuditNote(at: now, actor: .service, action: action)
    }

    /// All but the answers, which a closed store gets; see ``LargeAnswers``.
    /// - Parameter root: where the questionnaires lie that are asked.
    mutating func fill(questionnaires root: String) async throws {
        try await makePlaces()
        for name in ["buurt-en-gezondheid", "zes-kanten"] { asked.append(try await publish(name, in: root)) }
        try await makeRound(Self.before, from: -200, to: -100, in: places)
        try await makeRound(Self.open, from: -14, to: 30, in: places)
        try await makeRound(Self.next, from: 60, to: 90, in: places, opens: false)
        for number in 0..<Self.smallRounds {
            let own = places[(number * 200)..<(number * 200 + Self.smallPlaces)]
            try await makeRound("wijk-\(number)", from: -10, to: 20, in: Array(own), asking: 1)
        }
        try await makeAccounts()
        try await makeLetters()
        try await makeWaiting()
        stories = try await makeStories()
        try await makeReleases()
        try await makeAuditRows()
    }
}

// MARK: - Where and what

extension LargeProgramme {
    private func makePlaces() async throws {
        let profiles = places.enumerated().map { number, id in
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: id, name: Self.name(number)), municipality: "Gemeente \(number / 40)",
                district: String(format: "BU%08d", number),
                residents: Residents(
                    byAge: AgeCounts(
                        Dictionary(uniqueKeysWithValues: AgeGroup.allCases.map { ($0, 150 + number % 100) }))))
        }
        for start in stride(from: 0, to: profiles.count, by: 1_000) {
            let part = Array(profiles[start..<min(start + 1_000, profiles.count)])
            guard try await store.save(part, in: .everywhere, noting: note(.neighbourhoodsChanged)) else {
                throw BenchmarkError("no neighbourhoods were kept")
            }
        }
        for id in places.prefix(2_000) {
            let names = NeighbourhoodNames(
                streets: (1...40).map { "Straat \($0) van \(id)" }, institutions: ["Huis \(id)", "School \(id)"])
            let activities = (1...8).map {
                Activity(
                    title: "Wandelen \($0)", theme: .allCases[0], starts: today, ends: nil, target: "", reached: 12)
            }
            _ = try await store.setNames(names, of: id, in: .everywhere, noting: note(.neighbourhoodsChanged))
            _ = try await store.setActivities(activities, of: id, in: .everywhere, noting: note(.neighbourhoodsChanged))
        }
    }

    /// Names as they are: some with a number or an accent, in no order.
    private static func name(_ number: Int) -> String {
        let words = [
            "Oosterveld", "De Pol", "Één-Noord", "Molenwijk", "'t Zand", "Kerkbuurt", "Vogelbuurt", "Binnenstad",
        ]
        return "\(words[number * 7 % words.count]) \(number * 7_919 % 10_007)"
    }

    private func publish(_ name: String, in root: String) async throws -> QuestionnaireVersion {
        let folder = "\(root)/Questionnaires/\(name)"
        let content = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name).xml")))
        var files: [String: [UInt8]] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".csv") {
            files[file] = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
        }
        let beside = files
        let report = FormCheck.report(content, beside: { beside[$0] })
        guard let form = report.definition else { throw BenchmarkError("\(name) cannot be read") }
        let version = QuestionnaireVersion(
            definition: form.hashBytes, state: .draft, author: .random(), handedIn: now,
            report: QuestionnaireReport(report))
        let definition = ArchivedDefinition(
            hash: form.hashBytes, formID: form.id, formVersion: form.version, content: content, attachments: files)
        let handedIn = try await store.handIn(
            version, definition, in: .everywhere, noting: note(.questionnaireHandedIn))
        let published = try await store.publish(
            version.definition, by: .random(), needsTwo: false, in: .everywhere, noting: note(.questionnairePublished))
        guard handedIn == .done, published == .done else { throw BenchmarkError("\(name) was not published") }
        return version
    }

    private func makeRound(
        _ id: String, from first: Int, to last: Int, in chosen: [String], asking count: Int = 2, opens: Bool = true
    ) async throws {
        let all = try await store.neighbourhoods(in: .everywhere)
        let own = Set(chosen)
        let round = Round(
            id: id, name: "Ronde \(id)", opens: Day(number: today.number + first),
            closes: Day(number: today.number + last), graceDays: 7, wished: 100, expectedPercent: 25,
            neighbourhoods: all.filter { own.contains($0.id) },
            questionnaires: asked.prefix(count).map { one in
                RoundQuestionnaire(
                    definition: one.definition, form: one.form, version: one.version,
                    collection: Round.collection(round: id, form: one.form), basis: .consent, access: .both)
            },
            accountability: Accountability(
                controllers: ["Stichting Buurt"], contact: "Ada, 010 123", assessment: "DPIA-1", ethics: "nWMO-1",
                retained: Day(number: today.number + 400), hasReadConsent: true, leavesCareAlone: true,
                keepsCaregiversApart: true))
        var outcome = try await store.save(round, isNew: true, in: .everywhere, noting: note(.roundPrepared))
        if opens, outcome == .done {
            outcome = try await store.open(id, in: .everywhere, noting: note(.roundOpened))
        }
        guard outcome == .done else { throw BenchmarkError("the round \(id) was not kept") }
    }

    /// The collections of rounds that were opened, with where they ask and how many answers each has.
    var collections: [(id: String, questionnaire: QuestionnaireVersion, places: [String], answers: Int)] {
        let large = asked.flatMap { one in
            [(Self.before, 300_000), (Self.open, 190_000)].map { round, answers in
                (Round.collection(round: round, form: one.form), one, places, answers)
            }
        }
        let small = (0..<Self.smallRounds).map { number in
            (
                Round.collection(round: "wijk-\(number)", form: asked[0].form), asked[0],
                Array(places[(number * 200)..<(number * 200 + Self.smallPlaces)]), 500
            )
        }
        return large + small
    }
}

// MARK: - Who

extension LargeProgramme {
    private mutating func makeAccounts() async throws {
        for number in 0..<Self.staff {
            let start = number * 30 % (Self.neighbourhoods - 30)
            let roles: Set<Role> = [[.coordinator, .interviewer], [.interviewer], [.coder], [.evaluator]][number % 4]
            let person = try await StaffMember.make(
                "persoon\(number)", roles, scope: .neighbourhoods(Set(places[start..<start + 25])), in: self)
            accounts.append(person.id)
        }
        let most: Set<Role> = [.coordinator, .interviewer, .coder, .evaluator, .privacyOfficer]
        visitors = [
            try await StaffMember.make("ada", most, scope: .everywhere, in: self),
            try await StaffMember.make("bert", [.administrator, .coordinator], scope: .everywhere, in: self),
        ]
    }

    private func makeLetters() async throws {
        let (store, places, note) = (store, places, note(.lettersMade))
        for version in asked {
            let collection = Round.collection(round: Self.open, form: version.form)
            try await Crowd.tasks { number in
                for place in stride(from: number, to: places.count, by: Loads.crowd).map({ places[$0] }) {
                    let at = LetterPlace(collection: collection, neighbourhood: place)
                    _ = try await store.makeLetters(Self.lettersOfAPlace, for: at, in: .everywhere, noting: note)
                }
            }
            for place in places.prefix(500) {
                let at = LetterPlace(collection: collection, neighbourhood: place)
                guard let first = try await store.letters(for: at, in: .everywhere)?.batches.first else { continue }
                _ = try await store.replaceLetter(first.firstSerial, for: at, in: .everywhere, noting: note)
            }
        }
        let first = Round.collection(round: Self.open, form: asked[0].form)
        let begun = places.map { (LetterPlace(collection: first, neighbourhood: $0), 25) }
        try await store.addStarted(Dictionary(uniqueKeysWithValues: begun))
        for age in AgeGroup.allCases { try await store.addAges([AgePlace(collection: first, age: age): 30_000]) }
    }

    /// What goes by itself: drafts of some weeks, and sheets of paper that were keyed in once.
    private func makeWaiting() async throws {
        let (store, places, keys) = (store, places, keys)
        let collection = Round.collection(round: Self.open, form: asked[0].form)
        let week = Week(of: today)
        try await Crowd.tasks { number in
            for draft in stride(from: number, to: Self.drafts, by: Loads.crowd) {
                let access = keys.draftAccess(.random())
                _ = try await store.createDraft(
                    access.index, sealed: access.seal([UInt8](repeating: 1, count: 2_000)), expires: week + draft % 5)
            }
            for sheet in stride(from: number, to: Self.sheets, by: Loads.crowd) {
                let place = places[sheet * 7 % places.count]
                let entry = PaperEntry(neighbourhood: place, values: ["v1": "2"])
                _ = try await store.keepFirst(
                    entry, of: WaitingSheet.key("\(sheet)", in: place), collection: collection,
                    expires: week + sheet % 8)
            }
        }
    }

    /// A year of what staff did, each at its own moment.
    private func makeAuditRows() async throws {
        let (store, accounts, now, each) = (store, accounts, now, Self.auditRows / Loads.crowd)
        try await Crowd.tasks { number in
            for row in 0..<each {
                let ago = Int64(each - row) * 31_536_000 / Int64(each)
                try await store.note(
                    AuditNote(
                        at: now - ago, actor: .account(accounts[(number + row) % accounts.count]),
                        roles: [.coordinator],
                        action: .responseSeen, object: AuditObject(.round, "wijk-\(row % Self.smallRounds)")))
            }
        }
    }
}
