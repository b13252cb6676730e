import XForms

/// What a questionnaire's author says about it on its start and end page, in one language of the screens.
struct QuestionnaireFacts: Sendable {
    let title: String
    /// Language of the author's words: the screens' own, or the questionnaire's first where it is not translated.
    let lang: String
    let purpose: String
    let notice: String
    let consent: String
    let contact: String?
    let next: String?
    /// How long it takes, as the author estimates.
    let minutes: String?
    /// How many months the answers are kept.
    let months: String?

    init(_ form: FormDefinition, language: InterfaceLanguage) {
        let number = form.language(language.code) ?? form.defaultLanguage
        func words(_ name: String) -> String? {
            form.facts.value(name).map { written in
                form.text(written: written)[number].plain.map { if case .text(let words) = $0 { words } else { "" } }
                    .joined()
            }
        }
        lang = form.languages.indices.contains(number) ? form.languages[number].code ?? language.code : language.code
        title = words("title") ?? form.title
        purpose = words("purpose") ?? ""
        notice = words("notice") ?? ""
        consent = words("consent") ?? ""
        contact = words("contact")
        next = words("next")
        minutes = form.facts.value("minutes")
        months = form.facts.value("retention")
    }
}
