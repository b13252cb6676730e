import XForms

/// What changes in a question from one request to the next.
enum QuestionPlace: UInt8, Sendable {
    /// The node's key, as name and id; a slot only inside repeats.
    case key
    case label, hint, guidance
    /// "(niet verplicht)", or nothing.
    case optional
    /// The message at the question.
    case error
    /// The whole attribute `aria-describedby`, or nothing.
    case described
    /// `aria-invalid`, or nothing.
    case invalid
    /// The value, or the n-th part of it.
    case value
    /// ` checked` of the n-th fixed choice.
    case checked
    /// ` selected` of the n-th fixed choice.
    case selected
    /// Choices that depend on the answers.
    case choices
    /// The answer in words, where it cannot be changed.
    case given
    /// The button that takes a chosen answer away.
    case clear
}

/// Text that is known when the page is prepared, or a slot for it.
enum Leaf<Place: RawRepresentable & Sendable>: Sendable where Place.RawValue == UInt8 {
    case fixed(String)
    case slot(Slot<Place>)
}

extension Leaf: AnyLeaf {
    var inner: Any {
        switch self {
        case .fixed(let text): text
        case .slot(let slot): slot
        }
    }
}

/// Author's words and, where they are not in the page's language, which language they are in.
struct Words<Place: RawRepresentable & Sendable>: Sendable where Place.RawValue == UInt8 {
    let words: Leaf<Place>
    let lang: String?
    let dir: String?
}

/// A question as its template sees it.
struct QuestionPart: Sendable {
    typealias QuestionSlot = Slot<QuestionPlace>

    let key: Leaf<QuestionPlace>
    /// The label is the page's heading: the question has the page to itself.
    let isHeading: Bool
    let label: Words<QuestionPlace>
    let hint: Words<QuestionPlace>?
    let guidance: Words<QuestionPlace>?
    /// A hint of our own about how to write the answer.
    let form: String?
    /// Fixed choices; nil when they depend on the answers.
    let list: [ChoicePart]?
    /// A scale has choices beside its numbers, such as "weet ik niet".
    let hasList: Bool
    /// The first and last words of a scale.
    let low: Words<QuestionPlace>?
    let high: Words<QuestionPlace>?
    let numbers: [ChoicePart]
    let rows: String
    /// `numeric` or `decimal`: which keys a phone shows.
    let keys: String
    let optional = QuestionSlot(.optional)
    let error = QuestionSlot(.error)
    let described = QuestionSlot(.described)
    let invalid = QuestionSlot(.invalid)
    let value = QuestionSlot(.value, 0)
    let value1 = QuestionSlot(.value, 1)
    let value2 = QuestionSlot(.value, 2)
    let value3 = QuestionSlot(.value, 3)
    let acknowledged = QuestionSlot(.checked, 0)
    let choices = QuestionSlot(.choices)
    let given = QuestionSlot(.given)
    let clear = QuestionSlot(.clear)
}

/// A fixed choice as its template sees it.
struct ChoicePart: Sendable {
    /// The first choice has the question's id: where the error summary leads.
    let isFirst: Bool
    let choice: String
    let name: Words<QuestionPlace>
    /// On a scale: the number, and the words after it.
    let number: String
    let rest: String
    let checked: Slot<QuestionPlace>
    let selected: Slot<QuestionPlace>
    /// Stands in `name` for a fixed choice.
    let language = ""
}
