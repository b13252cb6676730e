import Datasets
import Programme
import Records
import XForms

/// The responses that a plan asks for, ready to be read.
struct ReleaseSource {
    let selection: ResponseSelection
    let places: [ResponsePlace]
    let form: DatasetForm
    let rows: ResponseRows
    /// How many responses the selection holds.
    let read: Int

    /// - Parameters:
    ///   - through: the last week that each collection counts, of a release that is made again; nil for a new one.
    ///   - today: the programme's day; weeks that are not over count only where nobody can answer any more.
    static func gather(
        _ plan: ReleasePlan, stores: ReleaseStores, through: [String: Int]?, today: Day
    ) async throws -> ReleaseSource {
        let collections = try await stores.collections.collections().filter {
            $0.questionnaire == plan.questionnaire && plan.rounds.contains($0.round)
        }
        guard !collections.isEmpty else {
            throw ReleaseRefusal.protection([
                .init(
                    plan.questionnaire, "it was never open in these rounds",
                    repair: "name a questionnaire and rounds of the programme",
                    nl: "Deze vragenlijst was in deze rondes niet open.")
            ])
        }
        let weeks = through.map { $0.mapValues(Week.init(number:)) } ?? Self.weeks(collections, today: today)
        let selection = ResponseSelection(through: weeks, neighbourhoods: plan.neighbourhoods)
        let all = try await stores.archive.places(selection)
        let forms = try await definitions(all, plan.questionnaire, stores)
        try ConversationCard.check(plan, forms)
        let places = all.filter { place in forms.contains { $0.hashBytes == place.definition } }
        var options = DatasetOptions()
        options.tier = plan.tier.dataset
        options.rounds = plan.rounds
        options.withPersons = plan.shape == .persons
        // In a research file each choice would be something more to be known by; tables count ties from the text.
        options.listsByChoice = plan.tier == .pseudonymised && plan.listsByChoice == true
        let form = try DatasetForm(forms, options: options)
        let key = try await stores.ledger.pseudonymKey(of: plan.recipient)
        let feed = StoreFeed(
            archive: stores.archive, places: places,
            rounds: Dictionary(collections.map { ($0.id, $0.round) }) { first, _ in first },
            versions: Dictionary(forms.map { ($0.hashBytes, $0.hash) }) { first, _ in first })
        let rows = try await Aside.run { [options] in
            try ResponseRows(feed: feed, form: form, pseudonyms: Pseudonyms(key: key), options: options)
        }
        if through == nil { try rows.dataset.check(wishes: plan) }
        return ReleaseSource(selection: selection, places: places, form: form, rows: rows, read: all.count)
    }

    /// What was sent in a week that is over can only be withdrawn; so nothing ever comes to a release afterwards.
    private static func weeks(_ collections: [Collection], today: Day) -> [String: Week] {
        let current = Week(of: today)
        let weeks = collections.map { collection in
            (collection.id, collection.mayFinish(on: today) ? Week(number: current.number - 1) : current)
        }
        return Dictionary(weeks) { first, _ in first }
    }

    /// Every version that was answered, oldest first.
    static func definitions(
        _ places: [ResponsePlace], _ questionnaire: String, _ stores: ReleaseStores
    ) async throws -> [FormDefinition] {
        var forms: [FormDefinition] = []
        for hash in Set(places.map(\.definition)) {
            let kept = try await stores.collections.definition(hash: hash)
            let form = kept.flatMap { kept in
                FormDefinition.load(kept.content, beside: { kept.attachments[$0] }).definition
            }
            guard let form else {
                throw ReleaseRefusal.protection([
                    .init(
                        questionnaire, "a version that was answered cannot be read any more",
                        repair: "start the service and read what it says of it",
                        nl:
                            "Een versie van de vragenlijst waarop geantwoord is, is niet meer te lezen. Vraag de beheerder."
                    )
                ])
            }
            forms.append(form)
        }
        let told = ConversationCard.told(forms)
        guard !told.isEmpty || forms.isEmpty else {
            throw ReleaseRefusal.protection([
                .init(
                    questionnaire,
                    "its answers are for a talk with the person alone (bs:allowed-use): never trended or compared",
                    repair: "choose another questionnaire",
                    nl: "De antwoorden op deze vragenlijst zijn alleen voor een gesprek met de persoon zelf.")
            ])
        }
        guard !forms.isEmpty else {
            throw ReleaseRefusal.protection([
                .init(
                    questionnaire, "nobody answered there in a week that is over",
                    repair: "wait until the week is over, or choose other rounds and neighbourhoods",
                    nl: "In deze rondes en buurten is nog geen week voorbij waarin iemand antwoordde.")
            ])
        }
        return told.sorted {
            (VersionOrder($0.version), $0.version, $0.hash) < (VersionOrder($1.version), $1.version, $1.hash)
        }
    }
}

extension ReleaseTier {
    var dataset: Dataset.Tier {
        switch self {
        case .tables: .tables
        case .researchFile: .researchFile
        case .pseudonymised: .pseudonymised
        }
    }
}
