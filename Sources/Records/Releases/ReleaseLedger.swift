package import Programme

/// Which responses a release is made of.
package struct ResponseSelection: Sendable, Hashable {
    /// The last week that counts, by collection.
    package let through: [String: Week]
    package let neighbourhoods: [String]

    package init(through: [String: Week], neighbourhoods: [String]) {
        self.through = through
        self.neighbourhoods = neighbourhoods
    }
}

/// A response by its place.
package struct ResponsePlace: Sendable, Hashable {
    package let slot: Int64
    package let id: ResponseID
    package let definition: [UInt8]

    package init(slot: Int64, id: ResponseID, definition: [UInt8]) {
        self.slot = slot
        self.id = id
        self.definition = definition
    }
}

/// Reads answers in bulk, for what goes out of the programme. No page holds one.
package protocol ResponseArchive: Sendable {
    /// The responses of a selection, in the order of their random places.
    func places(_ selection: ResponseSelection) async throws(StoreFailure) -> [ResponsePlace]

    /// The response at a place, opened and checked; nil when it was withdrawn since. Blocks its thread for one reading.
    func response(at place: ResponsePlace) throws(StoreFailure) -> StoredResponse?
}

/// A class of an earlier research file.
package struct ClassOrigin: Sendable, Hashable, Codable {
    package let release: Int
    package let number: Int

    package init(release: Int, number: Int) {
        self.release = release
        self.number = number
    }
}

/// Rows of a research file that nobody can tell apart, whichever earlier files they hold.
package struct ReleaseClass: Sendable, Hashable {
    package let people: Int
    /// The class of the newest earlier file that its rows were in, for each round; empty when they never went out. So a
    /// class tells those of all files before it.
    package let origins: [ClassOrigin]

    package init(people: Int, origins: [ClassOrigin]) {
        self.people = people
        self.origins = origins
    }
}

/// A story in a release.
package struct ReleasedStory: Sendable, Hashable {
    /// The story's revision that was read.
    package let revision: Int
    /// Of a research file the stories that nobody can tell apart by what stands beside them; nil where nothing does.
    package let group: Int?

    package init(revision: Int, group: Int?) {
        self.revision = revision
        self.group = group
    }
}

/// A release that wants to be recorded: all of it goes into the ledger before it goes anywhere else.
package struct NewRelease: Sendable {
    package var made: Int64
    package var plan: ReleasePlan
    package var outcome: ReleaseOutcome
    package var selection: ResponseSelection
    /// For a research file the class of each response that it holds, and what each class is.
    package var classes: [ResponseID: Int32]
    package var groups: [ReleaseClass]
    /// For tables what they showed.
    package var tables: [UInt8]?
    package var stories: [StoryID: ReleasedStory]
    /// How many responses were read; the selection must still hold as many. Nil: nobody looks.
    package var read: Int?
    /// The number of the newest release that it was checked against; 0 for none.
    package var after: Int

    package init(
        made: Int64, plan: ReleasePlan, outcome: ReleaseOutcome, selection: ResponseSelection,
        classes: [ResponseID: Int32] = [:], groups: [ReleaseClass] = [], tables: [UInt8]? = nil,
        stories: [StoryID: ReleasedStory] = [:], read: Int? = nil,
        after: Int
    ) {
        self.made = made
        self.plan = plan
        self.outcome = outcome
        self.selection = selection
        self.classes = classes
        self.groups = groups
        self.tables = tables
        self.stories = stories
        self.read = read
        self.after = after
    }
}

/// What became of recording a release.
package enum RecordOutcome: Sendable, Hashable {
    case recorded(Int)
    /// Another release was recorded, or one of its responses was withdrawn, while it was made: make it anew.
    case changed
}

/// What an earlier research file says of people: nothing but which of them it cannot tell apart.
package struct EarlierClasses: Sendable {
    package let number: Int
    package let minimum: Int
    package let shape: ReleasePlan.Shape
    /// The class of each of the responses asked for that it holds.
    package let classes: [ResponseID: Int32]
    /// How many rows of each class are in no later file, those withdrawn since included.
    package let remaining: [Int]

    package init(
        number: Int, minimum: Int, shape: ReleasePlan.Shape, classes: [ResponseID: Int32], remaining: [Int]
    ) {
        self.number = number
        self.minimum = minimum
        self.shape = shape
        self.classes = classes
        self.remaining = remaining
    }
}

/// What became of a note on a release.
package enum ReleaseNoteOutcome: Sendable, Hashable {
    case done
    /// There is none, or some of it lies outside the scope.
    case unknown
    /// It is not in the state for it.
    case wrongState
}

/// Keeps every release that went out.
package protocol ReleaseLedger: Sendable {
    /// Those whose neighbourhoods all lie within `scope`, the newest first.
    func releases(in scope: Scope) async throws(StoreFailure) -> [Release]

    func release(_ number: Int, in scope: Scope) async throws(StoreFailure) -> Release?

    /// Number of the newest release; 0 when there is none.
    func newestRelease() async throws(StoreFailure) -> Int

    /// The key of a recipient's pseudonyms and order of rows; made when it is their first release.
    func pseudonymKey(of recipient: Recipient) async throws(StoreFailure) -> [UInt8]

    /// What research files of a questionnaire before release `number` say of some responses, the oldest first; those that
    /// hold none of them are left out.
    func earlierClasses(
        questionnaire: String, before number: Int, of responses: [ResponseID]
    ) async throws(StoreFailure) -> [EarlierClasses]

    /// What tables of a questionnaire before release `number` showed, the oldest first.
    func earlierTables(
        questionnaire: String, before number: Int
    ) async throws(StoreFailure) -> [(number: Int, tables: [UInt8])]

    /// For every story that went out in research files before release `number` its class in the newest of them.
    func earlierStories(before number: Int) async throws(StoreFailure) -> [StoryID: ClassOrigin]

    /// Which of some stories a release holds.
    func stories(_ stories: [StoryID], in number: Int) async throws(StoreFailure) -> Set<StoryID>

    /// Tables that went out and hold a neighbourhood, the newest first; none for one outside the scope.
    func frozenTables(of neighbourhood: String, in scope: Scope) async throws(StoreFailure) -> [FrozenTable]

    /// Records a release with its row of the audit log.
    func record(_ release: NewRelease, noting note: AuditNote) async throws(StoreFailure) -> RecordOutcome

    /// Notes that it was made again, for the audit log alone.
    func noteRemade(_ number: Int, in scope: Scope, noting note: AuditNote) async throws(StoreFailure)
        -> ReleaseNoteOutcome

    /// Notes that the recipient was told of what was withdrawn until now.
    func noteTold(_ number: Int, in scope: Scope, noting note: AuditNote) async throws(StoreFailure)
        -> ReleaseNoteOutcome

    /// Notes that the recipient said the data are gone; also before their last day.
    func noteDeleted(
        _ number: Int, on day: Day, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> ReleaseNoteOutcome
}
