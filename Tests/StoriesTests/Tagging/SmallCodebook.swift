import Foundation

@testable import Stories

/// A codebook of two codes with passages that a test can reckon with, in a folder of its own.
struct SmallCodebook {
    static let book = Codebook(
        id: "klein", version: "3", title: .init(nl: "Klein", en: "Small"),
        codes: [code("buur", .theme), code("slaap", .dimension)], valences: [], borderRules: [])

    let folder: URL

    private static func code(_ id: String, _ axis: Codebook.Axis) -> Codebook.Code {
        .init(
            id: id, axis: axis, name: .init(nl: id, en: id), definition: .init(nl: id, en: id), exclude: nil,
            examples: [])
    }

    static let cues = """
        [general]
        buurvrouw, buurman, pannetje soep   # people next door
        """

    init(passages: [CodedPassage] = Self.passages, cues: String = Self.cues) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "codebook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "cues"), withIntermediateDirectories: true)
        try JSONEncoder().encode(Self.book).write(to: folder.appending(path: "codebook.json"))
        try write(cues, to: "cues/buur.txt")
        try write("[general]\nslapen, wakker, nacht\n", to: "cues/slaap.txt")
        try write("nie = niet\n", to: "variants.txt")
        try write(passages)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func write(_ passages: [CodedPassage], to name: String = "passages-01.jsonl") throws {
        let lines = try passages.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        try write(lines.joined(separator: "\n"), to: name)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// Ten tellers with eight passages each: neighbours help, nights hinder, some tell both, some of neither.
    static let passages: [CodedPassage] = (0..<80).map { number in
        let kind = number % 4
        let neighbour = ["De buurvrouw komt langs", "De buurman brengt een pannetje soep", "Mijn buren helpen mij"][
            number % 3]
        let night = ["Ik lig de hele nacht wakker", "Van slapen komt niets meer", "Ik slaap slecht, elke nacht"][
            number % 3]
        let rest = ["Het regent vandaag", "De trein was rood", "Op tafel stond een vaas"][number % 3]
        let parts = [[neighbour, rest], [night, rest], [neighbour, night], [rest, "Dat was het wel"]][kind]
        return CodedPassage(
            id: "t\(number)", text: parts.joined(separator: ". ") + ", nummer \(number).",
            themes: kind == 0 || kind == 2 ? ["buur"] : [], dimensions: kind == 1 || kind == 2 ? ["slaap"] : [],
            valence: [.helps, .hinders, .both, .none][kind], story: nil, persona: "p\(number / 8)",
            register: number < 40 ? "dialect" : "standard", language: "nl")
    }
}
