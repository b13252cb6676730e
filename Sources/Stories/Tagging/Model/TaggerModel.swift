/// Everything that proposing tags needs, made by one training and never changed: definitions, cues, features, models.
package struct TaggerModel: Sendable, Equatable {
    package let about: About
    package let ids: [FeatureID]
    package let rarity: [Float]
    /// One for each of ``About/targets``.
    package let models: [LinearModel]

    /// The part of a model that people can read; JSON in the file.
    package struct About: Sendable, Equatable, Codable {
        package var codebook: String
        package var codebookVersion: String
        /// SHA-256 of everything that training read.
        package var inputs: String
        package var passages: Int
        package var stories: Int
        package var targets: [TargetSource]
        /// How the scores become tags.
        package var decisions: Decisions
        package var scales: FamilyScales
        package var sources: CueSources
        /// Words that compounds are made of.
        package var vocabulary: [String]
    }

    /// What one of the linear models answers, and how it was made.
    package struct TargetSource: Sendable, Equatable, Codable {
        package var id: String
        /// Nothing for what is no code.
        package var axis: Codebook.Axis?
        /// Cost of an error in training, chosen in cross-validation.
        package var cost: Double
    }
}

/// Which model proposed a tag; each tag carries it.
package struct ModelIdentity: Sendable, Equatable, Codable {
    /// First twelve digits of the SHA-256 of the model's file.
    package let model: String
    package let codebook: String
    package let codebookVersion: String
}
