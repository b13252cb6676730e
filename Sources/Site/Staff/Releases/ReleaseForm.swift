import Programme

/// What somebody asks of a release: what it is and whom it is for on the first page, of what and how on the second.
struct ReleaseForm {
    let language: InterfaceLanguage
    let typed: UrlencodedForm
    let offer: ReleaseOffer
    let today: Day
    /// What the questionnaire gives to choose from; needed for the second page.
    var outline: ReleaseOutline?
    /// The last tables of this questionnaire that went out; tables of partly other neighbourhoods would be refused beside them.
    var before: Release?
    /// What is wrong; empty before something was sent.
    var faults: Set<ReleaseFault> = []

    /// The two pages.
    enum Step: String, Sendable { case what = "1", how = "2" }

    /// What stands in a new one.
    static func fresh() -> UrlencodedForm { UrlencodedForm([("soort", ReleaseTier.tables.rawValue)]) }

    /// What stands in a release of another questionnaire for the same recipient, of the same rounds and neighbourhoods.
    static func again(_ typed: UrlencodedForm) -> UrlencodedForm {
        let kept = Set(firstFields + ["rondes", "buurten", "k", "wegen", "verhalen"]).subtracting(["vragenlijst"])
        return UrlencodedForm(typed.fields.filter { kept.contains($0.name) })
    }

    /// What was asked, and the groups that a refusal named: somebody may say yes to each.
    static func naming(_ answer: ReleaseAnswer?, _ typed: UrlencodedForm) -> UrlencodedForm {
        guard case .refused(let obstacles) = answer else { return typed }
        let groups = obstacles.compactMap(\.group).filter { !typed.all(lostGroup).contains($0) }
        return UrlencodedForm(typed.fields + groups.map { (lostGroup, $0) })
    }

    /// Groups that a refusal named, and those that somebody said yes to.
    static let (lostGroup, acceptedGroup) = ("groep", "verlies")

    static let firstFields = ["vragenlijst", "soort", "ontvanger", "ontvangersoort", "doel", "tot", "aanvaard"]
    private static let firstFaults: Set<ReleaseFault> = [
        .questionnaire, .tier, .recipient, .purpose, .expires, .expiresTooLate, .conditions,
    ]

    // MARK: - Read

