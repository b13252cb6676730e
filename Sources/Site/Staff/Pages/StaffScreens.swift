import HTTPTypes
import NIOCore
import NIOHTTP1
import Programme

/// The pages for staff, in the languages of staff.
struct StaffScreens: Sendable {
    private let pages: Pages
    private let settings: SiteSettings

    /// - Throws: `TemplateFault` when a text for staff is missing in a language.
    init(pages: Pages, settings: SiteSettings) throws {
        self.pages = pages.forStaff
        self.settings = settings
    }

    var languages: Languages { pages.languages }
    var service: String { settings.service }

    /// The language that an address asks for, else the first of the browser's that there is, else Dutch.
    func language(of visit: Visit) -> InterfaceLanguage {
        languages.named(visit.parameter(Route.languageParameter))
            ?? language(of: visit.head)
    }

    /// The same for a request of which only the head was read.
    func language(of head: HTTPRequestHead) -> InterfaceLanguage {
        let query = head.uri.split(separator: "?", maxSplits: 1).dropFirst().first.map { Array($0.utf8) }
        let asked = query.flatMap { UrlencodedForm(encoded: $0) }?[Route.languageParameter]
        return languages.named(asked) ?? head.headers.first(name: "accept-language").flatMap(languages.preferred)
            ?? languages.first
    }

    /// A page for somebody who is logged in, or logging in.
    func render(
        _ page: some HTMLPage, for visit: StaffVisit, around tools: StaffTools? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Reply {
        let language = visit.language
        let frame = Frames(pages: pages, settings: settings).frame(language, at: visit.route)
        let bytes = try pages.render(
            page, in: language, around: [staffFrame(visit, tools), frame])
        return .html(ByteBuffer(bytes: bytes), status: status)
    }

    /// What stands around a page that is printed: the name of the service.
    func service(_ visit: StaffVisit) -> [any Sendable] {
        [Frames(pages: pages, settings: settings).frame(visit.language, at: nil)]
    }

    /// Where the browser gets a file of `Templates/Assets`.
    func address(ofAsset name: String) -> String { pages.assetsAddress + pages.assets.name(name) }

    /// A page that says one thing, the same bytes for everybody.
    func message(_ kind: StaffMessage, in language: InterfaceLanguage, status: HTTPResponse.Status) -> Reply {
        let home = Route.staff(.home).path(in: language)
        let limit = language.figures(String(settings.limits.uploadBytes >> 20))
        let page = StaffMessagePage(
            title: language.say(kind.title), paragraphs: kind.text.map { language.say($0, ["number": limit]) },
            next: StaffLink(address: home, words: language.say(.toHome)))
        let frame = Frames(pages: pages, settings: settings).frame(language, at: .staff(.home))
        guard let bytes = try? pages.render(page, in: language, around: [StaffFrame(staffHome: home), frame]) else {
            return .text(page.title, status: status)
        }
        return .html(ByteBuffer(bytes: bytes), status: status)
    }

    private func staffFrame(_ visit: StaffVisit, _ tools: StaffTools?) -> StaffFrame {
        let language = visit.language
        let home = Route.staff(.home).path(in: language)
        guard let stay = visit.stay, stay.session.stage == .full else { return StaffFrame(staffHome: home) }
        let menu = StaffMenu.entries(for: stay.account.roles).map { entry in
            StaffFrame.Item(
                address: Route.staff(entry.page).path(in: language), words: language.say(entry.name),
                isHere: entry.page == visit.page)
        }
        var frame = StaffFrame(
            who: stay.account.name, menu: menu,
            logOut: tools?.logOut, staying: tools?.staying,
            staffHome: home)
        frame.fileMost = settings.limits.uploadBytes - settings.limits.formBytes / 16
        return frame
    }
}

/// What every page offers somebody who is logged in: the way out, and to stay.
struct StaffTools: Sendable {
    let logOut: StaffFrame.LogOut
    let staying: StaffFrame.Staying
}

/// A page that says one thing.
enum StaffMessage: CaseIterable {
    case notAllowed
    /// More was sent at once than is taken: a wrong file, mostly.
    case tooLarge

    var title: StaffWord {
        switch self {
        case .notAllowed: .notAllowedTitle
        case .tooLarge: .tooLargeTitle
        }
    }

    var text: [StaffWord] {
        switch self {
        case .notAllowed: [.notAllowedText]
        case .tooLarge: [.tooLargeText, .tooLargeWhat, .tooLargeBack]
        }
    }
}

/// What staff can go to from anywhere; each is shown to those who may use it.
enum StaffMenu {
    struct Entry: Sendable {
        let page: StaffPage
        let name: StaffWord
        /// What one does there, on the first page.
        let about: StaffWord
    }

    static let all = [
        Entry(page: .rounds, name: .menuRounds, about: .aboutRounds),
        Entry(page: .questionnaires, name: .menuQuestionnaires, about: .aboutQuestionnaires),
        Entry(page: .neighbourhoods, name: .menuNeighbourhoods, about: .aboutNeighbourhoods),
        Entry(page: .stories, name: .menuStories, about: .aboutStories),
        Entry(page: .storyThemes, name: .storyThemes, about: .aboutStoryThemes),
        Entry(page: .dashboard, name: .menuDashboard, about: .aboutDashboard),
        Entry(page: .releases, name: .menuReleases, about: .aboutReleases),
        Entry(page: .letters, name: .menuLetters, about: .aboutLetters),
        Entry(page: .paper, name: .menuPaper, about: .aboutPaper),
        Entry(page: .accounts, name: .menuAccounts, about: .aboutAccounts),
        Entry(page: .auditLog, name: .menuAuditLog, about: .aboutAuditLog),
        Entry(page: .register, name: .menuRegister, about: .aboutRegister),
        Entry(page: .affected, name: .menuAffected, about: .aboutAffected),
        Entry(page: .retention, name: .menuRetention, about: .aboutRetention),
        Entry(page: .eraseAnswers, name: .menuErasing, about: .aboutErasing),
        Entry(page: .myAccount, name: .menuMyAccount, about: .aboutMyAccount),
    ]

    static func entries(for roles: Roles) -> [Entry] { all.filter { $0.page.access.admits(roles) } }
}
