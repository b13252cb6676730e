import HTTPTypes
import NIOCore
import Programme
import Records
import XForms

/// Questionnaires on paper, guides for who asks them aloud, and beginning an interview.
struct PaperController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }

    // MARK: - List

    /// `/medewerkers/papier`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        var parts: [StaffOverviewPage.Part] = []
        for seen in desk.collections(visit, .keeping) where staff.office.collections[seen.collection.id] != nil {
            parts.append(part(seen, visit))
        }
        let guide = desk.link(.storyGuide, visit, [], .storyGuide)
        let page = StaffOverviewPage(
            title: language.say(.menuPaper), lead: [language.say(parts.isEmpty ? .paperNone : .paperLead)],
            parts: parts, ways: [guide], in: language)
        return try staff.render(page, visit)
    }

    private func part(_ seen: LetterDesk.Seen, _ visit: StaffVisit) -> StaffOverviewPage.Part {
        let language = visit.language
        let id = seen.collection.id
        func link(_ page: StaffPage, _ values: [String], _ words: String, end: String = "") -> StaffLink {
            StaffLink(address: Route.staff(page, [id] + values).path(in: language) + end, words: words)
        }
        let isOver = desk.isOver(seen.collection)
        var links = [link(.paperEntry, [], language.say(.paperEnter))]
        if !isOver { links.insert(link(.interview, [], language.say(.interviewGo)), at: 0) }
        for spoken in isOver ? [] : languages(seen) {
            let name: KeyValuePairs = ["language": spoken.name]
            links += [
                link(.paperSheet, [spoken.code], language.say(.paperPrint, name)),
                link(.paperSheet, [spoken.code], language.say(.paperPrintLarge, name), end: "&groot=1"),
                link(.paperGuide, [spoken.code], language.say(.paperGuide, name)),
            ]
        }
        return .init(
            desk.title(seen.collection, in: language) + " · " + seen.collection.round,
            facts: [
                StaffFact(
                    term: language.say(.menuNeighbourhoods),
                    words: language.say(.neighbourhoodsCount, count: seen.neighbourhoods.count))
            ]
                + (isOver
                    ? [StaffFact(term: language.say(.fieldState), words: language.say(.paperLate))] : []),
            links: links)
    }

    /// Those that the questionnaire has; the first of ours where it names none.
    private func languages(_ seen: LetterDesk.Seen) -> [InterfaceLanguage] {
        let spoken = desk.spoken(seen.collection)
        return spoken.isEmpty ? [desk.languages[0]] : spoken
    }

    // MARK: - Sheets

    /// `/medewerkers/papier/{collection}/vel/{language}`, with `groot` in large print.
    func sheet(_ visit: StaffVisit) async throws -> Reply { try await print(visit, isGuide: false) }

    /// `/medewerkers/papier/{collection}/gids/{language}`
    func guide(_ visit: StaffVisit) async throws -> Reply { try await print(visit, isGuide: true) }

    private func print(_ visit: StaffVisit, isGuide: Bool) async throws -> Reply {
        guard let seen = desk.collection(visit), visit.values.count > 1,
            let served = staff.office.collections[seen.collection.id],
            let reader = desk.languages.first(where: { $0.code == visit.values[1] })
        else { return staff.unknown(visit) }
        let action: AuditAction = isGuide ? .guidePrinted : .paperPrinted
        try await staff.stores.audit.note(visit.note(action, desk.object(seen.collection), at: staff.now))
        let outline = PaperOutline(
            served.form, environment: staff.office.environment, language: served.form.language(reader.code))
        let items = PaperWriter(outline, words: FormWords(served.form, reader), isGuide: isGuide).items
        let facts = QuestionnaireFacts(served.form, language: reader)
        let (language, isOpen) = (visit.language, seen.collection.access.allowsOpenLink)
        // A code of a letter stands in a fragment; paper is the same for everybody and holds none.
        let route = isOpen ? Route.start(collection: seen.collection.id) : .code
        let origin = desk.origin(visit)
        let isLarge = visit.visit.parameter("groot") != nil
        let others = languages(seen).filter { $0.code != reader.code }.map { other in
            StaffLink(
                address: Route.staff(visit.page, [seen.collection.id, other.code]).path(in: language)
                    + (isLarge ? "&groot=1" : ""), words: other.name)
        }
        let guideLines: [Word] = [.guideIntro, .guideSelf, .guideHandOver, .guidePrivate, .guideStop]
        let page = PaperPage(
            title: facts.title, lead: [language.say(.sheetsLead)],
            letterStyle: staff.screens.address(ofAsset: "paper.css"), back: desk.link(.paper, visit, [], .paperBack),
            others: others, code: reader.code, direction: reader.direction, isLarge: isLarge,
            name: isGuide ? reader.say(.guideTitle, ["name": facts.title]) : facts.title, sender: desk.press.sender,
            told: isGuide ? nil : notice(served, reader, origin),
            intro: (isGuide ? guideLines : [.paperHow]).map { reader.say($0) },
            version: isGuide ? nil : reader.say(.paperVersion, ["version": served.consentVersion]),
            consent: facts.consent.isEmpty ? nil : facts.consent,
            web: isGuide ? nil : reader.say(isOpen ? .paperWeb : .paperWebCode),
            place: LetterPress.place(origin) + route.path, qrCode: StaffQRCode(origin + route.path(in: reader)),
            help: help(reader), items: items, end: reader.say(isGuide ? .guideEnd : .paperEnd))
        return try show(page, visit)
    }

    /// `/medewerkers/papier/verhaalgids`: how to ask for a story, in the language of the screen.
    func storyGuide(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let reader = desk.languages.first { $0.code == language.code } ?? desk.languages[0]
        let asks: [Word] = [
            .storyAskBegin, .storyAskDay, .storyAskHelped, .storyAskHindered, .storyAskOthers, .storyAskWish,
            .storyAskEnd,
        ]
        let items = asks.enumerated().map { number, word in
            var item = PaperPage.Item()
            item.number = reader.figures(String(number + 1))
            item.label = reader.say(word)
            item.isQuestion = true
            item.lines = Array(0..<4)
            return item
        }
        let lines: [Word] = [.guideSelf, .storyBefore, .storyListen, .storyNames, .guideStop]
        let page = PaperPage(
            title: language.say(.storyGuide), lead: [language.say(.sheetsLead)],
            letterStyle: staff.screens.address(ofAsset: "paper.css"), back: desk.link(.paper, visit, [], .paperBack),
            others: [], code: reader.code, direction: reader.direction,
            isLarge: visit.visit.parameter("groot") != nil, name: reader.say(.storyTitle), sender: desk.press.sender,
            told: nil, intro: lines.map { reader.say($0) }, version: nil, consent: reader.say(.storyConsent), web: nil,
            place: "", qrCode: nil,
            help: help(reader), items: items, end: reader.say(.storyEnd))
        return try show(page, visit)
    }

    /// What the first page on the web tells in a language, told on paper.
    private func notice(_ served: ServedCollection, _ reader: InterfaceLanguage, _ origin: String) -> PaperNotice {
        let start = StartScreens.page(served, reader, desk.press.pages.languages)
        return PaperNotice(start, privacy: LetterPress.place(origin) + Route.privacy.path, in: reader)
    }

    private func help(_ reader: InterfaceLanguage) -> String? {
        desk.press.settings.help.map { help in
            reader.say(.paperHelp, ["name": help.name, "phone": help.phone])
        }
    }

    private func show(_ page: PaperPage, _ visit: StaffVisit) throws -> Reply {
        let pages = staff.office.screens.pages.forStaff
        let bytes = try pages.render(page, in: visit.language, around: staff.screens.service(visit))
        return .html(ByteBuffer(bytes: bytes))
    }

    // MARK: - Interview

    /// `/medewerkers/papier/{collection}/gesprek`: who asks says not to be this person's caregiver, and goes on to the
    /// questionnaire, where the person agrees and says that somebody helps.
    ///
    /// The session ends with that: the device is about to be handed over, and who holds it then is no member of staff.
    func interview(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), !desk.isOver(seen.collection) else { return staff.unknown(visit) }
        let language = visit.language
        let isSaid = visit.form["geen-zorg"] == "ja"
        let choice = PlaceChoice(offered: seen.neighbourhoods, language: language)
        let place = choice.one(visit.form["buurt"])
        if let stay = visit.stay, visit.isPost, isSaid, let place {
            try await staff.stores.sessions.end(
                stay.places,
                noting: visit.note(.interviewBegun, desk.object(seen.collection), in: place.id, at: staff.now))
            let reader = desk.languages.first { $0.code == language.code } ?? desk.languages[0]
            var reply =
                seen.collection.access.allowsOpenLink
                ? Reply.seeOther(
                    address: Route.start(collection: seen.collection.id).path(in: reader, choosing: place.id))
                : .seeOther(.code, in: reader)
            reply.extra += staff.cookies.takingBack()
            return reply
        }
        let fields = [
            choice.field(
                "buurt", label: .columnNeighbourhood, none: .chooseOne, value: visit.form["buurt"],
                error: visit.isPost && place == nil ? language.say(.wrongChoose) : nil),
            StaffField(
                "geen-zorg", .several([("ja", language.say(.interviewApart), nil)]),
                label: language.say(.interviewAsk), hint: language.say(.interviewHint),
                values: visit.form.all("geen-zorg"),
                error: visit.isPost && !isSaid ? language.say(.wrongInterview) : nil),
        ]
        return try staff.form(
            StaffFormPage(
                title: language.say(.interviewGo),
                lead: [desk.title(seen.collection, in: language), language.say(.interviewLead)],
                form: staff.makeForm(visit, fields, button: .goOn),
                ways: [desk.link(.paper, visit, [], .paperBack)], in: language), visit)
    }
}
