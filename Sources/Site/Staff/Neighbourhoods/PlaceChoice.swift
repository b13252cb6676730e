import Programme

/// A question of a form for neighbourhoods: chosen from a list, or, where there are too many for one, named.
struct PlaceChoice {
    let offered: [Neighbourhood]
    let language: InterfaceLanguage

    /// Above so many neighbourhoods they are named instead.
    static let mostListed = 60

    var isListed: Bool { offered.count <= Self.mostListed }

    // MARK: - Read

    /// The neighbourhoods that these values name, each on a line of its own by code or whole name, and what names none or
    /// more than one.
    func chosen(_ values: [String]) -> (places: [Neighbourhood], unknown: [String]) {
        let lines = values.flatMap(NeighbourhoodForm.lines)
        guard !lines.isEmpty else { return ([], []) }
        let byID = Dictionary(offered.map { ($0.id, $0) }) { first, _ in first }
        // Names are looked at when a code does not do: there may be thousands of them.
        var byName: [String: [Neighbourhood]]?
        var (found, seen): ([Neighbourhood], Set<String>) = ([], [])
        var unknown: [String] = []
        for line in lines {
            let wanted = line.lowercased()
            var one = byID[wanted]
            if one == nil {
                let names = byName ?? Dictionary(grouping: offered) { $0.name.lowercased() }
                byName = names
                let named = names[wanted] ?? []
                one = named.count == 1 ? named[0] : nil
            }
            guard let one else {
                unknown.append(line)
                continue
            }
            if seen.insert(one.id).inserted { found.append(one) }
        }
        // What a list does not hold nobody ticked.
        return (found, isListed ? [] : unknown)
    }

    /// The one that was chosen or named; nil for none.
    func one(_ value: String?) -> Neighbourhood? {
        let (places, unknown) = chosen([value ?? ""])
        return places.count == 1 && unknown.isEmpty ? places[0] : nil
    }

    // MARK: - Show

    /// A field for one of them.
    /// - Parameter none: what stands for no choice; nil where there is nothing to choose.
    func field(
        _ name: String, label: StaffWord, none: StaffWord?, value: String?, error: String? = nil
    ) -> StaffField {
        guard isListed else {
            let isUnknown = error != nil && !(value ?? "").allSatisfy(\.isWhitespace)
            return StaffField(
                name, .line(), label: language.say(label), hint: language.say(.fieldPlaceHint), values: [value ?? ""],
                error: isUnknown ? unknown([value ?? ""]) : error)
        }
        let first = none.map { [(value: "", words: language.say($0))] } ?? []
        return StaffField(
            name, .menu(first + offered.map { (value: $0.id, words: $0.name) }), label: language.say(label),
            values: [one(value)?.id ?? ""], error: error)
    }

    /// A field for several of them.
    /// - Parameters:
    ///   - hint: what is said where they are named.
    ///   - listHint: what is said above a list.
    ///   - hints: what is said of each in a list.
    func fields(
        _ name: String, label: StaffWord, values: [String], hint: StaffWord = .fieldRoundNeighbourhoodsHint,
        listHint: String? = nil, hints: [String: String] = [:], error: String? = nil
    ) -> StaffField {
        guard isListed else {
            let missing = chosen(values).unknown
            return StaffField(
                name, .area, label: language.say(label), hint: language.say(hint),
                values: [values.joined(separator: "\n")], error: missing.isEmpty ? error : unknown(missing))
        }
        return StaffField(
            name, .several(offered.map { ($0.id, $0.name, hints[$0.id]) }), label: language.say(label), hint: listHint,
            values: values, error: error)
    }

    private func unknown(_ names: [String]) -> String {
        language.say(.wrongNeighbourhoodNames, ["names": names.prefix(10).joined(separator: ", ")])
    }
}
