import HTTPTypes
import NIOCore
import Programme
import Records

/// Printing letters and stickers: a page is made, sent to the browser, and kept nowhere.
struct LetterPrintController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/brieven/{collection}/in/{neighbourhood}/afdrukken`
    func print(_ visit: StaffVisit) async throws -> Reply {
        guard let (seen, neighbourhood, place) = desk.place(visit),
            let roll = try await staff.stores.letters.letters(for: place, in: visit.scope)
        else { return staff.unknown(visit) }
        var order = LetterOrder(visit, desk.languages)
        guard visit.isPost else { return try form(visit, order, neighbourhood) }
        guard let wanted = order.letters(from: roll, visit.visit.files.first { $0.field == "lijst" }) else {
            return try form(visit, order, neighbourhood)
        }
        // Who prints codes, and of which letters, is in the audit log before a code is on the page.
        let printed = AuditLetters(
            wanted.map { roll.current($0.serial) }, kind: order.paper == .stickers ? nil : order.kind.rawValue,
            paper: order.paper.rawValue)
        guard
            let noted = try await staff.stores.letters.letters(
                for: place, in: visit.scope,
                noting: visit.note(
                    .lettersPrinted, desk.object(seen.collection), in: place.neighbourhood,
                    facts: printed.map(AuditFacts.letters), at: staff.now))
        else { return staff.unknown(visit) }
        let items = wanted.compactMap { letter in
            staff.keys.letterCode(noted.current(letter.serial), in: noted).map { code in
                LetterJob.Item(
                    serial: noted.current(letter.serial), code: code, address: letter.address,
                    language: letter.language, isLarge: letter.isLarge)
            }
        }
        let kind = order.kind
        let values = desk.languages.map {
            ($0.code, desk.values(seen.collection, neighbourhood, in: $0))
        }
        let job = LetterJob(
            paper: order.paper, items: items, texts: try await desk.texts(kind, round: seen.textsOf),
            values: Dictionary(values) { first, _ in first }, spoken: desk.spoken(seen.collection),
            origin: desk.origin(visit))
        // One may have been stopped since the form was read.
        let stopped = order.stopped + wanted.count { noted.isStopped($0.serial) }
        return try await sheets(job, stopped: stopped, visit)
    }

    /// - Parameter stopped: how many letters were asked for and left out.
    private func sheets(_ job: LetterJob, stopped: Int, _ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let word: StaffCountedWord = job.paper == .stickers ? .sheetsStickersTitle : .sheetsTitle
        let page = LetterSheetsPage(
            title: language.say(word, count: job.items.count),
            lead: (stopped > 0 ? [language.say(.sheetsStopped, count: stopped)] : []) + [
                language.say(.sheetsLead), language.say(.sheetsClose), language.say(.sheetsLeadPaper),
            ],
            letterStyle: staff.screens.address(ofAsset: "letters.css"),
            back: desk.link(.lettersHere, visit, visit.values, .lettersBack))
        return .html(
            try await desk.press.sheets(job, around: page, in: language, frame: staff.screens.service(visit)))
    }

    private func form(_ visit: StaffVisit, _ order: LetterOrder, _ neighbourhood: Neighbourhood) throws -> Reply {
        let language = visit.language
        var page = StaffFormPage(
            title: language.say(.lettersPrint) + ": " + neighbourhood.name, lead: [language.say(.printLead)],
            form: staff.makeForm(visit, order.fields, button: .printGo),
            ways: [desk.link(.lettersHere, visit, visit.values, .lettersBack)], in: language)
        let numbers = (visit.visit.parameter("was"), visit.visit.parameter("brief"))
        if !visit.isPost, let was = numbers.0.flatMap({ Int($0) }), let next = numbers.1.flatMap({ Int($0) }) {
            page.notice =
                language.say(.replacedTitle, ["number": "\(was)", "next": "\(next)"]) + ". "
                + language.say(.replacedLead)
        }
        return try staff.form(page, visit)
    }

    // MARK: - Poster and sample

    /// `/medewerkers/brieven/{collection}/poster/{language}`
    func poster(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), seen.collection.access.allowsOpenLink,
            visit.values.count > 1,
            let reader = desk.languages.first(where: { $0.code == visit.values[1] })
        else { return staff.unknown(visit) }
        let (language, collection) = (visit.language, seen.collection)
        let origin = desk.origin(visit)
        let route = Route.start(collection: collection.id)
        let one = collection.neighbourhoods.count == 1 ? collection.neighbourhoods.first : nil
        let also = desk.press.also(than: reader, desk.spoken(collection))
        let title =
            one.map { InterfaceLanguage.fill(reader.say(.posterTitle), ["buurt": reader.quoted($0.name)]) }
            ?? reader.say(.posterTitleMany)
        let sheet = PosterSheet(
            lang: reader.code, dir: reader.direction, title: title,
            text: reader.say(.posterText, ["vragenlijst": reader.quoted(desk.title(collection, in: reader))]),
            sender: desk.press.sender, place: LetterPress.place(origin) + route.path,
            lastDay: collection.closes.map { reader.say(.closesOn, ["date": reader.words(for: $0)]) },
            help: desk.press.settings.help?.read(in: reader, first: desk.languages[0]), also: also,
            hasAlso: !also.isEmpty, qrCode: StaffQRCode(origin + route.path(in: reader)))
        let others = desk.languages.filter { $0.code != reader.code }.map { other in
            StaffLink(
                address: Route.staff(.poster, [collection.id, other.code]).path(in: language), words: other.name)
        }
        let page = LetterSheetsPage(
            title: language.say(.posterMade), lead: [language.say(.sheetsLead)],
            letterStyle: staff.screens.address(ofAsset: "letters.css"),
            back: desk.link(.letters, visit, [], .lettersBackAll), others: others)
        return .html(
            try desk.press.poster(
                sheet, in: reader, around: page, in: language, frame: staff.screens.service(visit)))
    }

    /// `/medewerkers/brieven/{collection}/tekst/{variant}/voorbeeld`: a letter with a code that is none.
    func sample(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), visit.values.count > 1,
            let (kind, reader) = LetterTextController.variant(visit.values[1], desk.languages),
            let neighbourhood = seen.neighbourhoods.first
        else { return staff.unknown(visit) }
        let language = visit.language
        let items = [false, true].map { isLarge in
            LetterJob.Item(
                serial: 1, code: Code(truncating: 0),
                address: ["M. Voorbeeld", "Voorbeeldstraat 1", "1234 AB Voorbeeld"],
                language: reader, isLarge: isLarge)
        }
        let job = LetterJob(
            paper: .letters, items: items, texts: try await desk.texts(kind, round: seen.textsOf),
            values: [reader.code: desk.values(seen.collection, neighbourhood, in: reader)],
            spoken: desk.spoken(seen.collection), origin: desk.origin(visit))
        let page = LetterSheetsPage(
            title: language.say(.sampleMade), lead: [language.say(.sampleLead)],
            letterStyle: staff.screens.address(ofAsset: "letters.css"),
            back: desk.link(.letterText, visit, visit.values, .textsTitle))
        return .html(
            try await desk.press.sheets(job, around: page, in: language, frame: staff.screens.service(visit)))
    }
}
