import Programme

/// Choosing a password: typed twice, so that a slip shows before it locks somebody out.
struct PasswordFields: Sendable {
    let language: InterfaceLanguage
    var error: String?
    var errorAgain: String?

    var fields: [StaffField] {
        [
            StaffField(
                "new", .line(type: "password", autocomplete: "new-password"), label: language.say(.fieldNewPassword),
                hint: language.say(.fieldNewPasswordHint), error: error),
            StaffField(
                "again", .line(type: "password", autocomplete: "new-password"), label: language.say(.fieldAgain),
                error: errorAgain),
        ]
    }

    /// The password that was chosen; nil when something is wrong with it, which the fields then say.
    mutating func read(_ form: UrlencodedForm, rule: PasswordRule) -> String? {
        let password = form["new"] ?? ""
        do throws(PasswordFault) {
            try rule.check(password)
        } catch {
            self.error = language.say(error.word)
            return nil
        }
        guard form["again"] == password else {
            errorAgain = language.say(.wrongAgain)
            return nil
        }
        return password
    }
}

extension PasswordFault {
    var word: StaffWord {
        switch self {
        case .tooShort: .wrongPasswordShort
        case .tooLong: .wrongPasswordLong
        case .common: .wrongPasswordCommon
        case .personal: .wrongPasswordPersonal
        }
    }
}
