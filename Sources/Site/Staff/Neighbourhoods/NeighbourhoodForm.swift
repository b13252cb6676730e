import Programme
import XForms

/// What is filled in about a neighbourhood.
struct NeighbourhoodForm {
    private let language: InterfaceLanguage
    private let name: String
    private let code: String
    private let municipality: String
    private let district: String
    private let residents: [AgeGroup: String]
    private let streets: String
    private let institutions: String
    private let activities: [Activity]
    /// The keys of those that are to go: another may have changed the list meanwhile.
    private let removed: Set<String>
    /// Shows what is wrong; not before something was sent.
    var isSent = false
    var isCodeTaken = false

    /// What was typed.
    init(_ form: UrlencodedForm, activities: [Activity] = [], in language: InterfaceLanguage) {
        self.language = language
        name = form["name"] ?? ""
        code = form["code"] ?? ""
        municipality = form["municipality"] ?? ""
        district = form["district"] ?? ""
        residents = Dictionary(
            uniqueKeysWithValues: AgeGroup.allCases.map { ($0, form[Self.field($0)] ?? "") })
        streets = form["streets"] ?? ""
        institutions = form["institutions"] ?? ""
        self.activities = activities
        removed = Set(form.all("remove"))
    }

    /// What there is.
    init(
        _ known: NeighbourhoodProfile, _ names: NeighbourhoodNames, _ activities: [Activity],
        in language: InterfaceLanguage
    ) {
        self.language = language
        name = known.name
        code = known.id
        municipality = known.municipality
        district = known.district ?? ""
        residents = known.residents.byAge.byAge.mapValues(String.init)
        streets = names.streets.joined(separator: "\n")
        institutions = names.institutions.joined(separator: "\n")
        self.activities = activities
        removed = []
    }

    private static func field(_ age: AgeGroup) -> String { "age-\(age.rawValue)" }

    // MARK: - Read

    private var chosenName: String? { Account.name(reading: name) }

    /// The code that was typed, else one made of the name.
    var id: String { code.isEmpty ? NeighbourhoodProfile.id(from: name) ?? "" : code.lowercased() }

    private var chosenDistrict: String? { district.isEmpty ? nil : district.uppercased() }

    private func count(_ age: AgeGroup) -> Int? {
        Int(typed: residents[age] ?? "").flatMap { $0 <= 10_000_000 ? $0 : nil }
    }

    private func isRight(_ age: AgeGroup) -> Bool {
        (residents[age] ?? "").allSatisfy(\.isWhitespace) || count(age) != nil
    }

    /// The neighbourhood; nil when something is wrong.
    ///
    /// - Parameter women: what is known of them: the form does not ask it, so it stays, in the groups that have so many people.
    func profile(id: String, women: AgeCounts = AgeCounts()) -> NeighbourhoodProfile? {
        guard let chosenName, Collection.isSlug(id), chosenDistrict.map(NeighbourhoodProfile.isDistrict) ?? true,
            municipality.isEmpty || Account.name(reading: municipality) != nil, AgeGroup.allCases.allSatisfy(isRight)
        else { return nil }
        var (counts, kept) = (AgeCounts(), AgeCounts())
        for age in AgeGroup.allCases {
            counts[age] = count(age)
            if let known = women[age], known <= counts[age] ?? 0 { kept[age] = known }
        }
        return NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: id, name: chosenName),
            municipality: Account.name(reading: municipality) ?? "", district: chosenDistrict,
            residents: Residents(byAge: counts, women: kept))
    }

    var names: NeighbourhoodNames {
        NeighbourhoodNames(streets: Self.lines(streets), institutions: Self.lines(institutions))
    }

    var keptActivities: [Activity] { activities.filter { !removed.contains($0.key) } }

    /// The lines of a text without those that are empty, each once.
    static func lines(_ text: String) -> [String] {
        var seen: Set<String> = []
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let isPlain = words.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            return words.isEmpty || !isPlain || !seen.insert(words).inserted
                ? nil : String(words.prefix(NeighbourhoodProfile.longestName))
        }
    }

    // MARK: - Show

    func fields(isNew: Bool) -> [StaffField] {
        var fields = [
            line("name", .fieldNeighbourhoodName, name, isSent && chosenName == nil ? .wrongName : nil)
        ]
        if isNew {
            let error: StaffWord? =
                isCodeTaken ? .wrongCodeTaken : isSent && !Collection.isSlug(id) ? .wrongNeighbourhoodCode : nil
            fields.append(line("code", .fieldCode, code, error, hint: .fieldCodeHint))
        }
        let isDistrict = chosenDistrict.map(NeighbourhoodProfile.isDistrict) ?? true
        let isPlace = municipality.isEmpty || Account.name(reading: municipality) != nil
        fields += [
            line("municipality", .fieldMunicipality, municipality, isPlace ? nil : .wrongName),
            line("district", .fieldDistrict, district, isDistrict ? nil : .wrongDistrict, hint: .fieldDistrictHint),
        ]
        fields += AgeGroup.allCases.map { age in
            StaffField(
                Self.field(age), .line(), label: language.say(.fieldAge, ["ages": language.figures(age.column)]),
                values: [residents[age] ?? ""], error: isRight(age) ? nil : language.say(.wrongNumber))
        }
        fields += [
            StaffField(
                "streets", .area, label: language.say(.fieldStreets), hint: language.say(.fieldStreetsHint),
                values: [streets]),
            StaffField(
                "institutions", .area, label: language.say(.fieldInstitutions), hint: language.say(.fieldLinesHint),
                values: [institutions]),
        ]
        return activities.isEmpty ? fields : fields + [activityField]
    }

    private var activityField: StaffField {
        let items = activities.map { one in
            (value: one.key, words: one.title, hint: Optional(one.words(in: language)))
        }
        return StaffField(
            "remove", .several(items), label: language.say(.fieldActivities), hint: language.say(.fieldActivitiesHint),
            values: Array(removed))
    }

    private func line(
        _ name: String, _ label: StaffWord, _ value: String, _ error: StaffWord?, hint: StaffWord? = nil
    ) -> StaffField {
        StaffField(
            name, .line(), label: language.say(label), hint: hint.map { language.say($0) }, values: [value],
            error: error.map { language.say($0) })
    }
}

extension Activity {
    /// What tells one from another within a neighbourhood, as `isSame(as:)` does.
    fileprivate var key: String { "\(starts) \(title)" }

    /// Theme, period, for whom and how many, in one line.
    func words(in language: InterfaceLanguage) -> String {
        let period =
            ends.map { language.words(for: starts) + " – " + language.words(for: $0) } ?? language.words(for: starts)
        let people = reached.map { language.say(.reachedCount, count: $0) }
        return [theme.name[language.code], period, target, people ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
