/// A response as it is stored from now on: its content, and the texts that lie apart from it.
package struct SeparatedResponse: Sendable, Hashable {
    package let content: ResponseContent
    package let originals: [Original]

    package init(content: ResponseContent, originals: [Original]) {
        self.content = content
        self.originals = originals
    }
}

/// Keeps what people wrote in own words apart from their answers.
package protocol OriginalStore: Sendable {
    /// Moves the texts of responses that an older program stored whole, some at a time, so that answers go on coming in.
    ///
    /// Stopped anywhere, the next call goes on where it ended. Nothing is done once all have been looked at.
    /// - Parameter separate: tells texts from answers; nil leaves a response as it is for good, a failure until the next
    ///   call.
    /// - Returns: how many texts were moved.
    func separateOriginals(
        _ separate: @Sendable (StoredResponse) async throws(StoreFailure) -> SeparatedResponse?
    ) async throws(StoreFailure) -> Int
}
