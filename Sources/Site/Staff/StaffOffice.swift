import Logging
import Programme
import Records

/// What the controllers of staff's pages work with, beside what residents' have.
final class StaffOffice: Sendable {
    let office: Office
    let stores: StaffStores
    let screens: StaffScreens
    let hashing: HashingDesk
    let budget: LoginBudget
    let cookies: StaffCookies
    let steps: SealedSteps

    init(office: Office) throws {
        self.office = office
        stores = office.stores.staff
        screens = try StaffScreens(pages: office.screens.pages, settings: office.screens.settings)
        hashing = HashingDesk(cost: office.screens.settings.passwordCost)
        budget = LoginBudget { [logger = office.logger] count in
            logger.warning("many wrong passwords or second steps", metadata: ["in ten minutes": "\(count)"])
        }
        let secrets = office.keys.keys.filter { $0.purpose == .code }.reversed().map(\.secret)
        cookies = StaffCookies(secrets: secrets, isSecure: office.screens.settings.isSecure)
        steps = SealedSteps(secrets: secrets)
    }

    var keys: KeyRing { office.keys }
    var now: Int64 { office.clock.seconds }

    /// Names that no password may consist of.
    func passwordRule(_ personal: String...) -> PasswordRule {
        let settings = office.screens.settings
        return PasswordRule(personal: personal + [settings.service, settings.organisation.name, "Buurtstem"])
    }
}

// MARK: - Tokens

extension StaffOffice {
    /// A fresh token for a form; it holds for this session alone.
    func token(for route: Route, _ stay: Stay?) -> String {
        office.tokens.issue(for: Self.form(route, stay), now: now)
    }

    func judge(_ visit: Visit, _ stay: Stay?) -> FormTokens.Verdict {
        office.tokens.judge(visit.form["token"], for: Self.form(visit.route, stay), now: now)
    }

    private static func form(_ route: Route, _ stay: Stay?) -> String {
        guard let place = stay?.places.last else { return route.path }
        return route.path + " " + Base64URL.encode(place.bytes)
    }
}
