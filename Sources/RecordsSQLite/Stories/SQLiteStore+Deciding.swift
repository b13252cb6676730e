package import Programme
package import Records

extension SQLiteStore {
    package func decide(
        _ decision: PassageDecision, of id: StoryID, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        try await changeStory(id, in: scope, noting: note) { table, story throws(StoreFailure) in
            guard story.state == .reviewing || story.state == .second, !story.about.answers.isEmpty else {
                return .wrongState
            }
            guard var passage = try table.passages(of: id).first(where: { $0.number == decision.passage }),
                passage.isCoded
            else { return .unknown }
            guard passage.about.revision == decision.revision else { return .changed }
            let coder = decision.coder.text
            // Who asked for a second opinion does not give it.
            if passage.about.doubt == coder, !decision.isBlind, !decision.isDoubtful { return .needsAnother }
            let voice = decision.isBlind ? TagVoice.blind : .coder
            let told = try table.decided(voice, of: id, passage: decision.passage, coder: coder)
            let (before, doubt) = (told.mapValues(\.value), passage.about.doubt)
            // What was coded blind is compared with the model of that day, never with a later one.
            let model =
                decision.isBlind
                ? try table.tags(of: id).first { $0.passage == decision.passage && $0.voice == .machine }?.source.model
                : nil
            let source = StoryTag.Source(week: decision.week.number, codebook: decision.codebook, model: model)
            try table.set(decision.values, was: before, voice, of: id, decision.passage, coder, source)
            passage.about.revision += 1
            if !decision.isBlind { passage.about.doubt = decision.isDoubtful ? coder : nil }
            try table.write(passage.about, ofPassage: passage.number, of: id)
            guard !decision.isBlind else { return .done }
            var changed = story
            changed.about.acts.append(
                .init(
                    account: coder, passage: passage.number, before: before, after: decision.values, doubt: doubt,
                    whose: told.mapValues {
                        .init(account: $0.coder, week: $0.source.week, codebook: $0.source.codebook)
                    }, sweep: decision.sweep))
            changed.about.acts = Array(changed.about.acts.suffix(StoryAbout.mostActs))
            // A yes was to these tags; other tags need it anew, the same ones do not.
            if before != decision.values || doubt != passage.about.doubt {
                changed.about.approvals.removeAll()
                changed.state = .reviewing
            }
            try table.write(changed, plan: nil)
            return .done
        }
    }

    package func undo(
        by coder: AccountID, of id: StoryID, week: Week, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        try await changeStory(id, in: scope, noting: note) { table, story throws(StoreFailure) in
            guard story.state == .reviewing || story.state == .second,
                let place = story.about.acts.lastIndex(where: { $0.account == coder.text })
            else { return .wrongState }
            let act = story.about.acts[place]
            // Whoever decided there since, with the same tags and a doubt perhaps, takes it back first.
            guard !story.about.acts[(place + 1)...].contains(where: { $0.passage == act.passage }) else {
                return .wrongState
            }
            let now = try table.decided(.coder, of: id, passage: act.passage, coder: coder.text)
            guard now.mapValues(\.value) == act.after,
                var passage = try table.passages(of: id).first(where: { $0.number == act.passage })
            else { return .wrongState }
            try table.putBack(act, was: now, of: id, week: week)
            passage.about.revision += 1
            passage.about.doubt = act.doubt
            try table.write(passage.about, ofPassage: passage.number, of: id)
            var changed = story
            changed.about.acts.remove(at: place)
            changed.about.approvals.removeAll()
            changed.state = .reviewing
            try table.write(changed, plan: nil)
            return .done
        }
    }
}

extension StoryTable {
    /// What is decided about a passage, by code: by any coder, or by one coder before proposals were shown.
    fileprivate func decided(
        _ voice: TagVoice, of id: StoryID, passage: Int, coder: String
    ) throws(StoreFailure) -> [String: StoryTag] {
        let tags = try tags(of: id).filter {
            $0.passage == passage && $0.voice == voice && (voice == .coder || $0.coder == coder)
        }
        return Dictionary(tags.map { ($0.code, $0) }) { first, _ in first }
    }

    /// Makes of a passage's tags what they were before an act, each under the name of who had given it.
    fileprivate func putBack(
        _ act: StoryAbout.Act, was now: [String: StoryTag], of id: StoryID, week: Week
    ) throws(StoreFailure) {
        let known = now.values.first?.source.codebook ?? ""
        for (code, tag) in now where act.before[code] != tag.value {
            try set([:], was: [code: tag.value], .coder, of: id, act.passage, tag.coder, tag.source)
        }
        for (code, value) in act.before where now[code]?.value != value {
            let whose = act.whose?[code]
            try set(
                [code: value], was: [:], .coder, of: id, act.passage, whose?.account ?? act.account,
                StoryTag.Source(week: whose?.week ?? week.number, codebook: whose?.codebook ?? known))
        }
    }

    /// Puts values in place of those there were. What stays as it was keeps who decided it, and when.
    fileprivate func set(
        _ values: [String: Int], was before: [String: Int], _ voice: TagVoice, of id: StoryID, _ passage: Int,
        _ coder: String, _ source: StoryTag.Source
    ) throws(StoreFailure) {
        for (code, value) in before where values[code] != value {
            try connection.run(
                "DELETE FROM story_tag WHERE story = ?1 AND passage = ?2 AND voice = ?3 AND code = ?4 "
                    + "AND (?3 = ?6 OR coder = ?5)", .int(id.number), .int(passage), .int(voice.rawValue), .text(code),
                .text(coder), .int(TagVoice.coder.rawValue))
        }
        for (code, value) in values where before[code] != value {
            try write(
                StoryTag(passage: passage, code: code, voice: voice, coder: coder, value: value, source: source), of: id
            )
        }
    }
}
