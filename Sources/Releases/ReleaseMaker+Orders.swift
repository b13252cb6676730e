import Datasets
import Foundation
package import Programme
import Records

extension ReleaseMaker {
    /// Carries an order out, from beginning to end.
    /// - Parameter told: how far it is; false stops.
    package func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Bool
    ) async -> ReleaseAnswer {
        _ = told(ReleaseProgress(.protecting))
        do throws(ReleaseRefusal) {
            switch order.work {
            case .outline(let questionnaire, let neighbourhoods):
                return .outline(try await outline(questionnaire, neighbourhoods: neighbourhoods))
            case .preview(let plan, let compared):
                return .preview(try await preview(plan, comparing: compared, at: order.date))
            case .make(let plan):
                guard let output = order.output else { throw .unknown }
                let release = try await make(plan, to: output, noting: order.note(.releaseMade)) { progress in
                    told(ReleaseProgress(.writing, part: progress.whole))
                }
                return .made(release.number)
            case .remake(let number):
                guard let output = order.output else { throw .unknown }
                // Whether the asker may see it was looked at before it was ordered.
                switch try await remake(number, to: output, in: .everywhere, noting: order.note(.releaseRemade)) {
                case .same: return .made(number)
                case .withdrawn(let count):
                    return .refused([
                        ReleaseObstacle(
                            .withdrawn, "\(count) of its answers or stories were withdrawn since",
                            nl: "Sinds die tijd zijn \(count) antwoorden of verhalen ingetrokken.")
                    ])
                case .differs(let then, let now):
                    return .refused([.differs(then: then, now: now)])
                }
            }
        } catch { return .refused(error.obstacles) }
    }
}

extension ReleaseObstacle {
    /// Why a release does not come out the same again.
    package static func differs(then: String, now: String) -> ReleaseObstacle {
        let isOlder = then != now
        let changed = "hierarchies, neighbourhoods, rounds or reviewed stories were changed since"
        return ReleaseObstacle(
            .differs,
            isOlder ? "it was made by recipe \(then), and this program has recipe \(now); or \(changed)" : changed,
            nl: (isOlder ? "Het is gemaakt met recept \(then), en dit programma heeft recept \(now). Of d" : "D")
                + "e indelingen, buurten, rondes of nagekeken verhalen zijn sindsdien veranderd.")
    }
}

extension ReleaseRefusal {
    /// What stands in the way, for a page.
    package var obstacles: [ReleaseObstacle] {
        switch self {
        case .plan(let faults): faults.map { ReleaseObstacle(.plan, $0.sentence) }
        case .protection(let reasons):
            reasons.map { ReleaseObstacle($0.kind, $0.sentence, nl: $0.dutch, group: $0.group) }
        case .store(let failure): [ReleaseObstacle(.store, failure.sentence)]
        case .changed: sentences.map { ReleaseObstacle(.changed, $0) }
        case .unknown: sentences.map { ReleaseObstacle(.unknown, $0) }
        }
    }
}

extension ReleaseRefusal.Reason {
    /// What a place that a reason names is about, the longest name first.
    private static let kinds: [(prefix: String, kind: ReleaseObstacle.Kind)] = [
        ("earlier releases", .earlier), ("release ", .earlier), ("persons", .unlinked), ("stories", .stories),
        ("weights", .weights),
        ("people", .tooFewPeople),
        ("answers", .answersAlike), ("k", .levels), ("--pin", .levels), ("--at-most", .levels), ("--k", .levels),
        ("group '", .groupLoses), ("column '", .column), ("--by", .tables), ("--distribution", .tables),
        ("--mean", .tables), ("--apart", .tables), ("--linked-change", .tables), ("the tables", .tables),
        ("--input", .tooFewPeople),
    ]

    /// The group it is about, without what stands around its name.
    fileprivate var group: String? {
        kind == .groupLoses ? String(place.dropFirst("group '".count).dropLast()) : nil
    }

    fileprivate var kind: ReleaseObstacle.Kind {
        if what.hasPrefix("nobody answered") || what.hasPrefix("it was never open") { return .nobodyAnswered }
        if what.contains("cells could be worked out") { return .tables }
        let named = Self.kinds.first { place == $0.prefix || $0.prefix != "k" && place.hasPrefix($0.prefix) }?.kind
        return named == .tooFewPeople && what.contains("would have to stay out") ? .tooMuchLost : named ?? .other
    }
}

extension BundleProgress {
    /// How far all stages together are: most of the time goes into writing.
    fileprivate var whole: Double {
        switch stage {
        case .listing: part * 0.05
        case .measuring: 0.05 + part * 0.2
        case .writing: 0.25 + part * 0.65
        case .packing: 0.9 + part * 0.1
        }
    }
}

extension ReleaseOrder {
    fileprivate var date: Date { Date(timeIntervalSince1970: TimeInterval(at)) }
}
