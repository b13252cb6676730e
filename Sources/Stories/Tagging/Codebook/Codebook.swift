/// The tags that passages can get, with their definitions: `codebook.json` of a codebook folder.
package struct Codebook: Sendable, Equatable, Codable {
    package var id: String
    package var version: String
    package var title: Words
    package var codes: [Code]
    package var valences: [ValenceText]
    /// Rules that settle most disagreements between two coders.
    package var borderRules: [Words]

    /// A text in Dutch and in English.
    package struct Words: Sendable, Equatable, Codable {
        package var nl: String
        package var en: String
    }

    /// One theme or dimension.
    package struct Code: Sendable, Equatable, Codable {
        /// As it is written in coded passages, in the names of cue files and in exports.
        package var id: String
        package var axis: Axis
        package var name: Words
        package var definition: Words
        /// When not to code it; empty where the definition says enough.
        package var exclude: Words?
        package var examples: [Example]
    }

    /// A passage of our own writing that shows a code, or shows where its border lies.
    package struct Example: Sendable, Equatable, Codable {
        package var text: String
        package var belongs: Bool
        package var why: Words
    }

    /// What a valence means.
    package struct ValenceText: Sendable, Equatable, Codable {
        package var id: Valence
        package var name: Words
        package var definition: Words
    }

    /// The two lists that codes come in.
    package enum Axis: String, Sendable, Codable, CaseIterable {
        case theme, dimension
    }

    /// The ids of the codes of one axis, in the codebook's order.
    package func codes(of axis: Axis) -> [String] { codes.filter { $0.axis == axis }.map(\.id) }
}

/// Whether what a passage describes helps a person live well, stands in the way, both or neither.
package enum Valence: String, Sendable, Codable, CaseIterable {
    case helps, hinders, both, none

    /// Whether a part of the passage helps.
    package var hasHelp: Bool { self == .helps || self == .both }

    /// Whether a part of the passage hinders.
    package var hasHindrance: Bool { self == .hinders || self == .both }
}
