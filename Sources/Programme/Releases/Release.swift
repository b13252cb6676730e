/// What a release turned out to be. Holds counts and digests, nothing of one person.
package struct ReleaseOutcome: Sendable, Hashable, Codable {
    /// Responses that were asked for, and rows of the file.
    package var responses: Int
    package var rows: Int
    /// Rows that protection left out.
    package var suppressed: Int
    /// Rows that were held back so that this release beside earlier ones singles nobody out.
    package var heldBack: Int
    /// The smallest class of the file itself; nil for tables and pseudonymised data.
    package var k: Int?
    /// The smallest group over this release and all earlier ones.
    package var jointK: Int?
    /// Columns that went out.
    package var columns: [String]
    /// SHA-256 of the file, in hexadecimal, and its size.
    package var digest: String
    package var bytes: Int
    /// The last week that each collection counts, by its id.
    package var through: [String: Int]
    /// The program that made it.
    package var program: String
    /// The stories that went along; nil for none.
    package var stories: Stories?

    /// Counts and digest of the stories in it.
    package struct Stories: Sendable, Hashable, Codable {
        package let count: Int
        /// Pieces that their tellers agreed to be shown to others.
        package let quotes: Int
        /// SHA-256 of the file with the stories, in hexadecimal.
        package let digest: String

        package init(count: Int, quotes: Int, digest: String) {
            (self.count, self.quotes, self.digest) = (count, quotes, digest)
        }
    }

    package init(
        responses: Int, rows: Int, suppressed: Int, heldBack: Int, k: Int?, jointK: Int?,
        columns: [String], digest: String, bytes: Int, through: [String: Int], program: String, stories: Stories? = nil
    ) {
        self.responses = responses
        self.rows = rows
        self.suppressed = suppressed
        self.heldBack = heldBack
        self.k = k
        self.jointK = jointK
        self.columns = columns
        self.digest = digest
        self.bytes = bytes
        self.through = through
        self.program = program
        self.stories = stories
    }
}

/// A release as the ledger has it.
package struct Release: Sendable, Hashable {
    /// From 1, in the order in which they were made.
    package let number: Int
    /// Seconds since 1970.
    package let made: Int64
    package let maker: AuditActor
    package let plan: ReleasePlan
    package let outcome: ReleaseOutcome
    /// How many of the responses it was made of were withdrawn, or erased when their months were over, since; with the
    /// stories in it that were erased, opened again for review, or told about otherwise.
    package let withdrawn: Int
    /// Of these, for how many the recipient was told.
    package let told: Int
    /// When the recipient said that it is gone.
    package let deleted: Day?

    package init(
        number: Int, made: Int64, maker: AuditActor, plan: ReleasePlan, outcome: ReleaseOutcome, withdrawn: Int,
        told: Int, deleted: Day?
    ) {
        self.number = number
        self.made = made
        self.maker = maker
        self.plan = plan
        self.outcome = outcome
        self.withdrawn = withdrawn
        self.told = told
        self.deleted = deleted
    }
}

/// Where a release stands.
package enum ReleaseState: Sendable, Hashable {
    /// It can be made again bit by bit.
    case current
    /// Rows of it were withdrawn: it cannot be made again, and the recipient must take them out.
    case outdated(withdrawn: Int, untold: Int)
    /// Its last day has passed, and nobody said that it is gone.
    case expired(since: Day)
    case deleted(on: Day)
}

extension Release {
    package func state(on today: Day) -> ReleaseState {
        if let deleted { return .deleted(on: deleted) }
        if let last = plan.expires, today > last { return .expired(since: last) }
        return withdrawn > 0 ? .outdated(withdrawn: withdrawn, untold: withdrawn - told) : .current
    }

    /// Whether somebody must turn to its recipient: it is over, or rows of it were withdrawn and nobody told of them.
    package func isWaiting(on today: Day) -> Bool {
        switch state(on: today) {
        case .expired: true
        case .outdated(_, let untold): untold > 0
        case .current, .deleted: false
        }
    }

    /// Whether a staff member with this scope may see it: all its neighbourhoods must lie inside.
    package func isSeen(in scope: Scope) -> Bool { plan.neighbourhoods.allSatisfy { scope.holds($0) } }

    /// Whether it may hold somebody of a neighbourhood in this scope.
    package func concerns(_ scope: Scope) -> Bool { plan.neighbourhoods.contains { scope.holds($0) } }
}
