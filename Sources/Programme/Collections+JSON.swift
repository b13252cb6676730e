package import Foundation

/// Why a file of collections is refused: where, what, and how to mend it.
package struct CollectionFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the file, such as `collections[2].opens`; empty for the file as a whole.
    package let place: String
    package let problem: String
    package let repair: String

    package var description: String { "\(place.isEmpty ? "" : place + ": ")\(problem); \(repair)" }
}

extension Collection {
    /// Reads `{"collections": [{"id", "questionnaire", "version"?, "round", "neighbourhoods": [{"id", "name"}],
    /// "opens"?, "closes"?, "access", "listed"?, "licenceNumber"?}]}`; days as `2026-11-21`, access as `open`, `letter` or `both`.
    package static func list(json: Data) throws(CollectionFault) -> [Collection] {
        let file: CollectionsFile
        do {
            file = try JSONDecoder().decode(CollectionsFile.self, from: json)
        } catch let error as DecodingError {
            throw CollectionFault(error)
        } catch {
            throw CollectionFault(place: "", problem: "this is no JSON", repair: "see docs/collections.md")
        }
        var collections: [Collection] = []
        for (position, entry) in file.collections.enumerated() {
            let collection = try entry.checked(at: "collections[\(position)]")
            guard !collections.contains(where: { $0.id == collection.id }) else {
                throw CollectionFault(
                    place: "collections[\(position)].id", problem: "'\(collection.id)' is there twice",
                    repair: "give each collection its own id")
            }
            collections.append(collection)
        }
        return collections
    }

    /// Whether `text` can be an id: 1 to 40 lower-case letters, digits and hyphens, starting with a letter or digit.
    package static func isSlug(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.first != 45
            && text.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
    }
}

private struct CollectionsFile: Decodable {
    let collections: [Entry]

    struct Entry: Decodable {
        let id: String
        let questionnaire: String
        let version: String?
        let round: String
        let neighbourhoods: [Neighbourhood]
        let opens: String?
        let closes: String?
        let access: String
        let listed: Bool?
        let licenceNumber: String?
    }
}

extension CollectionsFile.Entry {
    func checked(at place: String) throws(CollectionFault) -> Collection {
        let slug = "use 1 to 40 lower-case letters, digits and hyphens"
        guard Collection.isSlug(id) else {
            throw CollectionFault(place: place + ".id", problem: "'\(id)' cannot be an id", repair: slug)
        }
        guard !neighbourhoods.isEmpty else {
            throw CollectionFault(
                place: place + ".neighbourhoods", problem: "there is none", repair: "name at least one neighbourhood")
        }
        for (position, neighbourhood) in neighbourhoods.enumerated() {
            guard Collection.isSlug(neighbourhood.id) else {
                throw CollectionFault(
                    place: "\(place).neighbourhoods[\(position)].id", problem: "'\(neighbourhood.id)' cannot be an id",
                    repair: slug)
            }
        }
        guard Set(neighbourhoods.map(\.id)).count == neighbourhoods.count else {
            throw CollectionFault(
                place: place + ".neighbourhoods", problem: "one id is there twice", repair: "name each once")
        }
        guard let access = Access(rawValue: access) else {
            throw CollectionFault(
                place: place + ".access", problem: "'\(access)' is unknown", repair: "use open, letter or both")
        }
        let opens = try day(opens, at: place + ".opens")
        let closes = try day(closes, at: place + ".closes")
        if let opens, let closes, closes < opens {
            throw CollectionFault(
                place: place + ".closes", problem: "it closes before it opens", repair: "set a day on or after \(opens)"
            )
        }
        return Collection(
            id: id, questionnaire: questionnaire, version: version, round: round, neighbourhoods: neighbourhoods,
            opens: opens, closes: closes, access: access, isListed: listed ?? true,
            licenceNumber: try licence(at: place))
    }

    /// The licence number; one that is there but empty was forgotten.
    private func licence(at place: String) throws(CollectionFault) -> String? {
        guard let licenceNumber else { return nil }
        guard licenceNumber.contains(where: { !$0.isWhitespace }) else {
            throw CollectionFault(
                place: place + ".licenceNumber", problem: "it is empty",
                repair: "write the number that the owner of the questions gave, or remove the field")
        }
        return licenceNumber
    }

    private func day(_ text: String?, at place: String) throws(CollectionFault) -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else {
            throw CollectionFault(
                place: place, problem: "'\(text)' is no day", repair: "write it as 2026-11-21, a day that exists")
        }
        return day
    }
}

extension CollectionFault {
    fileprivate init(_ error: DecodingError) {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.reduce("") { path, key in
                if let index = key.intValue { return "\(path)[\(index)]" }
                return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(
                place: path(context), problem: "'\(key.stringValue)' is missing", repair: "add it (docs/collections.md)"
            )
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            self.init(place: path(context), problem: "this has the wrong form", repair: "see docs/collections.md")
        case .dataCorrupted(let context):
            self.init(
                place: path(context), problem: "this is no JSON", repair: "look for a missing comma, quote or bracket")
        @unknown default:
            self.init(place: "", problem: "this cannot be read", repair: "see docs/collections.md")
        }
    }
}
