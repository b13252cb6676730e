extension Route {
    /// The parameter that carries the language of the screens, as long as there is no draft that knows it.
    static let languageParameter = "taal"

    /// The path, and the language where it is not the first one.
    func path(in language: InterfaceLanguage, of languages: Languages) -> String {
        language.code == languages.first.code ? path : "\(path)?\(Self.languageParameter)=\(language.code)"
    }
}
