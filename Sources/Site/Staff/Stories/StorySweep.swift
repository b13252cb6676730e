import Programme
import Records
import Stories

/// Taking over, with one button, what the machine proposes for the passages that are shown and that nobody decided about.
///
/// Each passage is decided by itself, with its own row of the audit log; what changed since the page was made is left.
struct StorySweep {
    /// A passage as it was shown, and what is proposed there.
    struct Part {
        let passage: Int
        let revision: Int
        let values: [String: Int]
    }

    let parts: [Part]

    /// - Parameter passages: numbers of those that are shown.
    init(_ review: StoryReview, _ passages: some Sequence<Int>, _ words: CodebookWords) {
        let codes = Set(words.book.codes.map(\.id))
        parts = passages.compactMap { number in
            let passage = review.passages[number]
            return review.proposed(passage, among: codes).map {
                Part(passage: number, revision: passage.about.revision, values: $0)
            }
        }
    }

    private static let field = "gezien"

    /// What the form says was shown.
    var hidden: [StaffForm.Hidden] {
        parts.map { .init(name: Self.field, value: "\($0.passage)-\($0.revision)") }
    }

    /// Those that were on the page from which the form was sent, as they were shown there.
    func seen(in form: UrlencodedForm) -> [Part] {
        let seen = Set(form.all(Self.field))
        return parts.filter { seen.contains("\($0.passage)-\($0.revision)") }
    }
}
