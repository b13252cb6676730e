import Programme
import Records

/// Stories that went out.
extension ReleaseTable {
    private func files() throws(StoreFailure) -> [(number: Int, secret: [UInt8])] {
        try connection.all(
            "SELECT number, secret FROM release WHERE number IN (SELECT release FROM release_story) ORDER BY number"
        ) { row in (number: row.int(0), secret: row.blob(1)) }
    }

    /// The class of each story that a release holds; nil within for one that has none.
    private func classes(_ stories: [StoryID], in number: Int, _ secret: [UInt8]) throws(StoreFailure) -> [StoryID:
        Int?]
    {
        let secret = try ReleaseSecret(sealed: secret, number: number, keys: keys)
        var slots: [Int64: Int?] = [:]
        try connection.each("SELECT slot, class FROM release_story WHERE release = ?", .int(number)) { row in
            slots.updateValue(row.optionalInt(1), forKey: Int64(row.int(0)))
        }
        var found: [StoryID: Int?] = [:]
        for id in stories {
            if let group = slots[secret.slot(id)] { found.updateValue(group, forKey: id) }
        }
        return found
    }

    func earlierStories(before last: Int) throws(StoreFailure) -> [StoryID: ClassOrigin] {
        let all = try StoryTable(connection: connection, keys: keys).ids()
        var newest: [StoryID: ClassOrigin] = [:]
        for file in try files() where file.number < last {
            guard try release(file.number)?.plan.tier == .researchFile else { continue }
            for (id, group) in try classes(all, in: file.number, file.secret) {
                if let group { newest[id] = ClassOrigin(release: file.number, number: group) }
            }
        }
        return newest
    }

    func stories(_ stories: [StoryID], in number: Int) throws(StoreFailure) -> Set<StoryID> {
        guard let file = try files().first(where: { $0.number == number }) else { return [] }
        return Set(try classes(stories, in: number, file.secret).keys)
    }

    /// A story is not any more what went out: every release that holds it says so, and forgets it.
    func forget(_ id: StoryID) throws(StoreFailure) {
        // A database of an older version, which a restore looks through before it is brought up to date, has no such table.
        let isThere = try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'release_story'") { _ in true }
        guard isThere == true else { return }
        for file in try files() {
            guard let secret = try? ReleaseSecret(sealed: file.secret, number: file.number, keys: keys) else {
                continue
            }
            let gone = try connection.run(
                "DELETE FROM release_story WHERE release = ? AND slot = ?", .int(file.number), .int(secret.slot(id)))
            guard gone > 0 else { continue }
            try connection.run("UPDATE release SET withdrawn = withdrawn + 1 WHERE number = ?", .int(file.number))
        }
    }
}
