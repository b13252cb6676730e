import Datasets
import Programme

/// What each column of the table that goes out is for.
struct ReleaseColumns {
    struct Column {
        let described: DatasetColumn
        /// Its name in the questionnaire, without the round.
        let own: String
        /// The number of its round in a table of persons; 0 elsewhere.
        let round: Int
    }

    /// The pseudonym by which rows stand in order.
    var key: Column?
    /// What somebody may know of another.
    var quasi: [Column] = []
    /// What nobody is to learn.
    var sensitive: [Column] = []
    /// What goes along as it is.
    var plain: [Column] = []
    /// Columns that somebody chose to leave out.
    var leftOut: [String] = []

    /// All that go out, in the order of the questionnaire.
    var names: [String] { ([key].compactMap { $0 } + quasi + sensitive + plain).map(\.described.name) }

    /// - Parameter number: the table of the dataset: the responses, or the persons.
    init(_ dataset: Dataset, table number: Int, plan: ReleasePlan) {
        let columns = dataset.tables[number].columns
        let isPersons = plan.shape == .persons
        var seen: [String: Int] = [:]
        for described in columns {
            let own = described.ownName ?? described.name
            let column = Column(described: described, own: own, round: seen[own, default: 0])
            seen[own, default: 0] += 1
            if described.isAmong(plan.leftOut) {
                leftOut.append(described.name)
                continue
            }
            switch (described.role, column.own) {
            case (.key, isPersons ? "bs_persoon" : "bs_respons"): key = column
            // The round is never added up with another, and who was helped may be known.
            case (.key, "bs_ronde"), (.key, "bs_versie"), (.key, "bs_wijze"), (.quasi, _): quasi.append(column)
            case (.sensitive, _): sensitive.append(column)
            // What follows from other answers would say again what is made coarser there: the neighbourhood, who answered.
            case (.plain, _) where described.isDerived: break
            case (.plain, _): plain.append(column)
            case (.key, _), (.freeText, _): break
            }
        }
    }

    /// Of questions that belong to a scale its name.
    var scales: [String: String] {
        let named = (sensitive + plain).compactMap { column in
            column.described.facts["scale"].map { (column.described.name, $0) }
        }
        return Dictionary(named) { first, _ in first }
    }

    /// A wish about a column: said of the column itself, or of its question.
    static func wish<Value>(_ wishes: [String: Value], _ column: Column) -> Value? {
        wishes[column.described.name] ?? wishes[column.own]
    }
}
