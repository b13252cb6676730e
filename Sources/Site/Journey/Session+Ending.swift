import Programme
import XForms

extension Session {
    /// The page of a note that ends the questionnaire here with nothing kept (`bs:ending="nothing-kept"`), when that note
    /// is shown: somebody too young to take part, for example.
    var endingPage: Page? {
        guard let ending = served.endingNodes.first(where: isShown) else { return nil }
        return answers.pages.first { page in answers.questions(on: page).contains { $0.key.node == ending } }
    }

    private func isShown(_ node: Int) -> Bool {
        answers.question(at: NodeKey(node: node))?.isRelevant ?? false
    }
}

extension Office {
    /// Ends a questionnaire of which nothing is kept: the draft and the cookie go, the front page comes.
    func end(_ session: Session) async throws -> Reply {
        try await desk.discard(session.draft)
        var reply = Reply.seeOther(.home)
        reply.extra.append(passes.header(nil, collection: session.served.collection.id))
        return reply
    }
}
