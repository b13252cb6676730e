import Foundation
import Testing

@testable import Site

@Suite("Languages of the screens")
struct LanguagesTests {
    let languages: Languages

    init() throws { languages = try Root.pages().languages }

    @Test("Dutch, English, Turkish and Arabic are there, Dutch first, and nothing is wrong with their files")
    func theyAreThere() throws {
        #expect(languages.all.map(\.code) == ["nl", "ar", "en", "tr"])
        #expect(languages.all.filter { $0.direction == "rtl" }.map(\.code) == ["ar"])
        #expect(try Languages.faults(folder: Root.templates.appending(path: "Languages")) == [])
    }

    @Test("a longer page has the same sections, paragraphs and places for values in every language")
    func documentsAgree() throws {
        for (name, model) in languages.first.documents {
            for language in languages.all {
                let document = try #require(language.documents[name])
                for (one, other) in zip(model.sections, document.sections) {
                    let places = one.paragraphs.map(InterfaceLanguage.places)
                    #expect(other.paragraphs.map(InterfaceLanguage.places) == places, "\(name) in \(language.code)")
                }
                #expect(document.sections.count == model.sections.count)
            }
        }
    }

    @Test("every fault of a language file is named at once, and the first stops the start")
    func faultsAreNamed() throws {
        let source = Root.templates.appendingPathComponent("Languages")
        let nl = try String(contentsOf: source.appendingPathComponent("nl.json"), encoding: .utf8)
        let wrong =
            nl
            .replacingOccurrences(of: "\"code\": \"nl\"", with: "\"code\": \"ar\"")
            .replacingOccurrences(of: "\"skip\":", with: "\"skipped\":")
            .replacingOccurrences(of: "bij: {label}", with: "hier")
        let folder = try TemplatesTests.temporaryFolder(["nl.json": nl, "ar.json": wrong])
        let faults = try Languages.faults(folder: folder)
        #expect(faults.contains(.missingText(name: "skip", language: "ar")))
        #expect(faults.contains(.unknownText(name: "skipped", language: "ar")))
        #expect(faults.contains(.missingText(name: "minutes.few", language: "ar")))
        #expect(faults.contains(.wrongPlaces(name: "wrongRequired", language: "ar", places: ["label"])))
        #expect(throws: TemplateFault.missingText(name: "skip", language: "ar")) { try Languages(folder: folder) }
    }

    @Test(
        "a browser gets the first of its languages that there is",
        arguments: [
            ("tr-TR,tr;q=0.9,en;q=0.8", "tr"), ("pl, ar-SY;q=0.7, en;q=0.6", "ar"), ("en;q=0.2, nl;q=0.3", "nl"),
            ("ar;q=0, en;q=0.1", "en"),
        ])
    func acceptLanguage(_ header: String, _ code: String) {
        #expect(languages.preferred(header)?.code == code)
    }

    @Test("a browser whose languages are not there gets none", arguments: ["", "pl", "*", ";;,,q=", "nl;q=0"])
    func acceptNone(_ header: String) { #expect(languages.preferred(header) == nil) }

    @Test(
        "a number takes the form its language counts with",
        arguments: [
            ("nl", 1, "Het kost ongeveer 1 minuut."), ("nl", 12, "Het kost ongeveer 12 minuten."),
            ("tr", 1, "Yaklaşık 1 dakika sürer."), ("tr", 12, "Yaklaşık 12 dakika sürer."),
            ("ar", 2, "يستغرق ذلك دقيقتين تقريبًا."), ("ar", 5, "يستغرق ذلك 5 دقائق تقريبًا."),
            ("ar", 12, "يستغرق ذلك 12 دقيقة تقريبًا."),
        ])
    func counting(_ code: String, _ number: Int, _ words: String) throws {
        let language = try #require(languages.named(code))
        #expect(language.say(.minutes, count: number) == words)
    }

    @Test("words are sorted as the language orders its letters")
    func sorting() throws {
        let places = ["Zuid", "École", "2e buurt", "10e buurt", "egel", "Oost"]
        #expect(
            languages.first.sorted(places, by: \.self) == ["2e buurt", "10e buurt", "École", "egel", "Oost", "Zuid"])
        let turkish = try #require(languages.named("tr"))
        #expect(
            turkish.sorted(["izmir", "Çay", "ırmak", "cam", "dut"], by: \.self)
                == ["cam", "Çay", "dut", "ırmak", "izmir"])
        #expect(languages.first.sorted(["izmir", "ırmak", "Çay", "dut"], by: \.self).first == "Çay")
    }

    @Test("thousands of words come in the order that comparing each two gives", arguments: ["nl", "en"])
    func sortingMany(_ code: String) throws {
        let language = try #require(languages.named(code))
        let beginnings = ["Zuid", "École", "egel", "'t Hof", "Oost", "oost", "Åkersloot", "De Wijk", "IJ", "ij"]
        let words = (0..<2_000).map {
            "\(beginnings[$0 % beginnings.count]) \($0 % 3 == 0 ? "noord " : "")\($0 * 7 % 600)"
        }
        let locale = Locale(identifier: code)
        let expected = words.sorted {
            $0.compare($1, options: [.caseInsensitive, .numeric], range: nil, locale: locale) == .orderedAscending
        }
        #expect(language.sorted(words, by: \.self) == expected)
    }

    @Test("dates, and figures in the digits that the file names")
    func datesAndDigits() throws {
        #expect(try #require(languages.named("tr")).day(year: 2026, month: 5, day: 3) == "3 Mayıs 2026")
        let arabic = try #require(languages.named("ar"))
        #expect(arabic.day(year: 2026, month: 5, day: 3) == "3 مايو 2026")
        let source = try String(
            contentsOf: Root.templates.appending(path: "Languages/ar.json"), encoding: .utf8)
        let eastern = source.replacingOccurrences(of: "\"0123456789\"", with: "\"٠١٢٣٤٥٦٧٨٩\"")
        let language = try InterfaceLanguage(json: Data(eastern.utf8))
        #expect(language.day(year: 2026, month: 5, day: 3) == "٣ مايو ٢٠٢٦")
        #expect(language.say(.minutes, count: 12) == "يستغرق ذلك ١٢ دقيقة تقريبًا.")
    }

    @Test("no text promises to be anonymous, in no language and no questionnaire")
    func withoutYourName() throws {
        let folders = [Root.templates, Root.templates.deletingLastPathComponent().appending(path: "Questionnaires")]
        let promises = ["anoniem", "anonimiteit", "anonymous", "anonymity", "anonim", "مجهول"]
        for folder in folders {
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            for case let file as URL in files where ["json", "mustache", "xml"].contains(file.pathExtension) {
                let text = try String(contentsOf: file, encoding: .utf8).lowercased()
                for promise in promises { #expect(!text.contains(promise), "\(promise) in \(file.lastPathComponent)") }
            }
        }
    }
}
