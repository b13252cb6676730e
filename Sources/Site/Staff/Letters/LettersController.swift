import HTTPTypes
import NIOCore
import Programme
import Records
import Tables

/// Letters: where they can be made, making them, and replacing one that was lost.
struct LettersController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }

    /// Most letters that are made at once.
    static let most = 20_000
    /// Most neighbourhoods, those of all rounds together, that stand on the page of all.
    private static let mostListed = 100

    // MARK: - Lists

    /// `/medewerkers/brieven`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        var groups: [LettersPage.Group] = []
        let all = desk.collections(visit)
        // Where rounds are many, each has a page for its neighbourhoods too.
        let rows = all.reduce(0) { $0 + ($1.collection.access.allowsLetter ? $1.neighbourhoods.count : 0) }
        let isCrowded = rows > Self.mostListed
        for seen in all {
            let collection = seen.collection
            let places = collection.access.allowsLetter ? seen.neighbourhoods : []
            let isLong = places.count > StaffListPage.most || isCrowded && places.count > 1
            let counts = isLong || places.isEmpty ? [:] : try await counts(visit, collection)
            let rows = isLong ? [] : language.sorted(places, by: \.name).map { row($0, collection, counts, language) }
            let all = desk.link(.letterPlaces, visit, [collection.id], .lettersPlaces)
            let texts = desk.link(.letterTexts, visit, [collection.id], .lettersTexts)
            let poster = desk.link(.poster, visit, [collection.id, language.code], .lettersPoster)
            let count = StaffFact(
                term: language.say(.menuNeighbourhoods),
                words: language.say(.neighbourhoodsCount, count: places.count))
            groups.append(
                LettersPage.Group(
                    title: desk.title(collection, in: language),
                    facts: facts(collection, language) + (isLong ? [count] : []), places: rows,
                    ways: (isLong ? [all] : []) + (places.isEmpty ? [] : [texts])
                        + (collection.access.allowsOpenLink ? [poster] : [])))
        }
        return try staff.render(
            LettersPage(
                title: language.say(.menuLetters), lead: language.say(.lettersLead),
                groups: language.sorted(groups, by: \.title), hasGroups: !groups.isEmpty,
                none: language.say(.lettersNone)), visit)
    }

    private func counts(_ visit: StaffVisit, _ collection: Collection) async throws -> [LetterPlace: Int] {
        let all = try await staff.stores.letters.letterCounts(in: visit.scope, of: collection.id)
        return Dictionary(all.map { ($0.place, $0.count) }) { first, _ in first }
    }

    private func row(
        _ neighbourhood: Neighbourhood, _ collection: Collection, _ counts: [LetterPlace: Int],
        _ language: InterfaceLanguage
    ) -> LettersPage.Place {
        let place = LetterPlace(collection: collection.id, neighbourhood: neighbourhood.id)
        return LettersPage.Place(
            address: Route.staff(.lettersHere, [collection.id, neighbourhood.id]).path(in: language),
            name: neighbourhood.name, count: language.say(.lettersCount, count: counts[place] ?? 0))
    }

    /// `/medewerkers/brieven/{collection}`: its neighbourhoods, where there are too many for the page of all.
    func places(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), seen.collection.access.allowsLetter else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let counts = try await counts(visit, seen.collection)
        let page = StaffListPage(
            title: desk.title(seen.collection, in: language), lead: [language.say(.lettersPlacesLead)],
            all: language.sorted(seen.neighbourhoods, by: \.name),
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .letterPlaces, [seen.collection.id],
            ways: [desk.link(.letters, visit, [], .lettersBackAll)], name: \.name, count: .neighbourhoodsCount,
            in: language
        ) { place in
            let row = row(place, seen.collection, counts, language)
            return StaffListPage.Row(
                address: row.address, name: row.name,
                facts: [StaffFact(term: language.say(.menuLetters), words: row.count)])
        }
        return try staff.render(page, visit)
    }

    private func facts(_ collection: Collection, _ language: InterfaceLanguage) -> [StaffFact] {
        [
            StaffFact(term: language.say(.lettersRound), words: collection.round),
            collection.opens.map { StaffFact(term: language.say(.lettersOpenFrom), words: language.words(for: $0)) },
            collection.closes.map { StaffFact(term: language.say(.lettersUntil), words: language.words(for: $0)) },
        ].compactMap(\.self)
    }

    /// `/medewerkers/brieven/{collection}/in/{neighbourhood}`
    func here(_ visit: StaffVisit) async throws -> Reply {
        guard let (seen, neighbourhood, place) = desk.place(visit),
            let roll = try await staff.stores.letters.letters(for: place, in: visit.scope)
        else { return staff.unknown(visit) }
        let language = visit.language
        let serials = roll.batches.filter { roll.replacements.isEmpty || $0.count > 1 || !roll.isReplacement($0) }
        let numbers = serials.map {
            $0.count == 1 ? "\($0.firstSerial)" : "\($0.firstSerial)–\($0.serials.upperBound - 1)"
        }
        let ranges =
            numbers.isEmpty
            ? [] : [StaffFact(term: language.say(.lettersSerials), words: numbers.joined(separator: ", "))]
        let fewer = [(StaffWord.lettersReplaced, roll.replacements.count), (.lettersStopped, roll.stopped.count)]
            .filter { $0.1 > 0 }
            .map { StaffFact(term: language.say($0.0), words: language.say(.lettersCount, count: $0.1)) }
        let buttons: [(StaffPage, StaffWord)] =
            [(.newLetters, .lettersMake)]
            + (roll.count > 0
                ? [(.printLetters, .lettersPrint), (.replaceLetter, .lettersReplace), (.endLetter, .lettersEnd)] : [])
        return try staff.render(
            LetterPlacePage(
                title: desk.title(seen.collection, in: language) + ": " + neighbourhood.name,
                lead: language.say(.lettersCount, count: roll.count),
                facts: facts(seen.collection, language) + ranges + fewer,
                buttons: buttons.map { desk.link($0, visit, visit.values, $1) },
                ways: [
                    desk.link(.letterTexts, visit, [place.collection], .lettersTexts),
                    desk.link(.letters, visit, [], .lettersBackAll),
                ]), visit)
    }

    // MARK: - Make

    /// `/medewerkers/brieven/{collection}/in/{neighbourhood}/maken`
    func make(_ visit: StaffVisit) async throws -> Reply {
        guard let (seen, neighbourhood, place) = desk.place(visit) else { return staff.unknown(visit) }
        guard visit.isPost else { return try makePage(visit, seen, neighbourhood, wrong: nil, field: nil) }
        let typed = visit.form["aantal"] ?? ""
        let file = visit.visit.files.first { $0.field == "lijst" }
        let language = visit.language
        func again(_ message: String, _ field: String) throws -> Reply {
            try makePage(visit, seen, neighbourhood, wrong: message, field: field)
        }
        guard file == nil || typed.allSatisfy(\.isWhitespace) else {
            return try again(language.say(.wrongBoth), "aantal")
        }
        guard let file else {
            guard let count = Int(typed: typed), (1...Self.most).contains(count) else {
                return try again(language.say(.wrongCount, ["most": "\(Self.most)"]), "aantal")
            }
            guard try await issue(count, visit, seen, place) != nil else { return staff.unknown(visit) }
            return staff.seeOther(.lettersHere, visit, visit.values)
        }
        switch AddressReading.read(file.bytes, languages: desk.languages, in: language) {
        case .failure(let refused): return try again(refused.message, "lijst")
        case .success(let (table, list)):
            guard let batch = try await issue(list.addresses.count, visit, seen, place) else {
                return staff.unknown(visit)
            }
            let bytes = AddressList.numbered(table, serials: batch.serials)
            return .file(bytes, named: "brieven-\(place.collection)-\(place.neighbourhood).csv", type: .csv)
        }
    }

    private func issue(
        _ count: Int, _ visit: StaffVisit, _ seen: LetterDesk.Seen, _ place: LetterPlace
    ) async throws -> LetterBatch? {
        try await staff.stores.letters.makeLetters(
            count, for: place, in: visit.scope,
            noting: visit.note(
                .lettersMade, desk.object(seen.collection), in: place.neighbourhood, at: staff.now))
    }

    private func makePage(
        _ visit: StaffVisit, _ seen: LetterDesk.Seen, _ neighbourhood: Neighbourhood, wrong: String?, field: String?
    ) throws -> Reply {
        let language = visit.language
        let fields = [
            StaffField(
                "lijst", .file(accept: ".csv,text/csv"), label: language.say(.fieldAddresses),
                hint: language.say(.fieldAddressesHint), error: field == "lijst" ? wrong : nil),
            StaffField(
                "aantal", .line(), label: language.say(.fieldLetterCount),
                hint: language.say(.fieldLetterCountHint, ["most": language.figures("\(Self.most)")]),
                values: [visit.form["aantal"] ?? ""], error: field == "aantal" ? wrong : nil),
        ]
        return try staff.form(
            StaffFormPage(
                title: language.say(.lettersMake) + ": " + neighbourhood.name,
                lead: [language.say(.makeLead), language.say(.makeLeadTwo)],
                form: staff.makeForm(visit, fields, button: .makeGo),
                ways: [desk.link(.lettersHere, visit, visit.values, .lettersBack)], in: language), visit)
    }

    // MARK: - Replace

    /// `/medewerkers/brieven/{collection}/in/{neighbourhood}/vervangen`
    func replace(_ visit: StaffVisit) async throws -> Reply {
        guard let (seen, neighbourhood, place) = desk.place(visit) else { return staff.unknown(visit) }
        let language = visit.language
        var error: String?
        if visit.isPost, let serial = Int(typed: visit.form["nummer"] ?? ""), serial > 0 {
            let outcome = try await staff.stores.letters.replaceLetter(
                serial, for: place, in: visit.scope,
                noting: visit.note(
                    .letterReplaced, desk.object(seen.collection), in: place.neighbourhood, at: staff.now))
            switch outcome {
            case nil: return staff.unknown(visit)
            case .replaced(let next)?:
                // What was begun with the old one lies sealed in memory too.
                staff.office.forgetCachedDrafts()
                return replaced(serial, by: next, visit)
            case .stopped?: error = language.say(.wrongStopped)
            case .unknownSerial?: error = language.say(.wrongSerial)
            }
        } else if visit.isPost {
            error = language.say(.wrongSerial)
        }
        let field = StaffField(
            "nummer", .line(), label: language.say(.fieldSerial), hint: language.say(.fieldSerialHint),
            values: [visit.form["nummer"] ?? ""], error: error)
        return try staff.form(
            StaffFormPage(
                title: language.say(.replaceTitle) + ": " + neighbourhood.name,
                lead: [language.say(.replaceLead), language.say(.replaceLeadTwo)],
                form: staff.makeForm(visit, [field], button: .replaceGo, isGrave: true),
                ways: [desk.link(.lettersHere, visit, visit.values, .lettersBack)], in: language), visit)
    }

    /// The new letter is printed from the next page: a reload of that replaces nothing.
    private func replaced(_ serial: Int, by next: Int, _ visit: StaffVisit) -> Reply {
        let address = Route.staff(.printLetters, visit.values).path(in: visit.language)
        var reply = staff.seeOther(.printLetters, visit, visit.values)
        reply.extra = [HTTPField(name: .location, value: address + "&brief=\(next)&was=\(serial)")]
        return reply
    }
}

extension LetterRoll {
    /// Whether a batch of one letter took the place of a lost one.
    fileprivate func isReplacement(_ batch: LetterBatch) -> Bool { replacements.values.contains(batch.firstSerial) }
}
