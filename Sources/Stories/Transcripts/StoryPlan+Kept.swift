extension StoryPlan {
    /// Puts passages without names together again, for a story of which nothing else is left: each placeholder in them is a
    /// mask that stands for itself.
    package static func keeping(_ passages: [(text: String, role: SpeakerRole)]) -> (text: StoryText, plan: StoryPlan) {
        var plan = StoryPlan()
        var joined = String.UnicodeScalarView()
        for (number, passage) in passages.enumerated() {
            if number > 0 { joined.append(contentsOf: "\n\n".unicodeScalars) }
            let start = joined.count
            joined.append(contentsOf: passage.text.unicodeScalars)
            plan.passages.append(Passage(start: start, end: joined.count, role: passage.role, speaker: 0))
        }
        let text = StoryText(kept: String(joined))
        plan.masks = Placeholders.written(in: text).map { written in
            Mask(
                start: written.range.lowerBound, end: written.range.upperBound, type: written.type,
                number: written.number, isAdded: true, isUndone: false)
        }
        return (text, plan)
    }
}
