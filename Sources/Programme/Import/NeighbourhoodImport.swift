import XForms

/// The three tables about neighbourhoods that somebody may hand in.
///
/// What a scope does not hold is answered as what does not exist.
package struct NeighbourhoodImport: Sendable {
    private let scope: Scope
    /// The neighbourhoods within the scope, by id.
    private let known: [String: NeighbourhoodProfile]

    /// - Parameter known: the neighbourhoods that there are within the scope.
    package init(known: [NeighbourhoodProfile], in scope: Scope) {
        self.scope = scope
        self.known = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
    }

    // MARK: - Neighbourhoods

    package static let profileColumns =
        [
            TableColumn("code", or: ["id", "buurt"]), TableColumn("naam", or: ["name", "buurtnaam"], isDemanded: true),
            TableColumn("gemeente", or: ["municipality"]),
            TableColumn("buurtcode", or: ["district", "district code", "cbs-code"]),
        ] + AgeGroup.allCases.map { TableColumn($0.column) } + AgeGroup.allCases.map { TableColumn($0.womenColumn) }

    /// Neighbourhoods; one that is known is changed, where the file says something.
    package func profiles(_ bytes: [UInt8]) -> TableImport<NeighbourhoodProfile> {
        var lines: [String: Int] = [:]
        return .read(bytes, columns: Self.profileColumns) { reading in
            let profile = self.profile(&reading)
            let row = reading.row
            if let id = profile.id, let first = lines.updateValue(row.line, forKey: id) {
                reading.refuse(
                    row.fault(
                        "code", "deze buurt staat ook op regel \(first)", "this neighbourhood is on line \(first) too",
                        "haal één van de twee weg", "take one of the two away"))
            }
            return profile.whole
        }
    }

    /// The neighbourhood of a row, and its id also when something else is wrong.
    private func profile(_ reading: inout RowReading) -> (id: String?, whole: NeighbourhoodProfile?) {
        let name = reading.take { row throws(RowFault) in
            try row.text("naam", most: NeighbourhoodProfile.longestName, isDemanded: true)
        }
        let id = reading.take { row throws(RowFault) in try self.id(row, named: name) } ?? nil
        let old = id.flatMap { known[$0] }
        let municipality = reading.take { row throws(RowFault) in
            try row.text("gemeente", most: NeighbourhoodProfile.longestName)
        }
        let district = reading.take { row throws(RowFault) in try Self.district(row) }
        var residents = old?.residents.byAge ?? AgeCounts()
        for age in AgeGroup.allCases {
            if let count = reading.take({ row throws(RowFault) in try row.number(age.column) }) ?? nil {
                residents[age] = count
            }
        }
        let women = self.women(&reading, among: residents, known: old?.residents.women ?? AgeCounts())
        guard let name, let id, let municipality, let district else { return (id, nil) }
        return (
            id,
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: id, name: name),
                municipality: municipality.isEmpty ? old?.municipality ?? "" : municipality,
                district: district.isEmpty ? old?.district : district,
                residents: Residents(byAge: residents, women: women))
        )
    }

    /// How many of each age group are women: never more than the group has.
    private func women(
        _ reading: inout RowReading, among residents: AgeCounts, known: AgeCounts
    ) -> AgeCounts {
        var women = known
        for age in AgeGroup.allCases {
            if let count = reading.take({ row throws(RowFault) in try row.number(age.womenColumn) }) ?? nil {
                women[age] = count
            }
            guard let count = women[age], count > residents[age] ?? 0 else { continue }
            let row = reading.row
            reading.refuse(
                row.fault(
                    age.womenColumn, "er wonen hier minder mensen van \(age.column) dan \(count) vrouwen",
                    "fewer people of \(age.column) live here than \(count) women",
                    "vul bij \(age.column) alle mensen in, en hier hoeveel daarvan vrouw zijn",
                    "write everybody at \(age.column), and here how many of them are women"))
        }
        return women
    }

    /// The id of a row's neighbourhood, one that there is or may be made; nil where only its name could tell and that is
    /// wrong.
    private func id(_ row: TableRow, named name: String?) throws(RowFault) -> String? {
        let id: String
        if !row["code"].isEmpty {
            id = row["code"].lowercased()
        } else if let name {
            id = try known(name, row, column: "naam")?.id ?? NeighbourhoodProfile.id(from: name) ?? ""
        } else {
            return nil
        }
        guard Collection.isSlug(id) else {
            throw row.fault(
                "code", "'\(id.prefix(40))' kan geen code zijn", "'\(id.prefix(40))' cannot be a code",
                "gebruik 1 tot 40 kleine letters, cijfers en streepjes",
                "use 1 to 40 lower-case letters, digits and hyphens")
        }
        guard known[id] != nil || scope == .everywhere else { throw unknown(id, row, column: "code") }
        return id
    }

    private static func district(_ row: TableRow) throws(RowFault) -> String {
        let district = row["buurtcode"].uppercased()
        guard district.isEmpty || NeighbourhoodProfile.isDistrict(district) else {
            throw row.fault(
                "buurtcode", "'\(district.prefix(40))' is geen code van het CBS",
                "'\(district.prefix(40))' is not a code of Statistics Netherlands",
                "schrijf BU met acht cijfers of WK met zes cijfers, of laat het leeg",
                "write BU with eight digits or WK with six, or leave it empty")
        }
        return district
    }

    // MARK: - Streets and institutions

    package static let nameColumns = [
        TableColumn("buurt", or: ["code", "neighbourhood"], isDemanded: true),
        TableColumn("soort", or: ["kind"], isDemanded: true),
        TableColumn("naam", or: ["name"], isDemanded: true),
    ]

    /// A street or an institution of a neighbourhood.
    package struct Name: Sendable, Hashable {
        package let neighbourhood: String
        package let isStreet: Bool
        package let name: String

        package init(neighbourhood: String, isStreet: Bool, name: String) {
            self.neighbourhood = neighbourhood
            self.isStreet = isStreet
            self.name = name
        }
    }

    package func names(_ bytes: [UInt8]) -> TableImport<Name> {
        .read(bytes, columns: Self.nameColumns) { reading in
            let neighbourhood = reading.take(self.neighbourhood)
            let isStreet = reading.take(Self.isStreet)
            let name = reading.take { row throws(RowFault) in
                try row.text("naam", most: NeighbourhoodProfile.longestName, isDemanded: true)
            }
            guard let neighbourhood, let isStreet, let name else { return nil }
            return Name(neighbourhood: neighbourhood, isStreet: isStreet, name: name)
        }
    }

    private static func isStreet(_ row: TableRow) throws(RowFault) -> Bool {
        let kind = row["soort"].lowercased()
        let isStreet = ["straat", "street"].contains(kind)
        guard isStreet || ["instelling", "institution"].contains(kind) else {
            throw row.fault(
                "soort", "'\(kind.prefix(40))' is geen soort", "'\(kind.prefix(40))' is not a kind",
                "schrijf straat of instelling", "write street or institution")
        }
        return isStreet
    }

    // MARK: - Activities

    package static let activityColumns = [
        TableColumn("buurt", or: ["code", "neighbourhood"], isDemanded: true),
        TableColumn("activiteit", or: ["activity", "titel"], isDemanded: true),
        TableColumn("thema", or: ["theme"], isDemanded: true),
        TableColumn("begin", or: ["start", "van"], isDemanded: true), TableColumn("einde", or: ["end", "tot en met"]),
        TableColumn("doelgroep", or: ["target group", "target"]),
        TableColumn("bereik", or: ["reached", "numbers reached"]),
    ]

    package struct PlacedActivity: Sendable, Hashable {
        package let neighbourhood: String
        package let activity: Activity

        package init(neighbourhood: String, activity: Activity) {
            self.neighbourhood = neighbourhood
            self.activity = activity
        }
    }

    package func activities(_ bytes: [UInt8]) -> TableImport<PlacedActivity> {
        .read(bytes, columns: Self.activityColumns) { reading in
            let neighbourhood = reading.take(self.neighbourhood)
            let title = reading.take { row throws(RowFault) in try row.text("activiteit", most: 120, isDemanded: true) }
            let theme = reading.take(Self.theme)
            let starts = reading.take { row throws(RowFault) in
                guard let day = try row.day("begin") else { throw row.empty("begin") }
                return day
            }
            let ends = reading.take { row throws(RowFault) in
                let day = try row.day("einde")
                guard let last = day, let starts, last < starts else { return day }
                throw row.fault(
                    "einde", "de activiteit eindigt voordat ze begint", "the activity ends before it begins",
                    "kijk de twee data na", "look at the two days")
            }
            let target = reading.take { row throws(RowFault) in try row.text("doelgroep", most: 120) }
            let reached = reading.take { row throws(RowFault) in try row.number("bereik") }
            guard let neighbourhood, let title, let theme, let starts, let ends, let target, let reached else {
                return nil
            }
            let activity = Activity(
                title: title, theme: theme, starts: starts, ends: ends, target: target, reached: reached)
            return PlacedActivity(neighbourhood: neighbourhood, activity: activity)
        }
    }

    private static func theme(_ row: TableRow) throws(RowFault) -> ActivityTheme {
        if let theme = theme(row["thema"]) { return theme }
        let all = ActivityTheme.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.fault(
            "thema", "'\(row["thema"].prefix(40))' is geen thema", "'\(row["thema"].prefix(40))' is not a theme",
            "kies uit: \(all)", "choose from: \(all)")
    }

    /// A theme by its word, or by its name in Dutch or English.
    private static func theme(_ text: String) -> ActivityTheme? {
        let word = text.lowercased()
        return ActivityTheme.allCases.first {
            [$0.rawValue, $0.name.dutch.lowercased(), $0.name.english.lowercased()].contains(word)
        }
    }

    // MARK: - Parts

    /// The id of the neighbourhood that a row names by its id or its whole name.
    func neighbourhood(_ row: TableRow) throws(RowFault) -> String {
        let text = row["buurt"]
        if known[text.lowercased()] != nil { return text.lowercased() }
        guard let named = try known(text, row, column: "buurt") else { throw unknown(text, row, column: "buurt") }
        return named.id
    }

    /// The neighbourhood with a name; nil when there is none.
    private func known(_ name: String, _ row: TableRow, column: String) throws(RowFault) -> NeighbourhoodProfile? {
        let named = known.values.filter { $0.name.lowercased() == name.lowercased() }
        guard named.count > 1 else { return named.first }
        throw row.fault(
            column, "meer dan één buurt heet '\(name.prefix(40))'",
            "more than one neighbourhood is called '\(name.prefix(40))'", "schrijf de code van de buurt",
            "write the neighbourhood's code")
    }

    private func unknown(_ text: String, _ row: TableRow, column: String) -> RowFault {
        row.fault(
            column, "u hebt geen buurt '\(text.prefix(40))'", "you have no neighbourhood '\(text.prefix(40))'",
            "kijk de code na; wie over het hele programma gaat kan een buurt toevoegen",
            "check the code; somebody who looks after the whole programme can add a neighbourhood")
    }
}
