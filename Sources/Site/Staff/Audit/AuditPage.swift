import Foundation
import Programme
import Records

/// The audit log on screen: what is asked for, the rows, and the check of the chain.
struct AuditPage: HTMLPage {
    static let template = "staff/audit"
    static let most = 50

    struct Row: Sendable {
        let number: String
        let moment: String
        let actor: String
        let roles: String
        let action: String
        let object: String
        let facts: [String]
        let reason: String?
    }

    let title: String
    let titlePrefix: String
    let action: String
    let lang: String
    let fields: [StaffField]
    let errors: [StaffField.Fault]
    let hasErrors: Bool
    let rows: [Row]
    let hasRows: Bool
    let verifyAction: String
    let token: String
    var verdict: String?
    /// Said to who does not see every row.
    var part: String?
    var older: StaffLink?

    init(_ rows: [Row], question: AuditQuestion, token: String, in language: InterfaceLanguage) {
        title = language.say(.menuAuditLog)
        action = Route.staff(.auditLog).path
        lang = language.code
        fields = question.fields
        errors = question.fields.compactMap(\.fault)
        hasErrors = !errors.isEmpty
        titlePrefix = errors.isEmpty ? "" : language.say(.errorPrefix) + " "
        self.rows = rows
        hasRows = !rows.isEmpty
        verifyAction = Route.staff(.verifyAuditLog).path(in: language)
        self.token = token
    }
}

/// Which rows somebody asks for, as typed in the form above them.
struct AuditQuestion {
    private let language: InterfaceLanguage
    private let typed: UrlencodedForm
    private(set) var filter = AuditFilter()
    private var wrong: [String: StaffWord] = [:]

    /// Everything typed can be answered.
    var isAnswerable: Bool { wrong.isEmpty }

    init(_ typed: UrlencodedForm, staff: StaffOffice, language: InterfaceLanguage) async throws {
        self.language = language
        self.typed = typed
        if let account = try await account(named: typed["wie"], staff) {
            filter.actor = .account(account)
        }
        if let account = try await account(named: typed["over"], staff) {
            filter.object = .account(account)
        }
        let code = (typed["code"] ?? "").trimmingCharacters(in: .whitespaces)
        filter.code = code.isEmpty ? nil : code
        filter.action = typed["wat"].flatMap { AuditAction(rawValue: $0) }
        filter.from = moment("van", days: 0, staff)
        filter.before = moment("tot", days: 1, staff)
        filter.below = typed["voor"].flatMap { Int64($0) }
    }

    /// The account with a login, and for one that nobody has an account that did nothing: who sees a part of the programme is
    /// not told whether a login exists elsewhere.
    private func account(named text: String?, _ staff: StaffOffice) async throws -> AccountID? {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
        let places = LoginName(text).map { staff.keys.loginIndexes($0) } ?? []
        return try await staff.stores.accounts.credentials(login: places)?.account.id ?? .random()
    }

    /// Midnight of a day that was typed, in the programme's time zone.
    private mutating func moment(_ field: String, days: Int, _ staff: StaffOffice) -> Int64? {
        guard let text = typed[field], text.contains(where: { !$0.isWhitespace }) else { return nil }
        guard let day = Day(text.trimmingCharacters(in: .whitespaces)) else {
            wrong[field] = .wrongDay
            return nil
        }
        return staff.office.clock.midnight(of: Day(number: day.number + days))
    }

    var fields: [StaffField] {
        func line(_ name: String, _ label: StaffWord, _ type: String, _ hint: StaffWord?) -> StaffField {
            StaffField(
                name, .line(type: type), label: language.say(label), hint: hint.map { language.say($0) },
                values: [typed[name] ?? ""], error: wrong[name].map { language.say($0) })
        }
        let actions = AuditAction.allCases.map { (value: $0.rawValue, words: language.deed($0)) }
        return [
            line("wie", .filterWho, "text", .filterLoginHint), line("over", .filterAbout, "text", .filterLoginHint),
            line("code", .filterCode, "text", .filterCodeHint),
            StaffField(
                "wat", .menu([("", language.say(.filterAll))] + actions), label: language.say(.filterWhat),
                values: [typed["wat"] ?? ""]),
            line("van", .filterFrom, "date", nil), line("tot", .filterUntil, "date", nil),
        ]
    }

    /// The same question about rows before this one.
    func address(below number: Int64) -> String {
        let same = ["wie", "over", "code", "wat", "van", "tot"].compactMap { name in
            typed[name].map { (name: name, value: $0) }
        }
        let query = UrlencodedForm(same + [(name: "voor", value: String(number))]).encoded
        return Route.staff(.auditLog).path(in: language) + "&" + String(decoding: query, as: UTF8.self)
    }
}
