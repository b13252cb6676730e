package import Programme
package import Stories

/// What became of a change to a story.
package enum StoryOutcome: Sendable, Hashable {
    case done
    /// There is none, or it lies outside the scope.
    case unknown
    /// Somebody changed it since it was read.
    case changed
    /// It is too early or too late for this.
    case wrongState
    /// Somebody else must do it.
    case needsAnother
    /// Something in it is still to be decided.
    case undecided
}

/// A story and where it was told.
package struct StoryPlace: Sendable, Hashable {
    package let id: StoryID
    package let neighbourhood: String

    package init(id: StoryID, neighbourhood: String) {
        self.id = id
        self.neighbourhood = neighbourhood
    }
}

/// What a coder decides about one passage.
package struct PassageDecision: Sendable, Hashable {
    package let passage: Int
    /// The passage's revision that the coder saw.
    package let revision: Int
    package let coder: AccountID
    /// Before proposals are shown.
    package let isBlind: Bool
    /// Codes that are on (1) or off (0), and the valence; codes that are not in it are left open.
    package let values: [String: Int]
    /// Whether somebody else is to look at it.
    package let isDoubtful: Bool
    package let week: Week
    package let codebook: String
    /// The same number in all that one press of a button decides; nil: this alone.
    package let sweep: Int?

    package init(
        passage: Int, revision: Int, coder: AccountID, isBlind: Bool, values: [String: Int], isDoubtful: Bool,
        week: Week, codebook: String, sweep: Int? = nil
    ) {
        self.passage = passage
        self.revision = revision
        self.coder = coder
        self.isBlind = isBlind
        self.values = values
        self.isDoubtful = isDoubtful
        self.week = week
        self.codebook = codebook
        self.sweep = sweep
    }
}

/// Keeps stories: the originals sealed and apart, and without names what may be searched and tagged. Each change carries its
/// row of the audit log, in the same transaction; the store fills in object and neighbourhood. No content gets into the log.
package protocol StoryStore: Sendable {
    /// Those within `scope`, the latest first.
    func stories(in scope: Scope) async throws(StoreFailure) -> [Story]

    /// The same, and nothing of them but where they were told: for a list of which some are shown.
    func storyPlaces(in scope: Scope) async throws(StoreFailure) -> [StoryPlace]

    func story(_ id: StoryID, in scope: Scope) async throws(StoreFailure) -> Story?

    /// The original; nil when there is none, when it was destroyed, or outside the scope.
    func words(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> StoryWords?

    /// Whether the original is still there; nothing of it is opened.
    func hasWords(_ id: StoryID) async throws(StoreFailure) -> Bool

    /// Passages without names, in order; none before a person said that names are out.
    func passages(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> [StoryPassage]

    func tags(of id: StoryID, in scope: Scope) async throws(StoreFailure) -> [StoryTag]

    /// Takes a new story in.
    func enter(
        _ story: Story, _ words: StoryWords, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome

    /// Puts story and words in place of what they were; the story's revision says which.
    /// - Parameter note: nil for what is saved while somebody types.
    func save(
        _ story: Story, _ words: StoryWords, in scope: Scope, noting note: AuditNote?
    ) async throws(StoreFailure) -> StoryOutcome

    /// Changes what is known of a story, as above, and nothing of its words.
    func save(_ story: Story, in scope: Scope, noting note: AuditNote?) async throws(StoreFailure) -> StoryOutcome

    /// Opens a story for review, or puts other passages and proposals in place of those there are; persons' tags stay, but
    /// for passages that are not the same any more. Of words that were destroyed (``StoryWords/init(kept:)``) nothing is kept
    /// but the passages.
    func open(
        _ story: Story, _ words: StoryWords, _ passages: [StoryPassage], numbered numbers: PassageNumbers,
        proposals: [StoryTag], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome

    /// Who doubts about passages of stories under review, by account; only stories with a doubt are in it.
    func doubts(in scope: Scope) async throws(StoreFailure) -> [StoryID: [String]]

    func decide(
        _ decision: PassageDecision, of id: StoryID, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome

    /// Takes a coder's last decision back; `.wrongState` when there is none or another coder decided there since.
    func undo(
        by coder: AccountID, of id: StoryID, week: Week, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome

    /// What was written in own words in questionnaires and is no story yet, in the order of ids from behind `id` on; empty
    /// at the end; those in `except` are not opened. For the service itself.
    func arrivals(after id: StoryID?, atMost: Int, except: Set<StoryID>) async throws(StoreFailure) -> [StoryArrival]

    /// Makes a story of it; false when it was withdrawn meanwhile.
    func arrive(_ story: Story, plan: StoryPlan, tags: [StoryTag]) async throws(StoreFailure) -> Bool

    /// Passages without names, the latest story first.
    func search(_ query: StoryQuery, in scope: Scope, atMost: Int) async throws(StoreFailure) -> [StoryHit]

    /// What people decided about passages of approved stories, in no order.
    func decidedPassages(in scope: Scope) async throws(StoreFailure) -> [DecidedPassage]

    /// What was chosen for passages that were drawn, in no order.
    func blindPassages(in scope: Scope) async throws(StoreFailure) -> [BlindPassage]

    /// Stories that may leave, the latest first: reviewed, without names, with consent.
    func releasableStories(in scope: Scope) async throws(StoreFailure) -> [ReleasableStory]

    /// Erases everything of a story; no byte of it stays.
    func erase(_ id: StoryID, in scope: Scope, noting note: AuditNote) async throws(StoreFailure) -> StoryOutcome
}

extension StoryStore {
    /// The same for passages that keep their numbers.
    package func open(
        _ story: Story, _ words: StoryWords, _ passages: [StoryPassage], proposals: [StoryTag], in scope: Scope,
        noting note: AuditNote
    ) async throws(StoreFailure) -> StoryOutcome {
        try await open(story, words, passages, numbered: .same, proposals: proposals, in: scope, noting: note)
    }
}
