import XForms

extension DatasetForm {
    /// Whether its answers are for a conversation (`bs:allowed-use`): never trended, compared or counted one by one.
    package var isForTalking: Bool { forms.last?.facts.value("allowed-use") == "conversation" }

    /// The means of which a card of the neighbourhood is made, in the order of the questionnaire.
    package var cardMeans: [DatasetColumn] {
        Self.cardMeans(ScaleMeans(NoRows(), of: dataset, table: 0, isCard: true).dataset)
    }

    /// Those among the columns of a set of data that was made for a card.
    package static func cardMeans(_ dataset: Dataset) -> [DatasetColumn] {
        dataset.tables[0].columns.filter { $0.source == nil && $0.facts["dimension"] != nil }
    }
}

/// Nothing to read: for what follows from the columns alone.
private struct NoRows: RowSource {
    var expectedCount: Int? { 0 }

    func read(_ body: (_ table: Int, _ row: DatasetRow) throws -> Void) throws {}
}
