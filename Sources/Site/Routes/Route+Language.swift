extension Route {
    /// The parameter that carries the language of the screens, as long as there is no draft that knows it.
    static let languageParameter = "taal"

    /// The path and the language: it is always said, because a browser may ask for another one of its own accord.
    func path(in language: InterfaceLanguage) -> String { "\(path)?\(Self.languageParameter)=\(language.code)" }
}
