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
            never be seen.

            With --again --serial 12 the lost letter 12 is replaced: its code ends, with what was begun with it, and a new \
            letter with its own serial takes its place (a third column says whose). Codes in use are never printed again.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("Id of the collection.", valueName: "id"))
    var collection: String

    @Option(help: ArgumentHelp("Id of the neighbourhood.", valueName: "id"))
    var neighbourhood: String

    @Option(help: "How many codes to make.")
    var count: Int?

    @Flag(help: "Replace lost letters, named with --serial, instead of making new codes.")
    var again = false

    @Option(help: ArgumentHelp("A lost letter to replace; may be given more than once.", valueName: "number"))
    var serial: [Int] = []

    func validate() throws {
        if again {
            guard !serial.isEmpty else { throw ValidationError("Say which letters were lost: --again --serial 12.") }
            guard Set(serial).count == serial.count else { throw ValidationError("Name each --serial once.") }
            guard count == nil else {
                throw ValidationError("--again makes one letter for each --serial; leave out --count.")
            }
        } else {
            guard serial.isEmpty else { throw ValidationError("--serial names a lost letter: add --again.") }
            guard count != nil else { throw ValidationError("Say how many codes to make: --count 200.") }
        }
        if let count, !(1...100_000).contains(count) {
            throw ValidationError("--count takes a number from 1 to 100000.")
        }
    }

    func run() async throws {
        let opened = try OpenedStore.open(try await place.settings(), mayCreate: false)
        let batch = try await refusing { try await newBatch(in: opened) }
        await opened.store.close()
        print(again ? "serial,code,replaces" : "serial,code")
        for (position, number) in batch.serials.enumerated() {
            // The batch was made with the current key a moment ago.
            guard let code = opened.keys.letterCode(number, in: batch) else { continue }
            print("\(number),\(code.printed)" + (again ? ",\(serial[position])" : ""))
        }
    }

    private func newBatch(in opened: OpenedStore) async throws -> LetterBatch {
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
        guard again else {
            return try await opened.store.issueLetters(
                collection: collection, neighbourhood: neighbourhood, count: count ?? 0, keys: opened.keys)
        }
        let batch = try await opened.store.replaceLetters(
            serial, collection: collection, neighbourhood: neighbourhood, keys: opened.keys)
        guard let batch else {
            let numbers = serial.map(String.init).joined(separator: ", ")
            throw Refusal(
                "Not every letter named (\(numbers)) was made for '\(neighbourhood)' in '\(collection)', or one of them was stopped for somebody who does not want to take part. Nothing was changed."
            )
        }
        return batch
    }
}
