import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite

/// `buurtstem retention`
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Show how many responses come to the end of their months; erases nothing.",
        discussion: """
            How long responses are kept stands in their questionnaire (bs:retention), counted from the Monday of the \
            week they were sent in. The service erases them by itself, once a day. This command shows, for each \
            collection, what is over on a day and what will be within a month after it; and when the words of stories as \
            they were told are destroyed. May be run while the service runs.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("The day to look from, such as 2026-11-21; today when absent.", valueName: "date"))
    var at: String?

    func validate() throws {
        if let at, Day(at) == nil { throw ValidationError("--at takes a day that exists, written as 2026-11-21.") }
    }

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let day = at.flatMap { Day($0) } ?? Day(of: Date(), in: opened.zone)
        let counts = try await refusing { try await opened.store.retention(on: day) }
        let originals = try await refusing { try await opened.store.storyOriginals() }
        await opened.store.close()
        for line in RetentionReport.lines(counts, on: day) { print(line) }
        for line in RetentionReport.lines(originals, on: day) { print(line) }
    }
}

/// What the command says: counts only.
enum RetentionReport {
    static func lines(_ counts: [RetentionCount], on day: Day) -> [String] {
        let soon = day.adding(months: 1)
        var lines = counts.map { count in
            var line = "\(count.collection): \(count.over) over on \(day), \(count.soon) more by \(soon)"
            if let next = count.next { line += " (the first on \(next))" }
            line += ", \(count.later) later"
            if count.endless > 0 { line += ", \(count.endless) without a term: nothing erases these by itself" }
            return line
        }
        let (over, more) = (counts.map(\.over).reduce(0, +), counts.map(\.soon).reduce(0, +))
        lines.append("\(over) responses over on \(day), \(more) more by \(soon).")
        return lines
    }

    static func lines(_ originals: [StoryOriginal], on day: Day) -> [String] {
        guard !originals.isEmpty else { return [] }
        let counts = Dictionary(grouping: originals) { $0.term(on: day) }.mapValues(\.count)
        func count(_ term: StoryOriginal.Term) -> Int { counts[term] ?? 0 }
        return [
            "Originals of stories: \(count(.due)) to be destroyed on \(day), \(count(.soon)) more by "
                + "\(day.adding(months: 1)), \(count(.later)) later; \(count(.waits)) past their day wait for a reviewer."
        ]
    }
}
