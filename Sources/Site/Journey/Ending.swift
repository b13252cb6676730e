import Programme
import XForms

/// A note that ends the questionnaire with nothing kept (`bs:ending="nothing-kept"`): for somebody too young to take part,
/// for example.
struct Ending: Sendable {
    /// Its number in `FormDefinition.questions`.
    let question: Int
    let node: Int
    /// Its page's name, which stands in the address of what is shown.
    let page: String

    /// Every such note of a questionnaire, in order of its pages; one inside a repeat is none.
    static func all(of form: FormDefinition) -> [Ending] {
        form.pages.filter(\.repeats.isEmpty).flatMap { page in
            page.items.flatMap(\.questions).compactMap { number in
                let node = form.questions[number].node
                guard form.nodes[node].attributes.value("ending") == "nothing-kept" else { return nil }
                return Ending(question: number, node: node, page: page.key)
            }
        }
    }
}

extension Session {
    /// The ending that the answers have come to.
    var ending: Ending? { served.endings.first { answers.isAsked(NodeKey(node: $0.node)) } }
}

extension Office {
    /// Ends a questionnaire of which nothing is kept: draft and cookie go at once, and the page that says so needs neither.
    /// The invitation of a letter stays, so that somebody who made a slip can begin again.
    func end(_ session: Session, at ending: Ending) async throws -> Reply {
        try await desk.discard(session.draft)
        let id = session.served.collection.id
        var reply = Reply.seeOther(.ending(collection: id, page: ending.page), in: session.language)
        reply.extra += passes.takingBack(collection: id)
        return reply
    }
}
