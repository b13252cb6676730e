import Programme

/// What somebody wants printed, as it was filled in.
struct LetterOrder {
    /// A letter that is wanted.
    struct Wanted {
        let serial: Int
        let address: [String]
        let language: InterfaceLanguage
        let isLarge: Bool
    }

    private let staffLanguage: InterfaceLanguage
    private let languages: [InterfaceLanguage]
    private let from: String
    private let until: String
    private let typed: String
    private let reader: InterfaceLanguage
    let kind: LetterKind
    let paper: LetterJob.Paper
    /// What is wrong, by the name of the field.
    private var wrong: [String: String] = [:]
    /// How many of the letters that were asked for were stopped, and so are not printed.
    private(set) var stopped = 0

    init(_ visit: StaffVisit, _ languages: [InterfaceLanguage]) {
        let form = visit.form
        staffLanguage = visit.language
        self.languages = languages
        // One letter, right after it took the place of a lost one.
        let one = visit.isPost ? nil : visit.visit.parameter("brief").flatMap { Int($0) }.map(String.init)
        from = form["van"] ?? one ?? ""
        until = form["tot"] ?? one ?? ""
        typed = form["address"] ?? ""
        kind = form["soort"].flatMap(LetterKind.init(rawValue:)) ?? .invitation
        paper = form["papier"].flatMap(LetterJob.Paper.init(rawValue:)) ?? .letters
        reader = languages.first { $0.code == form["brieftaal"] } ?? languages[0]
    }

    // MARK: - Read

    /// The letters, of a list or by their numbers; nil when something is wrong, which the fields then say.
    mutating func letters(from roll: LetterRoll, _ file: UploadedFile?) -> [Wanted]? {
        guard let asked = file.map({ listed($0, roll) }) ?? numbered(roll) else { return nil }
        let wanted = asked.filter { !roll.isStopped($0.serial) }
        stopped = asked.count - wanted.count
        guard !wanted.isEmpty else {
            wrong[file == nil ? "tot" : "lijst"] = staffLanguage.say(.wrongAllStopped)
            return nil
        }
        guard wanted.count <= LetterJob.most else {
            wrong[file == nil ? "tot" : "lijst"] = staffLanguage.say(
                .wrongTooMany, ["most": staffLanguage.figures("\(LetterJob.most)")])
            return nil
        }
        return wanted
    }

    private mutating func listed(_ file: UploadedFile, _ roll: LetterRoll) -> [Wanted]? {
        switch AddressReading.read(file.bytes, languages: languages, in: staffLanguage) {
        case .failure(let refused):
            wrong["lijst"] = refused.message
            return nil
        case .success(let (_, list)):
            guard list.isNumbered else {
                wrong["lijst"] = staffLanguage.say(.wrongNotNumbered)
                return nil
            }
            let faults = list.faults(in: roll)
            guard faults.isEmpty else {
                wrong["lijst"] = AddressReading.refused(faults, staffLanguage).message
                return nil
            }
            return list.addresses.compactMap { address in
                guard let serial = address.serial else { return nil }
                let own = languages.first { $0.code == address.language } ?? reader
                return Wanted(
                    serial: serial, address: address.lines, language: own, isLarge: paper == .large || address.isLarge)
            }
        }
    }

    private mutating func numbered(_ roll: LetterRoll) -> [Wanted]? {
        let (first, last) = (Int(typed: from), Int(typed: until))
        let isRange = [from, until].allSatisfy { $0.isEmpty || Int(typed: $0) != nil }
        let serials = (roll.serials + roll.stopped).sorted().filter { $0 >= first ?? 0 && $0 <= last ?? .max }
        guard isRange, !serials.isEmpty else {
            wrong["tot"] = staffLanguage.say(.wrongLetterRange)
            return nil
        }
        let lines = typed.replacing("\r\n", with: "\n").split(separator: "\n").map { line in
            String(line.trimmingPrefix(while: \.isWhitespace))
        }
        let fits = lines.count <= 4 && lines.allSatisfy { $0.count <= AddressList.longestLine }
        guard lines.isEmpty || (fits && serials.count == 1) else {
            wrong["address"] = staffLanguage.say(.wrongOneAddress, ["most": "\(AddressList.longestLine)"])
            return nil
        }
        return serials.map { Wanted(serial: $0, address: lines, language: reader, isLarge: paper == .large) }
    }

    // MARK: - Show

    var fields: [StaffField] {
        let say = staffLanguage
        return [
            StaffField(
                "soort",
                .one(
                    LetterKind.allCases.map {
                        ($0.rawValue, say.say($0.words), $0 == .reminder ? say.say(.kindReminderHint) : nil)
                    }), label: say.say(.fieldKind), values: [kind.rawValue]),
            StaffField(
                "papier",
                .one(
                    LetterJob.Paper.allCases.map {
                        ($0.rawValue, say.say($0.words), $0 == .stickers ? say.say(.paperStickersHint) : nil)
                    }), label: say.say(.fieldPaper), values: [paper.rawValue]),
            StaffField(
                "brieftaal", .menu(languages.map { ($0.code, $0.name) }), label: say.say(.fieldLetterLanguage),
                hint: say.say(.fieldLetterLanguageHint), values: [reader.code]),
            StaffField(
                "lijst", .file(accept: ".csv,text/csv"), label: say.say(.fieldNumbered),
                hint: say.say(.fieldNumberedHint), error: wrong["lijst"]),
            StaffField(
                "van", .line(), label: say.say(.fieldFrom), hint: say.say(.fieldRangeHint), values: [from]),
            StaffField("tot", .line(), label: say.say(.fieldUntilSerial), values: [until], error: wrong["tot"]),
            // Under this name the door never keeps it for somebody whose time was over.
            StaffField(
                "address", .area, label: say.say(.fieldOneAddress), hint: say.say(.fieldOneAddressHint),
                values: [typed], error: wrong["address"]),
        ]
    }
}
