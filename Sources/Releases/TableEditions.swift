import Programme
import Records

/// How tables of a round are made, beside those that went out.
///
/// Earlier programs had groups that nobody can be in; what they hid to protect those stays hidden, and without them it could
/// be worked out. So tables of one round are all made in the way of the first.
enum TableEditions {
    static func settled(_ plan: ReleasePlan, ledger: any ReleaseLedger) async throws -> ReleasePlan {
        guard plan.tier == .tables else { return plan }
        let beside = try await ledger.releases(in: .everywhere).map(\.plan).filter {
            $0.tier == .tables && $0.questionnaire == plan.questionnaire
                && !Set($0.rounds).isDisjoint(with: plan.rounds)
        }
        var settled = plan
        if beside.contains(where: { $0.tables.edition == nil }) { settled.tables.edition = nil }
        return settled
    }
}
