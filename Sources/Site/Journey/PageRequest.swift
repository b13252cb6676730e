import XForms

/// What a button of a question page asks for: the value of the field `doe`.
enum PageAction: Equatable {
    /// "Verder", and what Enter does.
    case next
    /// "Terug": saves, judges nothing.
    case back
    /// "Later verder".
    case pause
    /// Saves and hides the questionnaire: nobody has been at this shared device for a while.
    case leave
    /// Hands the device over to the person, or gives it back.
    case handOver, giveBack
    /// To the check page, past the pages between.
    case check
    /// Shows the page again, so that what depends on the answers is worked out.
    case refresh
    /// Saves in the background, while somebody fills in; the answer is what the script needs to show and hide questions.
    case save
    /// Takes the answer to a question away: a radio button cannot be unticked otherwise.
    case clear(NodeKey)
    /// Adds an instance to a repeat.
    case add(repetition: Int, parent: NodeKey)
    /// Removes an instance.
    case remove(NodeKey)
    /// Shows the page in the language with this code.
    case language(String)

    /// Reads the value of the button; nil for one that no page of ours has.
    init?(_ text: String?) {
        let parts = (text ?? "verder").split(separator: ":", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("verder", 1): self = .next
        case ("terug", 1): self = .back
        case ("pauze", 1): self = .pause
        case ("weg", 1): self = .leave
        case ("overdracht", 1): self = .handOver
        case ("teruggeven", 1): self = .giveBack
        case ("controle", 1): self = .check
        case ("ververs", 1): self = .refresh
        case ("bewaar", 1): self = .save
        case ("wis", 2):
            guard let question = NodeKey(parts[1]) else { return nil }
            self = .clear(question)
        case ("voegtoe", 3):
            guard let repetition = Int(parts[1]), let parent = NodeKey(parts[2]) else { return nil }
            self = .add(repetition: repetition, parent: parent)
        case ("verwijder", 2):
            guard let instance = NodeKey(parts[1]) else { return nil }
            self = .remove(instance)
        case ("taal", 2): self = .language(String(parts[1]))
        default: return nil
        }
    }
}

/// Why a question page is shown, in the query of its address; none of them says anything about an answer.
enum PageMark: String {
    /// Came from the check page, and returns there.
    case fromCheck = "controle"
    /// Shows what is wrong on this page, because sending was refused.
    case faults = "fouten"
    /// Says that new questions have appeared.
    case newQuestions = "nieuw"
    /// Says "welcome back".
    case resumed = "welkom"
    /// Shows what is wrong on this page, to somebody whose script sent it in the background.
    case wrong = "fout"
    /// Begun on a shared device: the code comes first.
    case begun = "begin"
    /// Says that the part of the person is closed now.
    case givenBack = "terug"
    /// Says that the page was worked out anew.
    case updated = "bijgewerkt"

    /// Name of the parameter.
    static let parameter = "van"

    /// As it stands in an address that has a parameter already.
    var further: String { "&\(Self.parameter)=\(rawValue)" }

    /// The sentence above the page.
    var notice: Notice? {
        switch self {
        case .fromCheck, .faults, .wrong, .begun: nil
        case .newQuestions: .newQuestions
        case .resumed: .resumed
        case .givenBack: .givenBack
        case .updated: .updated
        }
    }

    /// The page is shown with what is wrong on it.
    var showsFaults: Bool { self == .faults || self == .wrong }

    /// From here "Verder" leads back to the check page.
    var returnsToCheck: Bool { self == .fromCheck || self == .faults }
}

extension Route {
    /// The path with a mark in its query.
    func path(with mark: PageMark) -> String { "\(path)?\(PageMark.parameter)=\(mark.rawValue)" }
}
