import Foundation
import HTTPTypes
import Programme
import Records

extension StaffOffice {
    /// A page for a visit.
    func render(_ page: some HTMLPage, _ visit: StaffVisit, status: HTTPResponse.Status = .ok) throws -> Reply {
        try screens.render(page, for: visit, around: visit.stay.map { tools($0, visit.language) }, status: status)
    }

    private func tools(_ stay: Stay, _ language: InterfaceLanguage) -> StaffTools {
        let left = stay.session.left(at: now)
        return StaffTools(
            logOut: .init(
                action: Route.staff(.logOut).path(in: language), token: token(for: .staff(.logOut), stay)),
            staying: .init(
                action: Route.staff(.staying).path, token: token(for: .staff(.staying), stay), left: Int(left.idle),
                whole: Int(left.whole)))
    }

    /// A page with a form: 422 when something in it is wrong, or when it must be sent once more.
    func form(_ page: StaffFormPage, _ visit: StaffVisit, isRefused: Bool = false) throws -> Reply {
        var page = page
        if let notice = visit.notice { page.notice = visit.language.say(notice) }
        let isRefused = isRefused || page.hasErrors || visit.notice == .sendAgain
        return try render(page, visit, status: isRefused ? .unprocessableContent : .ok)
    }

    /// The form of a page: it posts to the page's own address.
    func makeForm(
        _ visit: StaffVisit, _ fields: [StaffField], button: StaffWord, hidden: [StaffForm.Hidden] = [],
        isGrave: Bool = false, isInParts: Bool = false
    ) -> StaffForm {
        StaffForm(
            action: visit.route.path(in: visit.language), token: token(for: visit.route, visit.stay), hidden: hidden,
            fields: fields, button: visit.language.say(button), isGrave: isGrave, isInParts: isInParts)
    }

    /// The field in which somebody says why.
    func why(_ visit: StaffVisit, isDemanded: Bool) -> StaffField {
        let language = visit.language
        let typed = visit.form["why"] ?? ""
        let isMissing = isDemanded && visit.isPost && typed.allSatisfy(\.isWhitespace)
        return StaffField(
            "why", .line(), label: language.say(isDemanded ? .fieldWhy : .fieldWhyOptional),
            hint: language.say(.fieldWhyHint), values: [typed], error: isMissing ? language.say(.wrongWhy) : nil)
    }

    /// What somebody sees who asks for what does not exist, or lies outside the own scope: the same bytes for both.
    func unknown(_ visit: StaffVisit) -> Reply { office.screens.kind(.unknown, in: visit.language) }

    /// The pages that words are kept for, as far as somebody may still use them.
    func keptRoutes(of account: Account) async throws -> [Route] {
        try await stores.sessions.keptRoutes(of: account.id, at: now).compactMap { path in
            guard let route = Route(path: path[...]), case .staff(let page, _) = route else { return nil }
            return page.access.admits(account.roles) ? route : nil
        }
    }

    func seeOther(_ page: StaffPage, _ visit: StaffVisit, _ values: [String] = []) -> Reply {
        .seeOther(.staff(page, values), in: visit.language)
    }

    /// A moment in words: `22 november 2026, 14:05`.
    func words(_ seconds: Int64, _ language: InterfaceLanguage) -> String {
        let local =
            seconds + Int64(office.clock.zone.secondsFromGMT(for: .init(timeIntervalSince1970: Double(seconds))))
        let day = Day(number: Int((Double(local) / 86_400).rounded(.down)))
        let minutes = Int(local - Int64(day.number) * 86_400) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return language.words(for: day) + ", " + two(minutes / 60) + ":" + two(minutes % 60)
    }
}

extension InterfaceLanguage {
    /// The roles of somebody in words, in their order.
    func words(_ roles: Roles) -> String { roles.sorted.map { say($0.name) }.joined(separator: ", ") }
}

extension Role {
    var name: StaffWord {
        switch self {
        case .administrator: .roleAdministrator
        case .coordinator: .roleCoordinator
        case .interviewer: .roleInterviewer
        case .coder: .roleCoder
        case .evaluator: .roleEvaluator
        case .privacyOfficer: .rolePrivacyOfficer
        }
    }

    /// What one does in it.
    var about: StaffWord {
        switch self {
        case .administrator: .aboutAdministrator
        case .coordinator: .aboutCoordinator
        case .interviewer: .aboutInterviewer
        case .coder: .aboutCoder
        case .evaluator: .aboutEvaluator
        case .privacyOfficer: .aboutPrivacyOfficer
        }
    }
}
