import Foundation
import Programme
import Records
import Releases

/// What somebody sees who looks at releases of invented answers: tables of the core indicators and of ties, which fill the
/// dashboard, and a research file with stories.
struct DemoReleases {
    let maker: ReleaseMaker
    /// The first one gets a research file too.
    let questionnaires: [String]
    let places: [String]
    let today: Day
    /// Where the files go.
    let folder: String

    /// - Returns: a line about each of them.
    func make() async throws -> [String] {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var lines: [String] = []
        let first = questionnaires.first ?? ""
        var plans = [("tabellen", try await tables(first)), ("onderzoeksbestand", try research(first))]
        for other in questionnaires.dropFirst() { plans.append(("tabellen-\(other)", try await tables(other))) }
        for (name, plan) in plans {
            let path = "\(folder)/\(name)-verzonnen.zip"
            do throws(ReleaseRefusal) {
                let release = try await maker.make(plan, to: path, noting: .command(.releaseMade))
                lines.append("release \(release.number): \(path)")
            } catch {
                // With few people that is what releases do.
                lines.append("no \(path): \(error.sentences.joined(separator: "; "))")
            }
        }
        return lines
    }

    private func plan(
        _ questionnaire: String, _ tier: ReleaseTier, _ name: String, _ kind: RecipientKind
    ) throws -> ReleasePlan {
        guard let recipient = Recipient(name: name, kind: kind) else {
            throw Refusal("\(name): no name of a recipient")
        }
        return ReleasePlan(
            questionnaire: questionnaire, rounds: DemoVillage.rounds, neighbourhoods: places, tier: tier,
            recipient: recipient, purpose: "Rondkijken in verzonnen gegevens")
    }

    private func tables(_ questionnaire: String) async throws -> ReleasePlan {
        var plan = try plan(questionnaire, .tables, "Iedereen (verzonnen)", .everybody)
        let outline = try await releasing { try await maker.outline(questionnaire, neighbourhoods: places) }
        let card = outline.columns.filter(\.isForTalking)
        guard card.isEmpty else {
            plan.rounds = Array(DemoVillage.rounds.suffix(1))
            plan.tables.means = card.map(\.name)
            return plan
        }
        let indicators = outline.columns.filter { $0.indicator != nil && $0.role != .quasi }
        plan.tables.distributions =
            indicators.filter(\.isCounted).map(\.name) + outline.columns.filter(\.isTies).map(\.name)
        plan.tables.means = indicators.filter(\.isNumber).map(\.name)
        return plan
    }

    private func research(_ questionnaire: String) throws -> ReleasePlan {
        var plan = try plan(questionnaire, .researchFile, "Universiteit (verzonnen)", .researcher)
        (plan.accepted, plan.expires) = (today, Day(number: today.number + 365))
        plan.protection.leavesOutFailing = true
        plan.stories = .reviewed
        return plan
    }
}
