import Datasets
import Disclosure
import Programme

/// What staff see of tables before they are made: the words that go out, and how many figures of each table do.
extension TablesFile {
    /// Everybody's groups first, then what they answered, question after question.
    func previewed(atMost most: Int) -> [ReleasePreview.TableLine] {
        let words = PreviewWords(self)
        let lines = release.lines.filter { $0.measure == .people } + release.lines.filter { $0.measure != .people }
        return lines.prefix(most).map { line in
            ReleasePreview.TableLine(
                group: zip(release.apartColumns + release.groupColumns, line.apart + line.group).map {
                    words.group($1, of: $0)
                },
                question: line.question.isEmpty ? nil : words.value(line.question, of: "vraag"),
                answer: line.answer.isEmpty ? nil : words.answer(line.answer, to: line.question), people: line.people,
                mean: line.mean?.mean)
        }
    }

    /// One for each question and each way of grouping, in the order of the lines.
    ///
    /// Why a cell is hidden is not said cell by cell: "few" beside "protects another" would tell which numbers are below
    /// ten, and with the totals often what they are. That the whole group is hidden everybody sees.
    var accounts: [ReleasePreview.Account] {
        let words = PreviewWords(self)
        var shown: [[String]: Bool] = [:]
        for line in release.lines where line.measure == .people { shown[line.apart + line.group] = line.isShown }
        var (accounts, places): ([ReleasePreview.Account], [[String]: Int]) = ([], [:])
        for line in release.lines {
            let by = zip(release.groupColumns, line.group).filter { $0.1 != CountDimension.all }.map(\.0)
            let key = [line.measure.rawValue, line.question] + by
            let place = places[key] ?? accounts.count
            if place == accounts.count {
                places[key] = place
                accounts.append(
                    .init(
                        kind: line.measure.kind,
                        question: line.question.isEmpty ? nil : words.value(line.question, of: "vraag"),
                        by: by.map(words.column)))
            }
            accounts[place].count(
                isShown: line.isShown, isGroupShown: shown[line.apart + line.group] ?? true)
        }
        return accounts
    }
}

/// The words of the codes in tables.
private struct PreviewWords {
    private let columns: [String: DatasetColumn]
    private let labels: [String: [String: Words]]

    private let counted: [String: DatasetColumn]
    private let answers: AnswerWords

    init(_ file: TablesFile) {
        (counted, answers) = (file.counted, file.words)
        let all = file.dataset.tables.flatMap(\.columns)
        columns = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        labels = Dictionary(grouping: all, by: \.name).mapValues { same in
            Dictionary(same.flatMap(\.labels).map { ($0.value, $0.label) }) { first, _ in first }
        }
    }

    func column(_ name: String) -> ReleasePreview.Name { named(columns[name]?.label, name) }

    func value(_ value: String, of column: String) -> ReleasePreview.Name { named(labels[column]?[value], value) }

    /// A label that has no words in the file, which keeps the code, has them here.
    func group(_ value: String, of column: String) -> ReleasePreview.Name {
        let own = labels[column]?[value]
        let isNamed = own.map { $0.text(in: "nl") != value } ?? false
        return named(isNamed ? own : GroupWords.words(value) ?? own, value)
    }

    /// In the words of its own question, which the file of answers to all questions cannot always have.
    func answer(_ value: String, to question: String) -> ReleasePreview.Name {
        named(answers.label(value, counted[question]) ?? labels["antwoord"]?[value], value)
    }

    private func named(_ words: Words?, _ code: String) -> ReleasePreview.Name {
        .init(dutch: words?.text(in: "nl") ?? code, english: words?.text(in: "en") ?? code)
    }
}

extension TableRelease.Measure {
    fileprivate var kind: ReleasePreview.Account.Kind {
        switch self {
        case .people: .groups
        case .distribution: .answers
        case .mean, .weightedMean: .means
        case .linkedChange: .changes
        }
    }
}
