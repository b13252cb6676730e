import Programme
import Records
import Stories
import Synchronization
import XForms

extension Office {
    /// Makes stories of what people wrote in own words since the last time: masked, and waiting for a person to look whether
    /// names are out. Stopped anywhere, the next call goes on.
    /// - Returns: how many came.
    package func takeInStories(atMost most: Int = .max) async throws -> Int {
        let store = self.stores.staff.stories
        let book = try stories.codebook()
        let codes = Set(book.codes.map(\.id))
        let valences = Dictionary(
            uniqueKeysWithValues: Valence.allCases.map { ($0.rawValue, StoryTag.value($0)) })
        var taken = 0
        var last: StoryID?
        while !Task.isCancelled, taken < most {
            let arrivals = try await store.arrivals(
                after: last, atMost: 50, except: stories.passedBy.withLock { $0 })
            guard let end = arrivals.last else { break }
            last = end.id
            for arrival in arrivals where taken < most && !Task.isCancelled {
                let form = try await archive.form(arrival.original.definition)
                guard form?.isToRead(arrival.original.question) != false else {
                    stories.passedBy.withLock { if $0.count < StoryTools.mostPassedBy { $0.insert(arrival.id) } }
                    continue
                }
                var words = StoryWords(text: StoryText(kept: arrival.original.text))
                words.plan = StoryPlan(dividing: words.text)
                words.plan = try await stories.mask(
                    try await known(words, in: arrival.neighbourhood), in: arrival.story.about.language)
                let tags = arrival.tags(codes: codes, valences: valences, codebook: "\(book.id) \(book.version)")
                if try await store.arrive(arrival.story, plan: words.plan, tags: tags) { taken += 1 }
            }
        }
        return taken
    }

    /// The words, with what is known of the neighbourhood they come from.
    func known(_ words: StoryWords, in neighbourhood: String) async throws -> StoryWords {
        var words = words
        let store = stores.staff.neighbourhoods
        if let names = try await store.names(of: neighbourhood, in: .everywhere) {
            words.known.streets += names.streets
            words.known.institutions += names.institutions
        }
        if let place = try await store.neighbourhood(neighbourhood, in: .everywhere) {
            words.known.places += [place.name, place.municipality].filter { !$0.isEmpty }
        }
        return words
    }
}
