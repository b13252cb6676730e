import HTTPTypes
import Programme
import Records

/// How far the machine is with a story, until there is something to see.
struct StoryWorkController: Sendable {
    let desk: StoryDesk

    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/verhalen/{verhaal}/bezig`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let story = try await desk.story(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let isScript = visit.visit.parameter("stand") != nil
        guard let work = desk.tools.works.work(of: story.id) else {
            return isScript ? .text("klaar") : staff.seeOther(.story, visit, [story.id.text])
        }
        guard let result = work.result else {
            let stage = stage(work.progress, language)
            // For our script: percents, and in words.
            if isScript { return .text("\(work.progress.percent)\n\(stage)") }
            return try staff.render(
                ProgressPage(
                    title: language.say(.storyWorkTitle), stage: stage, percent: String(work.progress.percent),
                    address: visit.route.path(in: language)), visit)
        }
        if isScript { return .text("klaar") }
        desk.tools.works.end(work, of: story.id)
        if try result.get() == .done { return desk.after(work, story, visit) }
        return try staff.render(
            StaffMessagePage(
                title: language.say(.storyWorkTitle), paragraphs: [language.say(StaffWord.storyChanged)],
                next: desk.link(.story, .backToStory, visit, story)), visit, status: .conflict)
    }

    private func stage(_ progress: StoryProgress, _ language: InterfaceLanguage) -> String {
        let numbers: KeyValuePairs = [
            "done": language.figures(String(progress.done)), "all": language.figures(String(progress.all)),
        ]
        return switch progress.step {
        case .waiting: language.say(.storyWorkWaiting)
        case .names: language.say(.storyWorkNames, numbers)
        case .tags: language.say(.storyWorkTags, numbers)
        }
    }
}

extension StoryDesk {
    /// What somebody sees who began a piece of work: what comes next, or how far it is.
    /// - Returns: nil when it came to nothing, because the story was changed meanwhile.
    func follow(_ work: StoryWork, _ story: Story, _ visit: StaffVisit) async throws -> Reply? {
        guard let result = await work.settled() else { return staff.seeOther(.storyWork, visit, [story.id.text]) }
        tools.works.end(work, of: story.id)
        return try result.get() == .done ? after(work, story, visit) : nil
    }

    func after(_ work: StoryWork, _ story: Story, _ visit: StaffVisit) -> Reply {
        work.next == .story
            ? staff.done(work.next, visit, [story.id.text]) : staff.seeOther(work.next, visit, [story.id.text])
    }
}
