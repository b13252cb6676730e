import Programme
import Records

/// Putting an open round right, and taking away one that was only prepared.
extension RoundsController {
    /// `/medewerkers/rondes/{ronde}/gegevens`
    func mend(_ visit: StaffVisit) async throws -> Reply {
        guard let round = try await named(visit), round.isWhole, round.state == .opened else {
            return staff.unknown(visit)
        }
        let isTyped = visit.isPost || visit.prefill != nil
        let typed = isTyped ? RoundMending(visit.form) : RoundMending(round.accountability)
        let faults = visit.isPost ? typed.faults : []
        let reason = visit.form["why"] ?? ""
        guard visit.isPost, faults.isEmpty, !reason.allSatisfy(\.isWhitespace) else {
            return try mendPage(visit, round, typed, faults)
        }
        let outcome = try await store.mend(
            typed, of: round.id, in: visit.scope, noting: visit.note(.roundMended, reason: reason, at: staff.now))
        guard outcome == .done else { return staff.unknown(visit) }
        // Residents read it from now on.
        try await staff.office.renewOffer()
        return staff.done(.round, visit, [round.id])
    }

    private func mendPage(
        _ visit: StaffVisit, _ round: Round, _ typed: RoundMending, _ faults: Set<RoundFault>
    ) throws -> Reply {
        let language = visit.language
        let lines: [(String, StaffWord, StaffWord, String, RoundFault)] = [
            ("contact", .fieldContact, .fieldContactHint, typed.contact, .contact),
            ("assessment", .fieldAssessment, .fieldAssessmentHint, typed.assessment, .assessment),
            ("ethics", .fieldEthics, .fieldEthicsHint, typed.ethics, .ethics),
        ]
        let fields = lines.map { name, label, hint, value, fault in
            StaffField(
                name, .line(), label: language.say(label), hint: language.say(hint), values: [value],
                error: faults.contains(fault) ? language.say(fault.words) : nil)
        }
        return try staff.form(
            StaffFormPage(
                title: language.say(.mendRound), lead: [language.say(.mendRoundLead), language.say(.mendRoundLeadTwo)],
                facts: facts(round, language),
                form: staff.makeForm(visit, fields + [staff.why(visit, isDemanded: true)], button: .save),
                ways: [back(visit)], in: language), visit)
    }

    /// `/medewerkers/rondes/{ronde}/weghalen`
    func remove(_ visit: StaffVisit) async throws -> Reply {
        guard let round = try await named(visit), round.isWhole, round.state == .prepared else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let reason = visit.form["why"] ?? ""
        guard visit.isPost, !reason.allSatisfy(\.isWhitespace) else {
            return try staff.form(
                StaffFormPage(
                    title: language.say(.removeRound), lead: [language.say(.removeRoundLead)],
                    facts: facts(round, language),
                    form: staff.makeForm(
                        visit, [staff.why(visit, isDemanded: true)], button: .removeRound, isGrave: true),
                    ways: [back(visit)], in: language), visit)
        }
        let outcome = try await store.remove(
            round: round.id, in: visit.scope, noting: visit.note(.roundRemoved, reason: reason, at: staff.now))
        guard outcome == .done else { return staff.unknown(visit) }
        return staff.done(.rounds, visit)
    }

    private func facts(_ round: Round, _ language: InterfaceLanguage) -> [StaffFact] {
        [
            StaffFact(term: language.say(.fieldRound), words: round.name),
            StaffFact(term: language.say(.fieldState), words: language.words(round.phase(on: today))),
        ]
    }
}

extension RoundMending {
    fileprivate init(_ typed: UrlencodedForm) {
        self.init(
            contact: RoundForm.line(typed["contact"]), assessment: RoundForm.line(typed["assessment"]),
            ethics: RoundForm.line(typed["ethics"]))
    }
}
