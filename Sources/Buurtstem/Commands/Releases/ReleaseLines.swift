import Foundation
import Programme
import Records
import Releases

/// What `buurtstem release` says at the terminal.
enum ReleaseLines {
    static func line(_ release: Release, on today: Day, in zone: TimeZone) -> String {
        let made = Day(of: Date(timeIntervalSince1970: TimeInterval(release.made)), in: zone)
        let plan = release.plan
        return
            "\(release.number)  \(made)  \(plan.tier.rawValue)  \(plan.questionnaire) \(plan.rounds.joined(separator: ",")) "
            + "(\(plan.neighbourhoods.count) neighbourhoods, \(release.outcome.rows) rows)  \(plan.recipient.name)  "
            + state(release.state(on: today), expires: plan.expires)
    }

    private static func state(_ state: ReleaseState, expires: Day?) -> String {
        switch state {
        case .current: expires.map { "until \($0)" } ?? "may stay"
        case .outdated(let withdrawn, let untold):
            "\(withdrawn) answers or stories withdrawn since"
                + (untold > 0 ? "; tell the recipient" : "; the recipient knows")
        case .expired(let since): "over since \(since); ask whether it is gone"
        case .deleted(let day): "gone, said on \(day)"
        }
    }

    static func lines(_ preview: ReleasePreview) -> [String] {
        var lines = [
            "\(preview.responses) responses, \(preview.rowsBefore) rows, \(preview.rows) would go out "
                + "(\(preview.suppressed) left out, \(preview.heldBack) held back)"
        ]
        if let k = preview.k, let joint = preview.jointK {
            lines.append("the smallest class would have \(k) people, \(joint) beside all earlier releases")
        }
        if let shown = preview.shown, let hidden = preview.hidden {
            lines.append("\(shown) figures would be shown, \(hidden) hidden")
        }
        if !preview.strata.isEmpty {
            lines.append("weighted by \(preview.strata.map { "\($0)" }.joined(separator: ", "))")
        }
        if let stories = preview.stories {
            lines.append(
                "\(stories.count) stories would go along with \(stories.quotes) quotes; \(stories.waiting) stay out until "
                    + "they are enough")
        }
        for column in preview.columns {
            let shares = column.shares.map(AnonymisationLines.percent).joined(separator: ", ")
            lines.append("\(column.name): \(shares) from exact to all together")
        }
        if !preview.leftOut.isEmpty { lines.append("left out: \(preview.leftOut.joined(separator: ", "))") }
        for line in preview.comparison {
            let means = zip(line.before.means, line.after.means).map { "\(mean($0)) > \(mean($1))" }
            lines.append(
                "\(line.neighbourhood): \(count(line.before.people)) > \(count(line.after.people)) people; "
                    + means.joined(separator: ", "))
        }
        return lines
    }

    private static func mean(_ value: Double?) -> String { value.map { String(format: "%.2f", $0) } ?? "-" }

    private static func count(_ people: Int?) -> String { people.map(String.init) ?? "fewer than 10" }

    static func say(_ outcome: ReleaseNoteOutcome, of number: Int, wrong: String) throws {
        switch outcome {
        case .done: print("noted of release \(number)")
        case .unknown: throw Refusal("there is no release \(number)")
        case .wrongState: throw Refusal("release \(number): \(wrong)")
        }
    }
}
