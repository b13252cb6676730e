import Crypto
import HTTPTypes
import NIOCore
import Programme
import Records
import XForms

/// A questionnaire as residents will see it. Nothing is stored: what was filled in travels in the page itself, sealed for
/// this session alone.
struct PreviewController: Sendable {
    let staff: StaffOffice
    let questions: QuestionScreens

    private var office: Office { staff.office }

    /// What travels: the page and the answers so far; no page: "check your answers".
    private struct State {
        let page: String
        let language: String
        let answers: [UInt8]
    }

    /// `/medewerkers/vragenlijsten/{vragenlijst}/voorbeeld`: the pages in a frame as wide as a phone, and as wide as the page.
    func frames(_ visit: StaffVisit) async throws -> Reply {
        guard let version = try await named(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let page = PreviewPage(
            title: language.say(.previewTitle, ["name": version.report.title]), lead: language.say(.previewLead),
            address: Route.staff(.previewPage, [version.id]).path(in: language),
            phone: language.say(.previewPhone), wide: language.say(.previewWide),
            back: StaffLink(
                address: Route.staff(.questionnaire, [version.id]).path(in: language),
                words: language.say(.backToQuestionnaire)))
        var reply = try staff.render(page, visit)
        reply.isFramed = true
        return reply
    }

    /// `/medewerkers/vragenlijsten/{vragenlijst}/voorbeeld/bladzijde`: a page with questions, or the one that follows it.
    func page(_ visit: StaffVisit) async throws -> Reply {
        guard let version = try await named(visit) else { return staff.unknown(visit) }
        let collection = Collection(
            id: "voorbeeld", questionnaire: version.form, round: "", neighbourhoods: [], access: .open)
        guard let served = try await office.archive.served(collection, document: version.definition) else {
            return staff.unknown(visit)
        }
        var reply: Reply
        if visit.visit.isPost, let state = open(visit.visit.form["token"], visit) {
            reply = try follow(visit, state, served)
        } else {
            reply = try begin(visit, served)
        }
        reply.isFramed = true
        return reply
    }

    private func named(_ visit: StaffVisit) async throws -> QuestionnaireVersion? {
        guard let hash = visit.values.first.flatMap(QuestionnaireVersion.definition) else { return nil }
        return try await staff.stores.questionnaires.questionnaire(hash, in: visit.scope)
    }
}

// MARK: - Pages

extension PreviewController {
    private func begin(_ visit: StaffVisit, _ served: ServedCollection) throws -> Reply {
        let language = office.screens.pages.languages.named(visit.language.code) ?? office.screens.pages.languages.first
        let answers = Answers(
            of: served.form, environment: office.environment, language: served.form.language(language.code))
        guard let first = answers.pages.first else { return office.screens.kind(.fault, in: language) }
        let session = session(served, answers, page: first.key, language)
        let wanted = visit.visit.parameter("bladzijde").flatMap { key in answers.pages.first { $0.key == key } }
        return try wanted.map { try show(visit, session, $0) } ?? start(visit, session)
    }

    /// Names the start page where others have the key of a page with questions.
    private static let startKey = "(start)"

    /// What somebody reads and agrees to before the first question.
    private func start(_ visit: StaffVisit, _ session: Session, hasDisagreed: Bool = false) throws -> Reply {
        let form = try StartScreens.prepare(
            session.served, isLater: false, session.language, office.screens, action: visit.route.path)
        var fill = FormFill(token: seal(session, page: Self.startKey, visit))
        if hasDisagreed { fill.errors.append((0, session.language.say(.wrongConsent))) }
        return .html(ByteBuffer(bytes: form.bytes(fill)), status: hasDisagreed ? .unprocessableContent : .ok)
    }

    /// What follows what was sent.
    private func follow(_ visit: StaffVisit, _ state: State, _ served: ServedCollection) throws -> Reply {
        let language = office.screens.pages.languages.named(state.language) ?? office.screens.pages.languages.first
        guard let answers = try? Answers(restoring: state.answers, of: served.form, environment: office.environment)
        else { return try begin(visit, served) }
        let session = session(served, answers, page: state.page, language)
        guard !state.page.isEmpty else { return try leaveCheck(visit, session) }
        if state.page == Self.startKey {
            guard visit.visit.form["toestemming"] == "ja", let first = answers.pages.first else {
                return try start(visit, session, hasDisagreed: true)
            }
            return try show(visit, session, first)
        }
        guard let action = PageAction(visit.visit.form["doe"]) else {
            return office.screens.kind(.badRequest, in: language)
        }
        let widgets = try questions.pages(of: served.form, in: language).widgets
        var turn = PageTurn(
            session: session, pageKey: state.page, action: action, form: visit.visit.form, widgets: widgets)
        turn.apply()
        guard let page = turn.outcome.page else { return try begin(visit, served) }
        if action == .save {
            // Nothing is kept: the answers that the page was shown with are still those of its token.
            return try questions.live(
                turn.session, page, at: visit.route, asksOthers: turn.outcome.asksOthers,
                stamp: visit.visit.form["stand"])
        }
        if action == .next, turn.session.ending != nil { return try end(visit) }
        switch action {
        case .next, .giveBack:
            if !turn.outcome.violations.isEmpty {
                return try show(visit, turn.session, page, turn.outcome.violations)
            }
            if turn.outcome.hasNewQuestions { return try show(visit, turn.session, page, notice: .newQuestions) }
            return try turn.outcome.after.map { try show(visit, turn.session, $0) } ?? check(visit, turn.session)
        case .handOver: return try show(visit, turn.session, turn.outcome.after ?? page)
        case .back: return try show(visit, turn.session, turn.outcome.before ?? page)
        case .check: return try check(visit, turn.session)
        case .add: return try show(visit, turn.session, turn.outcome.added ?? page)
        case .language(let code):
            var session = turn.session
            if let other = office.screens.pages.languages.named(code) {
                session = self.session(served, session.answers, page: page.key, other)
            }
            return try show(visit, session, page)
        case .pause, .leave, .refresh, .remove, .clear, .save: return try show(visit, turn.session, page)
        }
    }

