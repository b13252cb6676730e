import Datasets
import Disclosure
import FoundationEssentials
import Programme

/// The hierarchies of a release's columns: those that questionnaires name, and those that the programme itself knows.
struct ReleaseHierarchies {
    /// Rows by the name of the hierarchy, as their files have them.
    private let shelf: [String: [[String]]]
    private let neighbourhoods: [NeighbourhoodProfile]

    /// - Parameter folder: where hierarchies of questionnaires lie.
    init(folder: String, neighbourhoods: [NeighbourhoodProfile]) throws(DisclosureFault) {
        self.neighbourhoods = neighbourhoods
        let known = try HierarchyFile.read(paths: [folder]).hierarchies
        shelf = known.mapValues(\.rows)
    }

    /// The hierarchy of a column, with a row for each reason why a value can be missing. A reason that no answer of it can
    /// have is no group: an empty one would have to be hidden, and others with it.
    ///
    /// - Parameter possible: leaves out what by the questionnaire nobody can be; nil keeps all that the hierarchy has.
    func hierarchy(
        of column: DatasetColumn, values: [String], own name: String, among possible: PossibleValues? = nil
    ) throws(DisclosureFault) -> Hierarchy {
        var rows = rows(of: column, values: values, own: name)
        let levels = rows.first?.count ?? 2
        let known = Set(rows.map(\.first))
        let unknown = rows.first { $0.first == "" }.map { Array($0.dropFirst()) }
        let there = Set(values.compactMap { Int($0).flatMap(MissingReason.init(rawValue:)) }).union(column.missing)
        for reason in MissingReason.allCases where there.contains(reason) && !known.contains(String(reason.rawValue)) {
            let leaf = String(reason.rawValue)
            rows.append([leaf] + (unknown ?? Array(repeating: leaf, count: max(0, levels - 2)) + ["*"]))
        }
        if let possible {
            let held = Set(values)
            let kept = rows.filter { held.contains($0[0]) || possible.holds($0[0], column) }
            if !kept.isEmpty { rows = kept }
        }
        return try Hierarchy(name: column.name, rows: rows, source: column.hierarchy ?? column.name)
    }

    private func rows(of column: DatasetColumn, values: [String], own name: String) -> [[String]] {
        switch name {
        case "bs_buurt": return values.map(place)
        case "bs_wijze": return Self.modes
        default:
            let wanted = column.choice == nil ? column.hierarchy ?? name : ""
            if let rows = shelf[wanted] { return rows }
            let all = column.kind == .code ? column.labels.map(\.value) : values
            return all.filter { Int($0).flatMap(MissingReason.init(rawValue:)) == nil }.map { [$0, "*"] }
        }
    }

    func profile(_ id: String) -> NeighbourhoodProfile? { neighbourhoods.first { $0.id == id } }

    /// Neighbourhood, district, municipality: the district by the code of Statistics Netherlands.
    func place(_ id: String) -> [String] {
        guard let profile = profile(id) else {
            return [id, "wijk onbekend", "gemeente onbekend", "*"]
        }
        let municipality = profile.municipality.isEmpty ? "gemeente onbekend" : "gemeente \(profile.municipality)"
        let district = profile.district.map { "wijk WK\($0.dropFirst(2).prefix(6)) (\(municipality))" }
        return [id, district ?? "wijk onbekend (\(municipality))", municipality, "*"]
    }

    /// Up to ``ReleasePlan/highestMode`` what somebody else answered for a person stands by itself.
    private static let modes = [
        ["zelf", "eigen antwoord", "*"], ["papier", "eigen antwoord", "*"], ["met-hulp", "eigen antwoord", "*"],
        ["namens", "namens iemand anders", "*"],
    ]
}
