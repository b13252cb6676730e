/// Questions of an owner who fixed their wording: a whole questionnaire, or a group inside one (`bs:instrument`).
package struct Instrument: Sendable, Hashable, Codable {
    /// Its group; 0 for the whole questionnaire.
    package let node: Int
    /// Its name while its wording is the one that was declared; nil once a word is changed, for then it is something else.
    package let name: String?
    /// Languages that its owner has fixed no words in: in these it does not carry the name.
    package let unnamedIn: [String]?
    package let owner: String?
    package let licence: String?
    package let allowedUse: String?

    package init(
        node: Int, name: String?, unnamedIn: [String] = [], owner: String?, licence: String?, allowedUse: String?
    ) {
        self.node = node
        self.name = name
        self.unnamedIn = unnamedIn
        self.owner = owner
        self.licence = licence
        self.allowedUse = allowedUse
    }
}

extension FormDefinition {
    /// Somebody must show a licence number before any of it may be asked.
    package var needsLicenceNumber: Bool {
        nodes.contains { $0.attributes.value("licence-number") == "needed" }
    }

    /// Whether the answer at a node, or a result made of it, may be shown back to the person who gave it.
    ///
    /// The nearest `bs:feedback` counts; the `no` of an instrument holds for all of it, whatever a question in it says.
    package func mayFeedBack(_ node: Int) -> Bool {
        var nearest: String?
        var next: Int? = nodes.indices.contains(node) ? node : nil
        while let here = next {
            let attributes = nodes[here].attributes
            if let stated = attributes.value("feedback") {
                if stated == "no", attributes.value("instrument") != nil { return false }
                nearest = nearest ?? stated
            }
            next = nodes[here].parent
        }
        return nearest != "no"
    }
}