    func text(_ name: String) -> String {
        (typed[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func day(_ name: String) -> Day? { Day(text(name)) ?? Day(dutch: text(name)) }

    var step: Step { Step(rawValue: typed["stap"] ?? "") ?? .what }
    var questionnaire: ReleaseOffer.Questionnaire? { offer[text("vragenlijst")] }
    var tier: ReleaseTier { ReleaseTier(rawValue: text("soort")) ?? .tables }

    /// Whether the second page was sent: before that its fields hold what is usual.
    var isSecond: Bool { typed["tweede"] != nil }

    /// Neighbourhoods that were ticked or named; at first those of the last tables, or all of them.
    var places: (ids: [String], unknown: [String]) {
        let offered = (questionnaire?.neighbourhoods ?? []).map(\.id)
        let values = typed.all("buurten")
        guard isSecond || !values.isEmpty else { return (placesBefore ?? offered, []) }
        guard place.isListed || !values.allSatisfy(\.isEmpty) else { return (offered, []) }
        let (chosen, unknown) = place.chosen(values)
        return (chosen.map(\.id), unknown)
    }

    /// The neighbourhoods of the last tables, where something is made beside them; nil where that says nothing.
    var placesBefore: [String]? {
        guard tier == .tables, place.isListed, let before else { return nil }
        let then = Set(before.plan.neighbourhoods)
        let ids = (questionnaire?.neighbourhoods ?? []).map(\.id).filter(then.contains)
        return ids.count == then.count ? ids : nil
    }

    var place: PlaceChoice { PlaceChoice(offered: questionnaire?.neighbourhoods ?? [], language: language) }

    /// The plan as it was filled in, and what is wrong with it.
    func plan() -> (plan: ReleasePlan?, faults: Set<ReleaseFault>) {
        let kind = RecipientKind(rawValue: text("ontvangersoort")) ?? .everybody
        let recipient = Recipient(name: text("ontvanger"), kind: kind)
        // Something stands for a name that is wrong, so that the rest is judged too.
        guard let named = recipient ?? Recipient(name: kind.rawValue, kind: kind) else { return (nil, [.recipient]) }
        let places = places
        var plan = ReleasePlan(
            questionnaire: questionnaire?.id ?? "", rounds: questionnaire?.rounds.filter(isChosenRound) ?? [],
            neighbourhoods: places.ids, tier: tier, recipient: named, purpose: text("doel"))
        if plan.hasRows { (plan.expires, plan.accepted) = (day("tot"), day("aanvaard")) }
        plan.shape = ReleasePlan.Shape(rawValue: text("rij")) ?? .responses
        plan.itemReason = tier == .researchFile && !text("reden").isEmpty ? text("reden") : nil
        plan.stories = plan.hasRows && typed.all("verhalen").contains("ja") ? .reviewed : nil
        plan.weights = plan.tier != .pseudonymised && typed.all("wegen").contains("ja") ? .residents : nil
        plan.leftOut = typed.all("weg").filter { name in outline?.columns.contains { $0.name == name } ?? false }
        plan.protection.minimum = Int(typed: text("k")) ?? (isSecond ? 0 : ReleaseProtection.least)
        plan.protection.leavesOutFailing = typed.all("falend").contains("ja")
        plan.protection.acceptedLosses = tier == .researchFile ? typed.all(Self.acceptedGroup) : []
        if typed.all("precies").contains("ja") { plan.protection.pins = ["bs_buurt": 0] }
        for column in ceilingColumns {
            plan.protection.ceilings[column.name] = Int(typed: text(Self.ceiling + column.name))
        }
        if tier == .tables {
            plan.protection.minimum = ReleaseProtection.least
            plan.tables = tables
        }
        var faults = Set(plan.faults(on: today))
        if recipient == nil { faults.insert(.recipient) }
        if !places.unknown.isEmpty { faults.insert(.neighbourhoods) }
        return (plan, faults)
    }

    /// Beginning of the names of the fields that say how coarse a column may become.
    static let ceiling = "hoogstens-"

    /// What people may be known by: how coarse it becomes can be limited.
    var ceilingColumns: [ReleaseOutline.Column] {
        tier == .researchFile ? (outline?.columns ?? []).filter { $0.role == .quasi && $0.choices > 2 } : []
    }

    /// What is wrong on one of the two pages.
    func faults(of step: Step) -> Set<ReleaseFault> {
        let all = plan().faults
        return step == .what ? all.intersection(Self.firstFaults) : all.subtracting(Self.firstFaults)
    }

    func isChosenRound(_ round: String) -> Bool {
        let chosen = typed.all("rondes")
        return !isSecond && chosen.isEmpty || chosen.contains(round)
    }

    private var tables: ReleaseTables {
        var tables = ReleaseTables()
        let columns = outline?.columns ?? []
        func chosen(_ field: String, _ fits: (ReleaseOutline.Column) -> Bool) -> [String] {
            let names = Set(typed.all(field))
            return columns.filter { fits($0) && names.contains($0.name) }.map(\.name)
        }
        tables.distributions = chosen("geteld") { $0.choices > 0 }
        tables.means = chosen("gemiddeld", \.isNumber)
        let crossed = text("kruis")
        if columns.contains(where: { $0.name == crossed && $0.role == .quasi }) {
            tables.by = [["bs_buurt"], ["bs_buurt", crossed]]
            tables.distributions.removeAll { $0 == crossed }
        }
        if typed.all("verandering").contains("ja") { tables.linkedChanges = tables.means }
        return tables
    }

    /// Questions whose means are looked at before and after.
    var compared: [String] { typed.all("vergelijk") }
}
