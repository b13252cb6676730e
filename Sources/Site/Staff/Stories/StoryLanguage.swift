import Foundation
import Programme
import Stories

/// In which language a story was told, and in which its words stand: an interpreter may have put them into another.
enum StoryLanguage {
    static let known = ToldLanguage.known
    static let all = ToldLanguage.all

    /// A language in words.
    static func name(_ code: String, in language: InterfaceLanguage) -> String {
        guard code != ToldLanguage.other else { return language.say(.toldOther) }
        return Locale(identifier: language.code).localizedString(forLanguageCode: code) ?? code
    }

    /// Every language with its name: those that are known first, any other last.
    static func choices(in language: InterfaceLanguage) -> [(code: String, name: String)] {
        func named(_ codes: [String]) -> [(code: String, name: String)] {
            codes.map { (code: $0, name: name($0, in: language)) }
        }
        return named(known) + language.sorted(named(ToldLanguage.spoken), by: \.name) + named([ToldLanguage.other])
    }
}

extension StoryAbout {
    /// Whether the program knows no names and no words of the language that the story stands in.
    var isForeign: Bool { !StoryLanguage.known.contains(language) }

    /// What it was told in, and what its words were put into.
    func languages(in interface: InterfaceLanguage) -> String {
        guard let toldIn else { return StoryLanguage.name(language, in: interface) }
        return interface.say(
            .toldTranslated,
            [
                "told": StoryLanguage.name(toldIn, in: interface),
                "written": StoryLanguage.name(language, in: interface),
            ])
    }
}
