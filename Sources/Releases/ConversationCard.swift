import Datasets
import Disclosure
import Programme
import XForms

/// What may go out of a questionnaire for a conversation: one card of each neighbourhood, the mean of each side of life in one
/// round, and only of answers that people gave who were told of it (`bs:card`). Nothing to trend, to compare or to count.
enum ConversationCard {
    /// The versions whose answers may go out; of another questionnaire all.
    static func told(_ forms: [FormDefinition]) -> [FormDefinition] {
        guard forms.contains(where: { $0.facts.value("allowed-use") == "conversation" }) else { return forms }
        return forms.filter {
            $0.facts.value("allowed-use") == "conversation" && $0.facts.value("card") == "neighbourhood"
        }
    }

    /// Refuses what is more than a card.
    static func check(_ plan: ReleasePlan, _ forms: [FormDefinition]) throws {
        guard forms.contains(where: { $0.facts.value("allowed-use") == "conversation" }) else { return }
        let asked = plan.tables
        let isCard =
            plan.tier == .tables && plan.rounds.count == 1 && asked.by == [[SinglePlace.column]]
            && asked.distributions.isEmpty && asked.linkedChanges.isEmpty
        guard isCard else {
            throw ReleaseRefusal.protection([
                .init(
                    plan.questionnaire,
                    "its answers are for a talk (bs:allowed-use), never trended or compared: nothing goes out but one card "
                        + "of each neighbourhood",
                    repair: "ask for tables of one round, by \(SinglePlace.column) alone, with means and no counts",
                    nl:
                        "Deze antwoorden zijn voor een gesprek. Er kan alleen een gesprekskaart per buurt uit: tabellen van "
                        + "één ronde, per buurt, met gemiddelden, zonder aantallen en zonder verandering.")
            ])
        }
    }

    /// The means by side of life, which they are called in tables.
    static func sides(_ dataset: Dataset) -> [String: DatasetColumn] {
        Dictionary(DatasetForm.cardMeans(dataset).map { ($0.facts["dimension"] ?? "", $0) }) { first, _ in first }
    }

    /// Calls each mean by its side of life.
    static func name(_ release: inout TableRelease, _ dataset: Dataset) {
        let names = Dictionary(sides(dataset).map { ($0.value.name, $0.key) }) { first, _ in first }
        for line in release.lines.indices {
            release.lines[line].question = names[release.lines[line].question] ?? release.lines[line].question
        }
    }

    /// Tables of earlier cards with the names that the means have before they are called by their side.
    static func unnamed(_ told: Table, _ dataset: Dataset) -> Table {
        let names = sides(dataset).mapValues(\.name)
        var table = told
        table.columns = told.columns.map { column in
            guard column.name == "question" else { return column }
            return CodedColumn(
                name: column.name, rows: (0..<told.rowCount).map { names[column.text($0)] ?? column.text($0) })
        }
        return table
    }
}
