import Foundation
import Programme

/// The work on releases that is under way or has just been done: one piece after the other, each seen by its owner alone.
/// It is in memory; after a restart it is asked for again, as every release can be made again.
actor ReleaseDesk {
    private let workshop: any ReleaseWorkshop
    private var all: [ReleaseWorkID: ReleaseWork] = [:]
    private var tasks: [ReleaseWorkID: Task<Void, Never>] = [:]
    private var last: Task<Void, Never>?
    private var outlines: [String: (outline: ReleaseOutline, made: ContinuousClock.Instant)] = [:]

    /// How long a file waits to be taken, and what was found out to be looked at.
    static let patience = Duration.seconds(3_600)
    private static let outlineLasts = Duration.seconds(600)

    init(workshop: any ReleaseWorkshop) { self.workshop = workshop }

    /// Begins a piece of work; what the same person was only looking at ends.
    func begin(_ order: ReleaseOrder, owner: AccountID, typed: UrlencodedForm) -> ReleaseWorkID {
        for work in all.values where work.owner == owner && work.answer == nil && !work.isMaking { end(work.id) }
        let id = ReleaseWorkID.random()
        var order = order
        if order.output != nil { order.output = "\(workshop.folder)/\(id.text).zip" }
        all[id] = ReleaseWork(id: id, owner: owner, order: order, typed: typed)
        let before = last
        let task = Task(priority: .utility) { [workshop] in
            await before?.value
            guard !Task.isCancelled else { return }
            let answer = await workshop.carryOut(order) { progress in
                Task { await self.note(progress, of: id) }
            }
            self.finish(id, answer, order.output)
        }
        tasks[id] = task
        last = task
        return id
    }

    func work(_ id: ReleaseWorkID, of owner: AccountID) -> ReleaseWork? {
        all[id].flatMap { $0.owner == owner ? $0 : nil }
    }

    /// The same, after a moment when it is under way: what takes no longer needs no page that waits.
    func settled(_ id: ReleaseWorkID, of owner: AccountID) async -> ReleaseWork? {
        for _ in 0..<20 {
            guard let work = work(id, of: owner), work.answer == nil else { break }
            try? await Task.sleep(for: .milliseconds(50))
        }
        return work(id, of: owner)
    }

    /// Ends it and forgets it, its file too.
    func end(_ id: ReleaseWorkID) {
        tasks.removeValue(forKey: id)?.cancel()
        if let path = all.removeValue(forKey: id)?.order.output { Self.remove(path) }
    }

    /// What a questionnaire gives to choose from; looked up anew after a while.
    func outline(_ order: ReleaseOrder, key: String) async -> ReleaseAnswer {
        if let known = outlines[key], known.made.duration(to: .now) < Self.outlineLasts {
            return .outline(known.outline)
        }
        let answer = await workshop.carryOut(order) { _ in }
        if case .outline(let outline) = answer { outlines[key] = (outline, .now) }
        return answer
    }

    private func note(_ progress: ReleaseProgress, of id: ReleaseWorkID) {
        guard let work = all[id], work.answer == nil, progress.part >= work.progress.part else { return }
        all[id]?.progress = progress
    }

    private func finish(_ id: ReleaseWorkID, _ answer: ReleaseAnswer, _ output: String?) {
        tasks[id] = nil
        guard all[id] != nil else {
            // Ended meanwhile: what was made too late is not kept.
            if let output { Self.remove(output) }
            return
        }
        all[id]?.answer = answer
        Task {
            try? await Task.sleep(for: Self.patience)
            self.end(id)
        }
    }

    private static func remove(_ path: String) {
        for path in [path, path + ".part"] { try? FileManager.default.removeItem(atPath: path) }
    }
}
