/// What keeps a round from being kept or opened. Each stands at the field that mends it.
package enum RoundFault: Sendable, Hashable, CaseIterable {
    case name, opens, closes, grace, wished, expected, neighbourhoods, questionnaires, licence
    case controllers, contact, assessment, ethics, retained, retainedTooEarly, retainedTooLate
    case consent, care, caregivers, over, collectionTaken, words
}

extension Round {
    /// What must be right before it can be kept.
    package var faults: [RoundFault] {
        var faults: [RoundFault] = []
        func demand(_ isRight: Bool, _ fault: RoundFault) { if !isRight { faults.append(fault) } }
        demand((1...Self.longestName).contains(name.count), .name)
        demand(closes >= opens, .closes)
        demand((0...Self.mostGraceDays).contains(graceDays), .grace)
        demand((1...100_000).contains(wished), .wished)
        demand((1...100).contains(expectedPercent), .expected)
        demand(!neighbourhoods.isEmpty, .neighbourhoods)
        demand(!questionnaires.isEmpty, .questionnaires)
        return faults
    }

    /// What must be right besides before residents may answer.
    /// - Parameter months: the shortest term that a questionnaire in it promises; nil when none names one.
    package func faultsBeforeOpening(on today: Day, months: Int?) -> [RoundFault] {
        let given = accountability
        var faults: [RoundFault] = []
        func demand(_ isRight: Bool, _ fault: RoundFault) { if !isRight { faults.append(fault) } }
        demand(!given.controllers.isEmpty, .controllers)
        demand(!given.contact.isEmpty, .contact)
        demand(!given.assessment.isEmpty, .assessment)
        demand(!given.ethics.isEmpty, .ethics)
        demand(given.hasReadConsent, .consent)
        demand(given.leavesCareAlone, .care)
        demand(given.keepsCaregiversApart, .caregivers)
        demand(closes >= today, .over)
        if let retained = given.retained {
            demand(retained.number > closes.number + graceDays, .retainedTooEarly)
            if let months { demand(retained <= closes.adding(months: months), .retainedTooLate) }
        } else {
            faults.append(.retained)
        }
        return faults
    }

    package static let longestName = 60
}
