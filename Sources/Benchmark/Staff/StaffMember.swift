import Foundation
import Programme
import Records
import RecordsSQLite

/// Somebody with an account, and what that person knows.
struct StaffMember: Sendable {
    let id: AccountID
    let login: String
    let factor: FactorSecret

    static let password = "vier kleine blauwe olifanten"

    /// Makes an account in the store, as an administrator and its owner would.
    static func make(
        _ login: String, _ roles: Set<Role>, scope: Scope, in programme: LargeProgramme
    ) async throws -> StaffMember {
        guard let name = LoginName(login) else { throw BenchmarkError("\(login) is no name") }
        let (keys, now) = (programme.keys, programme.now)
        let account = Account(
            id: .random(), login: name, name: "Naam van \(login)", roles: try Roles(roles), scope: scope,
            state: .invited)
        let places = keys.linkIndexes(Code.random())
        let factor = FactorSecret.random()
        let link = NewLink(
            places: places, link: OneTimeLink(purpose: .invitation, account: account.id, until: now + 3_600))
        let invited = try await programme.store.invite(
            account, logins: keys.loginIndexes(name), link: link, in: .everywhere,
            noting: programme.note(.accountInvited))
        // The cost of a password is not what is measured here.
        let cost = PasswordCost(logN: 5, blockSize: 8, parallelism: 1)
        let completed = try await programme.store.complete(
            places, at: now, first: nil,
            credentials: NewCredentials(
                password: PasswordHash(of: password, cost: cost), factor: factor,
                recovery: (0..<10).map { _ in keys.recoveryIndexes(Code.random(), of: account.id)[0] }),
            noting: programme.note(.accountSetUp))
        guard invited == .done, completed == .done else { throw BenchmarkError("no account was made for \(login)") }
        return StaffMember(id: account.id, login: login, factor: factor)
    }

    /// Logs in with name, password and the code that the app shows.
    func logIn(at port: UInt16) throws -> Client {
        var client = Client(port: port)
        var answer = try client.get("/medewerkers/inloggen")
        answer = try submit(["login": login, "password": Self.password], of: answer, with: &client)
        let step = FactorSecret.step(at: Int64(Date().timeIntervalSince1970))
        answer = try submit(["code": factor.code(step: step)], of: answer, with: &client)
        guard answer.status == 200, try client.get("/medewerkers").status == 200 else {
            throw BenchmarkError("\(login) could not log in")
        }
        return client
    }

    /// Fills in the form that has these fields, sends it and goes where it leads.
    private func submit(_ typed: [String: String], of page: Answer, with client: inout Client) throws -> Answer {
        let form = FormReader.forms(of: page.body).first { form in
            typed.keys.allSatisfy { name in form.fields.contains { $0.name == name } }
        }
        guard let form else { throw BenchmarkError("no form asks for \(typed.keys.sorted())") }
        var body = FormBody()
        for field in form.fields {
            if case .submit = field.kind { continue }
            body.add(field.name, typed[field.name] ?? field.value)
        }
        let answer = try client.post(form.action, body.bytes)
        guard answer.status == 303, let next = answer.location else {
            throw BenchmarkError("\(form.action) answered \(answer.status)")
        }
        return try client.get(next)
    }
}
