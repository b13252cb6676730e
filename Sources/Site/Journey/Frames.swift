import XForms

/// What stands around every page, by language and address.
struct Frames: Sendable {
    let pages: Pages
    let settings: SiteSettings

    /// The frame of a page.
    /// - Parameters:
    ///   - route: where the page stands, so that it can be read in another language there; nil offers no choice.
    ///   - mark: why it is shown, which another language does not change.
    func frame(_ language: InterfaceLanguage, at route: Route?, marked mark: PageMark? = nil) -> Frame {
        frame(
            language,
            languages: route.map { route in
                others(than: language).map { other in
                    Frame.Choice(other, address: route.path(in: other) + (mark?.further ?? ""))
                }
            } ?? [])
    }

    /// The frame of a page of a questionnaire, whose language is changed by a button.
    func frame(_ language: InterfaceLanguage, of form: FormDefinition) -> Frame {
        let spoken = others(than: language).filter { form.language($0.code) != nil }
        return frame(language, languages: spoken.map { Frame.Choice($0, address: "") })
    }

    private func others(than language: InterfaceLanguage) -> [InterfaceLanguage] {
        pages.languages.all.filter { $0.code != language.code }
    }

    private func frame(_ language: InterfaceLanguage, languages: [Frame.Choice]) -> Frame {
        func link(_ route: Route) -> String { route.path(in: language) }
        return Frame(
            service: settings.service, site: settings.site,
            links: Frame.Links(
                home: link(.home), code: link(.code), ownAnswers: link(.mine), privacy: link(.privacy),
                accessibility: link(.accessibility), contact: link(.contact), kept: link(.kept)),
            help: settings.help?.read(in: language, first: pages.languages.first), languages: languages,
            banner: banner(language))
    }

    private func banner(_ language: InterfaceLanguage) -> String? {
        let words: [Word] = (settings.isInvented ? [.inventedBanner] : []) + (settings.isTrial ? [.trialBanner] : [])
        return words.isEmpty ? nil : words.map { language.say($0) }.joined(separator: " ")
    }
}
