/// A question as one respondent has it now.
package struct Question: Sendable, Hashable {
    /// Number in `FormDefinition.questions`.
    package let index: Int
    /// The node that holds its value; `description` is the form field's name.
    package let key: NodeKey
    /// What is stored: canonical when it fits the type, else as it was typed; names separated by one space for select and rank.
    package let value: String
    /// Asked now, by its own rule and those of everything around it.
    package let isRelevant: Bool
    package let isRequired: Bool
    package let isReadOnly: Bool
}

/// A choice as one respondent has it now.
package struct Choice: Sendable, Hashable {
    /// What is stored.
    package let value: String
    /// The words in the respondent's language.
    package let label: String
    package let isSelected: Bool
    /// Media beside the words, by kind.
    package let media: [LocalText.Media: String]
    /// The language of words that stand untranslated in a list: what its column `taal` names, else the default one; nil
    /// for words in the respondent's language.
    package var lang: String?
}

/// The words of a label, hint or message as one respondent reads them now.
package struct ResolvedText: Sendable, Hashable {
    package let plain: String
    package let short: String?
    package let guidance: String?
    package let media: [LocalText.Media: String]
}