    private func leaveCheck(_ visit: StaffVisit, _ session: Session) throws -> Reply {
        visit.visit.form["doe"] == nil ? try last(visit, session) : try check(visit, session)
    }

    /// The page after sending, with a code that opens nothing.
    private func last(_ visit: StaffVisit, _ session: Session) throws -> Reply {
        let page = try EndScreens.prepare(
            session.served, hidesCode: false, session.language, office.screens,
            leave: visit.route.path(in: visit.language))
        return .html(ByteBuffer(bytes: page.bytes(code: session.draft.contents.ownCode.printed, token: "", idle: nil)))
    }

    private func show(
        _ visit: StaffVisit, _ session: Session, _ page: Page, _ violations: [Violation] = [], notice: Notice? = nil
    ) throws -> Reply {
        try questions.page(
            session, page, at: visit.route, token: seal(session, page: page.key, visit), violations: violations,
            notice: notice, status: violations.isEmpty ? 200 : 422)
    }

    private func check(_ visit: StaffVisit, _ session: Session) throws -> Reply {
        let pages = try questions.pages(of: session.served.form, in: session.language)
        let fill = CheckFill(
            answers: session.answers, action: visit.route.path, token: seal(session, page: "", visit),
            back: visit.route.path,
            address: { "\(visit.route.path)?bladzijde=\($0.key)" }, notice: nil)
        return .html(ByteBuffer(bytes: try pages.checkBytes(fill)))
    }

    private func end(_ visit: StaffVisit) throws -> Reply {
        let language = visit.language
        let page = StaffMessagePage(
            title: language.say(.previewEnd), paragraphs: [language.say(.previewEndLead)],
            next: StaffLink(address: visit.route.path(in: language), words: language.say(.previewAgain)))
        return try staff.render(page, visit)
    }

    /// A session that no store knows.
    private func session(
        _ served: ServedCollection, _ answers: Answers, page: String, _ language: InterfaceLanguage
    ) -> Session {
        let code = Code.random()
        var answers = answers
        if let number = served.form.language(language.code) { answers.setLanguage(number) }
        let contents = DraftContents(
            ownCode: code, collection: served.collection.id, neighbourhood: "", document: served.definitionHash,
            consentVersion: "", language: language.code, byLetter: false, chain: .random(), page: page, answers: [])
        return Session(
            served: served,
            draft: OpenDraft(access: office.keys.draftAccess(code), revision: 0, contents: contents),
            answers: answers, pass: Pass(opening: code, own: code), language: language)
    }
}

// MARK: - What travels

extension PreviewController {
    private func key(_ secret: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array("buurtstem preview".utf8), outputByteCount: 32)
    }

    private var secrets: [SymmetricKey] { office.keys.keys.filter { $0.purpose == .code }.reversed().map(\.secret) }

    /// Opens in this session and for this questionnaire alone.
    private func binding(_ visit: StaffVisit) -> [UInt8] {
        (visit.stay?.places.last?.bytes ?? []) + Array(visit.route.path.utf8)
    }

    private func seal(_ session: Session, page: String, _ visit: StaffVisit) -> String {
        guard let secret = secrets.first else { return "" }
        let head = Array("\(session.language.code)\n\(page)\n".utf8)
        return Base64URL.encode(
            Sealing.seal(head + session.answers.draft(), with: key(secret), binding: binding(visit)))
    }

    private func open(_ text: String?, _ visit: StaffVisit) -> State? {
        guard let sealed = text.flatMap(Base64URL.decode) else { return nil }
        let opened = secrets.lazy.compactMap { try? Sealing.open(sealed, with: key($0), binding: binding(visit)) }.first
        guard let parts = opened?.split(separator: 10, maxSplits: 2, omittingEmptySubsequences: false), parts.count == 3
        else { return nil }
        return State(
            page: String(decoding: parts[1], as: UTF8.self), language: String(decoding: parts[0], as: UTF8.self),
            answers: Array(parts[2]))
    }
}

/// The frames of the preview.
struct PreviewPage: HTMLPage {
    static let template = "staff/preview"
    let title: String
    let lead: String
    let address: String
    let phone: String
    let wide: String
    let back: StaffLink
}
