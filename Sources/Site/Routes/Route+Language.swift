extension Route {
    /// The parameter that carries the language of the screens, as long as there is no draft that knows it.
    static let languageParameter = "taal"

    /// The path and the language: it is always said, because a browser may ask for another one of its own accord.
    func path(in language: InterfaceLanguage) -> String { "\(path)?\(Self.languageParameter)=\(language.code)" }

    /// The parameter that chooses a neighbourhood on a first page.
    static let neighbourhoodParameter = "buurt"

    /// The same with a neighbourhood that is chosen already; its id needs no escape.
    func path(in language: InterfaceLanguage, choosing neighbourhood: String) -> String {
        "\(path(in: language))&\(Self.neighbourhoodParameter)=\(neighbourhood)"
    }
}
