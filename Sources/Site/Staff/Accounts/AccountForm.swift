import Programme

/// What an administrator fills in about an account.
struct AccountForm {
    private let language: InterfaceLanguage
    private let isNew: Bool
    private let name: String
    private let login: String
    private let roles: [String]
    private let reach: String
    private let slugs: [String]
    /// The neighbourhoods that may be chosen.
    private let offered: [Neighbourhood]
    /// Whether the whole programme may be chosen: by those who have it themselves.
    private let offersEverywhere: Bool
    /// Shows what is wrong; not before something was sent.
    private let isSent: Bool
    private let isLoginTaken: Bool

    /// What was filled in, or what there is.
    init(
        _ form: UrlencodedForm?, account: Account? = nil, offered: [Neighbourhood], scope: Scope, isSent: Bool,
        isLoginTaken: Bool = false, in language: InterfaceLanguage
    ) {
        self.language = language
        isNew = account == nil
        self.offered = offered
        offersEverywhere = scope == .everywhere
        self.isSent = isSent
        self.isLoginTaken = isLoginTaken
        if let form {
            (name, login, roles) = (form["name"] ?? "", form["login"] ?? "", form.all("roles"))
            (reach, slugs) = (form["scope"] ?? "", form.all("buurten"))
        } else if let account {
            (name, login, roles) = (account.name, account.login.text, account.roles.sorted.map(\.rawValue))
            switch account.scope {
            case .everywhere: (reach, slugs) = ("all", [])
            case .neighbourhoods(let own): (reach, slugs) = ("some", own.sorted())
            }
        } else {
            (name, login, roles, reach, slugs) = ("", "", [], offersEverywhere ? "" : "some", [])
        }
    }

    // MARK: - Read

    private var place: PlaceChoice { PlaceChoice(offered: offered, language: language) }

    var chosenName: String? { Account.name(reading: name) }
    var chosenLogin: LoginName? { LoginName(login) }

    var chosenRoles: Result<Roles, RolesFault> {
        Result { () throws(RolesFault) in try Roles(Set(roles.compactMap { Role(rawValue: $0) })) }
    }

    /// Nil when nothing was chosen.
    var chosenScope: Scope? {
        if reach == "all", offersEverywhere { return .everywhere }
        let (known, unknown) = place.chosen(slugs)
        return reach == "all" || known.isEmpty || !unknown.isEmpty ? nil : .neighbourhoods(Set(known.map(\.id)))
    }

    // MARK: - Show

    var fields: [StaffField] {
        [nameField] + (isNew ? [loginField] : []) + [rolesField] + scopeFields
    }

    private var nameField: StaffField {
        StaffField(
            "name", .line(), label: language.say(.fieldName), hint: language.say(.fieldNameHint), values: [name],
            error: isSent && chosenName == nil ? language.say(.wrongName) : nil)
    }

    private var loginField: StaffField {
        let error: StaffWord? = isLoginTaken ? .wrongLoginTaken : isSent && chosenLogin == nil ? .wrongLogin : nil
        return StaffField(
            "login", .line(), label: language.say(.fieldLogin), hint: language.say(.fieldLoginHint), values: [login],
            error: error.map { language.say($0) })
    }

    private var rolesField: StaffField {
        var error: StaffWord?
        if isSent, case .failure(let fault) = chosenRoles {
            switch fault {
            case .none: error = .wrongNoRole
            case .administratorAndPrivacyOfficer: error = .wrongRolesTogether
            }
        }
        return StaffField(
            "roles", .several(Role.allCases.map { ($0.rawValue, language.say($0.name), language.say($0.about)) }),
            label: language.say(.fieldRoles), hint: language.say(.fieldRolesHint), values: roles,
            error: error.map { language.say($0) })
    }

    private var scopeFields: [StaffField] {
        let error = isSent && chosenScope == nil ? language.say(.wrongScope) : nil
        let list = place.fields(
            "buurten", label: .fieldNeighbourhoods, values: slugs, error: offersEverywhere ? nil : error)
        guard offersEverywhere else { return [list] }
        let choice = StaffField(
            "scope",
            .one([
                ("all", language.say(.scopeEverywhere), language.say(.scopeEverywhereHint)),
                ("some", language.say(.scopeSome), nil),
            ]), label: language.say(.fieldScope), values: [reach], error: error)
        return offered.isEmpty ? [choice] : [choice, list]
    }
}
