import Foundation
import Testing

@testable import Stories

/// The codebook that comes with the product, and its model.
@Suite("The codebook positieve-gezondheid")
struct ShippedCodebookTests {
    private static let folder: URL = {
        var url = URL(filePath: #filePath)
        while url.path != "/" && !FileManager.default.fileExists(atPath: url.appending(path: "Questionnaires").path) {
            url.deleteLastPathComponent()
        }
        return url.appending(path: "Questionnaires/Codebooks/positieve-gezondheid")
    }()

    @Test("the model in use was made from the definitions, cues and passages that lie beside it")
    func modelMatchesItsInputs() throws {
        let folder = try CodebookFolder(reading: Self.folder)
        let (model, _) = try ModelShelf(folder: Self.folder).current()
        #expect(
            model.about.inputs == folder.digest,
            "train again: buurtstem tagger train --codebook Questionnaires/Codebooks/positieve-gezondheid --use")
        #expect(model.about.passages == folder.passages.count)
    }

    @Test("the model takes less than three megabytes")
    func size() throws {
        let name = try String(contentsOf: Self.folder.appending(path: "model.txt"), encoding: .utf8)
        let file = Self.folder.appending(path: name.trimmed)
        let size = try #require(FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int)
        #expect(size < 3_000_000)
    }

    @Test("each code has a definition and an example in both languages, and its own cues")
    func codes() throws {
        let book = try CodebookFolder.codebook(in: Self.folder)
        #expect(book.codes(of: .theme).count == 5 && book.codes(of: .dimension).count == 6)
        #expect(Set(book.valences.map(\.id)) == Set(Valence.allCases))
        for code in book.codes {
            #expect(!code.definition.nl.isEmpty && !code.definition.en.isEmpty && !code.examples.isEmpty, "\(code.id)")
            let cues = Self.folder.appending(path: "cues/\(code.id).txt").path
            #expect(FileManager.default.fileExists(atPath: cues), "\(code.id)")
        }
    }

    @Test(
        "passages that leave no doubt get their code",
        arguments: [
            (
                "Mijn huisarts en de wijkverpleging bellen elkaar elke week, ze weten van elkaar wat ze doen.",
                "integrale-eerste-lijn"
            ),
            (
                "Het infuus krijg ik nu thuis, ik hoef niet meer met de taxi naar het ziekenhuis.",
                "behandeling-dichtbij"
            ),
            (
                "De buurvrouw kijkt elke ochtend of mijn gordijnen open zijn en brengt soms een pannetje soep.",
                "zorgzame-buurt"
            ),
            ("Ik heb pijn in mijn knieën en ik slaap er slecht van.", "lichaamsfuncties"),
            ("Ik lig 's nachts wakker van de zorgen en ik ben vaak bang.", "mentaal-welbevinden"),
        ])
    func plainCases(text: String, code: String) throws {
        let (model, _) = try ModelShelf(folder: Self.folder).current()
        let proposal = try Tagger(model).propose(text)
        #expect((proposal.themes + proposal.dimensions).contains(code))
        #expect(proposal.evidence.contains { $0.code == code })
        let length = text.unicodeScalars.count
        #expect(proposal.evidence.allSatisfy { $0.start >= 0 && $0.start < $0.end && $0.end <= length })
    }
}
