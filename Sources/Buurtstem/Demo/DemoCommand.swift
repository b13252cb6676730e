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
            Three invented neighbourhoods and two rounds of a questionnaire, filled in by nobody: answers are drawn by \
            chance, and seven of ten who took part once took part again. Beside it whom people turn to, and which \
            organisations have to do with each other. Stories that nobody told, without names, coded and reviewed but for \
            the last few; activities, and figures as if from elsewhere. Releases: tables, which fill the dashboard, and a \
            research file with stories. Needs a folder without a database, so that nothing real is ever among them; every name says that it \
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
    var stories = 150

    @Flag(name: .customLong("alone"), help: "Only the one questionnaire: nothing about contacts and organisations.")
    var isAlone = false

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
        let opened = try OpenedStore.open(settings, mayCreate: true)
        do {
            try await fill(opened, folder)
            await opened.store.close()
        } catch {
            await opened.store.close()
            throw error
        }
    }

    /// About whom people turn to, which organisations have to do with each other, and the six sides to talk about.
    private static let others = ["contacten", "samenwerken", "zes-kanten"]
    /// More of them show nothing more.
    private static let mostOfOthers = 300

    private func fill(_ opened: OpenedStore, _ folder: String) async throws {
        let today = Day(of: Date(), in: opened.zone)
        let village = try DemoVillage(questionnaire, root: place.root, into: opened.store, opened.keys, today: today)
        try DemoMark.set(in: folder)
        var villages = [village]
        for other in isAlone ? [] : Self.others where other != questionnaire {
            var also = try DemoVillage(other, root: place.root, into: opened.store, opened.keys, today: today)
            also.prefix = "demo-\(other)"
            villages.append(also)
        }
        for (number, one) in villages.enumerated() {
            let people = number == 0 ? people : min(people, Self.mostOfOthers)
            let count = try await refusing { try await one.fill(people: people, seed: seed) }
            print("\(folder): \(count) invented responses of \(people) people to \(one.form.id), rounds T0 and T1")
        }
        if stories > 0 {
            let told = try DemoStories(
                store: opened.store, codebook: try codebook(),
                lists: try RunTimeFolder.nameLists(root: place.root))
            let count = try await refusing { try await told.fill(stories, in: village.collections, seed: seed) }
            print("\(folder): \(count) invented stories, the last few not reviewed")
        }
        guard !withoutReleases else { return }
        let releases = DemoReleases(
            maker: try ReleaseMaker(opened, root: place.root), questionnaires: villages.map(\.form.id),
            places: DemoVillage.places.map(\.0), today: today, folder: folder + "/voorbeelden")
        for line in try await releases.make() { print(line) }
        if stories > 0 {
            try await DemoSurroundings(store: opened.store, today: today).release(try codebook())
            print("\(folder): figures of the stories and activities released, figures from elsewhere beside them")
        }
    }

    private func codebook() throws -> URL {
        let name = "Questionnaires/Codebooks/positieve-gezondheid"
        guard let book = RunTimeFolder.find(name, root: place.root) else {
            throw Refusal("\(name) is not here; say --root FOLDER, or --stories 0")
        }
        return URL(filePath: book)
    }
}
