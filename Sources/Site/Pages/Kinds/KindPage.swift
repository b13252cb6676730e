/// What a visitor sees who cannot go on: what happened, what became of the answers, what to do.
package struct KindPage: HTMLPage {
    package static let template = "kind"
    package let title: String
    package let paragraphs: [String]
    /// The link to the next step: its words and its address.
    package let nextWords: String
    package let nextAddress: String
    /// The first page of the questionnaire, to begin again; nil where that is no way on.
    let start: String?
    /// What the visitor had typed and could not be kept, to copy.
    package var typed: Typed?

    /// Texts in the order of the page they were typed on.
    package struct Typed: Sendable {
        let texts: [String]
    }

    /// - Parameters:
    ///   - back: where the visitor came from; the home page when there is no such place.
    ///   - start: where one may begin again.
    ///   - values: for `{opens}`, `{closes}` and `{until}` in the texts.
    package init(
        _ kind: Kind, in language: InterfaceLanguage, frame: Frame, back: String? = nil, start: String? = nil,
        values: KeyValuePairs<String, String> = [:]
    ) {
        let name = kind.rawValue
        let next: Kind.Next = kind.next == .back && back == nil ? .home : kind.next
        title = InterfaceLanguage.fill(language.texts[Self.titleName(name)] ?? "", values)
        paragraphs = InterfaceLanguage.fill(language.texts[Self.textName(name)] ?? "", values)
            .split(separator: "\n").map(String.init)
        nextWords = language.texts[Self.nextName(next.rawValue)] ?? ""
        nextAddress =
            switch next {
            case .home: frame.links.home
            case .code: frame.links.code
            case .ownAnswers: frame.links.ownAnswers
            case .back: back ?? frame.links.home
            }
        self.start = start
    }

    /// Names of a kind's texts: `closed` has `kindClosedTitle` and `kindClosedText`.
    static func titleName(_ kind: String) -> String { "kind" + capitalised(kind) + "Title" }
    static func textName(_ kind: String) -> String { "kind" + capitalised(kind) + "Text" }
    static func nextName(_ next: String) -> String { "next" + capitalised(next) }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
