import Programme
import XForms

/// The picture of contacts and of ties between organisations.
extension DashboardTables {
    /// What a form calls whom people can name in a neighbourhood, and who names.
    struct TieWords: Sendable {
        let tie: TieQuestion
        /// In the order of the list.
        let choices: [(value: String, words: String)]
        let groups: [(value: String, words: String)]

        /// - Returns: nil where the form asks about no ties.
        init?(_ form: FormDefinition, in neighbourhood: String, language: InterfaceLanguage) {
            guard let tie = form.tie else { return nil }
            self.tie = tie
            let number = form.language(language.code) ?? form.defaultLanguage
            choices = form.choices(of: tie, in: neighbourhood, language: number).map { ($0.value, $0.label) }
            let asked = form.questions.first { tie.from != nil && form.nodes[$0.node].path == tie.from }
            guard let asked, case .fixed(let fixed) = asked.choices else {
                groups = []
                return
            }
            let missing = (form.fact("missing", at: asked.node) ?? "").split(separator: " ").map(String.init)
            groups = fixed.filter { !missing.contains($0.value) }.map {
                ($0.value, QuestionWords.line($0.label[number].plain))
            }
        }

        /// The column of who names.
        var from: String? { tie.from?.split(separator: "/").last.map(String.init) }
    }

    /// Most rounds that are shown, the last one first.
    private static let mostTieRounds = 2

    mutating func takeTies(_ figures: TieFigures, _ words: TieWords) {
        let isOfPeople = words.tie.repetition != nil
        for round in figures.rounds.suffix(Self.mostTieRounds).reversed() {
            let title = language.say(isOfPeople ? .dashboardContacts : .dashboardTies, ["round": round.name])
            let groups = words.groups.filter { round.groups[$0.value] != nil }
            let rows = words.choices.enumerated().map { number, choice -> [String] in
                let all = round.ties[choice.value] ?? .init()
                return [
                    "\(language.figures(String(number + 1))). \(choice.words)", share(all.people, round.people),
                    count(all.new),
                ]
                    + groups.map { group in crossed(round.crossed[choice.value]?[group.value] ?? .init()) }
            }
            let isTold = words.choices.contains { round.isTold($0.value) }
            var notes = [
                language.say(
                    isOfPeople ? .dashboardContactsLead : .dashboardTiesLead, ["n": count(round.people)])
            ]
            notes.append(language.say(isTold ? .dashboardTiesRule : .dashboardTiesFew))
            let heads = groups.enumerated().map { number, group in "\(Self.letter(number)). \(group.words)" }
            let drawn = picture(round, words.choices.map(\.value), groups.map(\.value), title)
            add(
                title, notes: notes,
                columns: [.dashboardNamed, .dashboardNamedBy, .dashboardNew].map { language.say($0) } + heads,
                rows: isTold ? rows : []
            ) { $0.ties = drawn }
        }
    }

    private func picture(
        _ round: TieFigures.Round, _ choices: [String], _ groups: [String], _ title: String
    ) -> StaffTies? {
        let crossed = groups.map { group in choices.map { round.crossed[$0]?[group] ?? .init() } }
        let isCrossed = crossed.joined().contains { $0.people != nil }
        return StaffTies(
            isCrossed ? crossed : [choices.map { round.ties[$0] ?? .init() }],
            left: isCrossed ? groups.indices.map(Self.letter) : [""],
            right: choices.indices.map { language.figures(String($0 + 1)) }, title: title,
            named: language.say(.dashboardNamedMark), new: language.say(.dashboardNewMark))
    }

    private static func letter(_ number: Int) -> String {
        String(UnicodeScalar(UInt8(65 + min(number, 25))))
    }

    private func count(_ people: Int?) -> String { people.map { language.figures(String($0)) } ?? hidden }

    /// How many, and how many of a hundred that is.
    private func share(_ people: Int?, _ all: Int?) -> String {
        guard let people, let all, all > 0 else { return hidden }
        let percent = language.decimal(Double(people) / Double(all) * 100, places: 0)
        return "\(count(people)) (\(language.say(.responsePercent, ["n": percent])))"
    }

    private func crossed(_ named: TieFigures.Named) -> String {
        guard named.people != nil, named.new != nil else { return count(named.people) }
        return language.say(.dashboardOfWhichNew, ["n": count(named.people), "new": count(named.new)])
    }
}
