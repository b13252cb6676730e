import Crypto
import Foundation
import Programme
import XForms

/// A questionnaire to be keyed in from paper: its fields, and the chance that it is filled in with.
struct PaperForm {
    let seen: LetterDesk.Seen
    let served: ServedCollection
    let outline: PaperOutline
    let words: FormWords
    /// The round, where two people key it in and what differs is looked up on paper.
    let twice: Round?
    var isTwice: Bool { twice != nil }
    /// Names this one filling in, so that sending it again stores nothing twice.
    let draw: String

    func place(_ language: InterfaceLanguage) -> PlaceChoice {
        PlaceChoice(offered: seen.neighbourhoods, language: language)
    }

    // MARK: - Chance

    /// The same chance each time that one filling in is sent, so that it is the same response.
    func environment(_ clock: ProgrammeClock) -> XForms.Environment {
        XForms.Environment(
            clock: { clock.exact }, timeZone: clock.zone,
            randomBytes: { [draw] count in
                Array((0...count / 32).flatMap { Array(SHA256.hash(data: Data("\(draw) \($0)".utf8))) }.prefix(count))
            })
    }

    func bits(_ use: String) -> UInt64 {
        SHA256.hash(data: Data("\(draw) \(use)".utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    // MARK: - Fields

    /// - Parameter asksSure: what is odd is asked about once.
    func fields(
        _ typed: UrlencodedForm, errors: [String: String], asksSure: Bool, in language: InterfaceLanguage
    ) -> [StaffField] {
        var fields = head(typed, errors, language)
        for item in outline.items {
            guard let number = item.number else { continue }
            let label = "\(number). " + words.plain(served.form.questions[item.question].label)
            let times = item.repetition == nil ? "" : " (\(item.ordinal + 1))"
            fields.append(
                StaffField(
                    item.field, item.widget == .multiline ? .area : .line(), label: label + times,
                    hint: hint(item), values: [typed[item.field] ?? ""], error: errors[item.field]))
        }
        if asksSure {
            fields.append(
                StaffField(
                    "zo", .several([("ja", language.say(.paperAsIs), language.say(.paperAsIsHint))]),
                    label: language.say(.paperSure), error: language.say(.paperSureWhy)))
        }
        return fields
    }

    private func head(
        _ typed: UrlencodedForm, _ errors: [String: String], _ language: InterfaceLanguage
    ) -> [StaffField] {
        var fields = [
            place(language).field(
                "buurt", label: .columnNeighbourhood, none: seen.neighbourhoods.count > 1 ? .chooseOne : nil,
                value: typed["buurt"], error: errors["buurt"])
        ]
        if isTwice {
            fields.append(
                StaffField(
                    "blad", .line(), label: language.say(.fieldSheet), hint: language.say(.fieldSheetHint),
                    values: [typed["blad"] ?? ""], error: errors["blad"]))
        }
        if seen.collection.access.allowsLetter {
            fields.append(
                StaffField(
                    "code", .code(), label: language.say(.fieldPaperCode), hint: language.say(.fieldPaperCodeHint),
                    values: [typed["code"] ?? ""], error: errors["code"]))
        }
        fields.append(
            StaffField(
                "akkoord", .several([("ja", language.say(.paperConsent), nil)]), label: language.say(.paperConsentAsk),
                values: typed.all("akkoord"), error: errors["akkoord"]))
        return fields
    }

    /// What each number stands for.
    private func hint(_ item: PaperOutline.Item) -> String? {
        guard let choices = PaperChoices(item, outline.answers, words) else {
            return item.widget == .date ? words.interface.say(.paperDate) : nil
        }
        let list = choices.all.map { $0.label == $0.token || $0.label.isEmpty ? $0.token : "\($0.token) = \($0.label)" }
        return list.joined(separator: " · ")
    }
}
