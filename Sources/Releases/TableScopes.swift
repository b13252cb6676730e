import Disclosure
import Programme
import Records

/// Which neighbourhoods a release of tables may be about, beside those that went out.
///
/// All neighbourhoods together, less some of them, leave the others: with a third release even groups of whom no pair of
/// releases tells. So releases of a round are about the same neighbourhoods or about quite different ones; or one of the two is
/// about a single neighbourhood and both tell neighbourhoods apart, so that its figures are those that the other has of it.
enum TableScopes {
    /// - Throws: ``ReleaseRefusal`` that names the earlier release and what would be allowed.
    static func check(_ plan: ReleasePlan, number: Int, ledger: any ReleaseLedger) async throws {
        guard plan.tier == .tables else { return }
        for release in try await ledger.releases(in: .everywhere)
        where release.number < number && release.plan.tier == .tables {
            guard isTold(plan, beside: release.plan) else { continue }
            let then = release.plan.neighbourhoods.sorted().joined(separator: ", ")
            throw ReleaseRefusal.protection([
                .init(
                    "release \(release.number)",
                    "it is about other neighbourhoods of the same round (\(then)), which overlap; subtracted from each "
                        + "other they tell of the neighbourhoods that are in one of them",
                    repair:
                        "ask for the same neighbourhoods, for quite different ones, or for a single one, split by bs_buurt",
                    nl:
                        "Uitgifte \(release.number) gaat over andere buurten van dezelfde ronde (\(then)). Wie de twee van "
                        + "elkaar aftrekt, houdt cijfers over van buurten die in één van beide staan. Vraag dezelfde buurten, "
                        + "heel andere, of één buurt, en deel in naar buurt.")
            ])
        }
    }

    /// Whether the two together tell of neighbourhoods that are in one of them only.
    private static func isTold(_ plan: ReleasePlan, beside then: ReleasePlan) -> Bool {
        let (here, there) = (Set(plan.neighbourhoods), Set(then.neighbourhoods))
        guard plan.questionnaire == then.questionnaire, !Set(plan.rounds).isDisjoint(with: then.rounds),
            here != there, !here.isDisjoint(with: there)
        else { return false }
        let isSingle = here.count == 1 || there.count == 1
        return !(isSingle && [plan, then].allSatisfy(tellsNeighbourhoodsApart))
    }

    private static func tellsNeighbourhoodsApart(_ plan: ReleasePlan) -> Bool {
        !plan.tables.by.isEmpty && plan.tables.by.allSatisfy { $0.contains(SinglePlace.column) }
    }
}
