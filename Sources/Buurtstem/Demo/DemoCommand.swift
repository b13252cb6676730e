import ArgumentParser
import Foundation
import Programme
import Records
import RecordsSQLite
import Releases
import XForms

/// `buurtstem demo`
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill a new data folder with invented answers, to look around in.",
        discussion: """
            Three invented neighbourhoods and two rounds of one questionnaire, filled in by nobody: answers are drawn by \
            chance, and seven of ten who took part once took part again. Stories that nobody told, without names, coded \
            and reviewed but for the last few. Two releases: tables, which fill the dashboard, and a research file with \
            stories. Needs a folder without a database, so that nothing real is ever among them; every name says that it \
            is invented, and so does each page of a service on it. Look around, and try releases:

              buurtstem demo --data demo
              buurtstem serve --data demo
              buurtstem release make --data demo --questionnaire buurt-en-gezondheid --round T0 --tier research-file \\
                --recipient Proef --kind researcher --purpose "Rondkijken in verzonnen gegevens" --accepted 2026-01-01 \\
                --expires 2030-01-01 --leave-out-failing --output proef.zip
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Folder of the questionnaire, below Questionnaires/.", valueName: "id"))
    var questionnaire = "buurt-en-gezondheid"

    @Option(help: "How many people took part in the first round.")
    var people = 300

    @Option(help: "How many stories were told.")
    var stories = 60

    @Flag(help: "Make no releases of it.")
    var withoutReleases = false

    @Option(help: "The same number draws the same answers.")
    var seed: UInt64 = 1

    func validate() throws {
        guard place.data != nil else { throw ValidationError("Say where: --data FOLDER, one that is not there yet.") }
        guard (0...1_000).contains(stories) else { throw ValidationError("--stories takes 0 to 1000.") }
        guard (1...1_000_000).contains(people) else { throw ValidationError("--people takes 1 to 1000000.") }
    }

    func run() async throws {
        let settings = try await place.settings(and: [.minimumFreeMegabytes: "0"])
        let folder = settings.dataFolder
        guard !FileManager.default.fileExists(atPath: folder + "/" + StoreOptions.databaseName) else {
            throw Refusal("\(folder): there is a database already; invented answers go into a folder of their own")
        }
        guard let path = RunTimeFolder.find("Questionnaires/\(questionnaire)/\(questionnaire).xml", root: place.root)
        else { throw Refusal("Questionnaires/\(questionnaire)/\(questionnaire).xml is not here; say --root FOLDER") }
        let file = try QuestionnaireFile.read(path)
        let loaded = FormDefinition.load(file.content, beside: { file.beside($0) })
        guard let form = loaded.definition else {
            throw Refusal("\(path): this is no questionnaire; see buurtstem check")
        }
        let opened = try OpenedStore.open(settings, mayCreate: true)
        do {
            try await fill(opened, form, file, folder)
            await opened.store.close()
        } catch {
            await opened.store.close()
            throw error
        }
    }

    private func fill(
        _ opened: OpenedStore, _ form: FormDefinition, _ file: QuestionnaireFile, _ folder: String
    ) async throws {
        try DemoMark.set(in: folder)
        let today = Day(of: Date(), in: opened.zone)
        let village = DemoVillage(store: opened.store, keys: opened.keys, form: form, file: file, today: today)
        let count = try await refusing { try await village.fill(people: people, seed: seed) }
        print("\(folder): \(count) invented responses of \(people) people to \(form.id), rounds T0 and T1")
        if stories > 0 {
            let codebook = "Questionnaires/Codebooks/positieve-gezondheid"
            guard let book = RunTimeFolder.find(codebook, root: place.root) else {
                throw Refusal("\(codebook) is not here; say --root FOLDER, or --stories 0")
            }
            let told = try DemoStories(
                store: opened.store, codebook: URL(filePath: book),
                lists: try RunTimeFolder.nameLists(root: place.root))
            let count = try await refusing { try await told.fill(stories, in: village.collections, seed: seed) }
            print("\(folder): \(count) invented stories, the last few not reviewed")
        }
        guard !withoutReleases else { return }
        let releases = DemoReleases(
            maker: try ReleaseMaker(opened, root: place.root), questionnaire: form.id,
            places: DemoVillage.places.map(\.0), today: today, folder: folder + "/voorbeelden")
        for line in try await releases.make() { print(line) }
    }
}
