import ArgumentParser
import Programme
import Records
import RecordsSQLite

/// `buurtstem codes`
struct CodesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Make letter codes for a neighbourhood, as CSV on standard output.",
        discussion: """
            Columns: serial, code. Merge them into letters from a list of addresses that stays with you; neither is \
            stored here. The serial is printed on the letter, so that a lost one can be replaced; who used a code can \
            never be seen. With --again the codes of earlier batches are printed once more.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Id of the collection.", valueName: "id"))
    var collection: String

    @Option(help: ArgumentHelp("Id of the neighbourhood.", valueName: "id"))
    var neighbourhood: String

    @Option(help: "How many codes to make.")
    var count: Int?

    @Flag(help: "Print the codes of earlier batches instead of making new ones.")
    var again = false

    func validate() throws {
        guard again || count != nil else { throw ValidationError("Say how many codes to make: --count 200.") }
        if let count, !(1...100_000).contains(count) {
            throw ValidationError("--count takes a number from 1 to 100000.")
        }
    }

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let batches = try await refusing { try await letterBatches(in: opened) }
        await opened.store.close()
        print("serial,code")
        for batch in batches {
            for serial in batch.serials {
                guard let code = opened.keys.letterCode(serial, in: batch) else {
                    throw Refusal(
                        "The letter key of this batch is missing from the key file; put back a copy that has it.")
                }
                print("\(serial),\(code.printed)")
            }
        }
    }

    private func letterBatches(in opened: OpenedStore) async throws -> [LetterBatch] {
        let known = try await opened.store.collections()
        guard let found = known.first(where: { $0.id == collection }) else {
            let ids = known.map(\.id).joined(separator: ", ")
            throw Refusal(
                "There is no collection '\(collection)'. There are: \(ids.isEmpty ? "none yet; start the service once" : ids)."
            )
        }
        guard found.access.allowsLetter else {
            throw Refusal("The collection '\(collection)' has no letters: its access is open.")
        }
        guard found.neighbourhood(neighbourhood) != nil else {
            let ids = found.neighbourhoods.map(\.id).joined(separator: ", ")
            throw Refusal("The collection '\(collection)' is not for '\(neighbourhood)'. It is for: \(ids).")
        }
        if again {
            return try await opened.store.letterBatches(collection: collection)
                .filter { $0.neighbourhood == neighbourhood }
        }
        return [
            try await opened.store.issueLetters(
                collection: collection, neighbourhood: neighbourhood, count: count ?? 0, keys: opened.keys)
        ]
    }
}
