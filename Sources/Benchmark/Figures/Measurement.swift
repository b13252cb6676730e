/// A group of figures measured together, under the name `script/benchmark NAME` knows it by.
struct Measurement: Sendable {
    var name: String
    var about: String
    var run: @Sendable (Workspace) async throws -> [Figure]

    /// All of them, in the order in which they are run.
    static let all = [
        // First, while we are small ourselves: the system counts a child's peak from the memory of who started it.
        Measurement(name: "check", about: "`buurtstem check` of an extra-large form", run: Checking.measure),
        Measurement(
            name: "anonymise", about: "`buurtstem anonymise` and `risk` of 200,000 people", run: Anonymising.measure),
        Measurement(
            name: "dataset", about: "`buurtstem dataset` of a million responses, and its formats",
            run: Exporting.measure),
        Measurement(
            name: "deidentify", about: "names out of stories: characters/s, memory, start", run: Deidentifying.measure),
        Measurement(name: "tag", about: "tagging and training of the tagger", run: Tagging.measure),
        Measurement(name: "transcript", about: "a conversation of three hours", run: Transcribing.measure),
        Measurement(name: "floor", about: "a bare service of the same shape, by itself", run: Bare.measure),
        Measurement(
            name: "journey", about: "server CPU of a whole journey, journeys/s, page turns", run: Journey.measure),
        Measurement(name: "weight", about: "bytes and requests of a first load", run: Weight.measure),
        Measurement(name: "shipped", about: "the same through a questionnaire that is shipped", run: Journey.shipped),
        Measurement(name: "page", about: "a question page against a fixed page", run: QuestionPage.measure),
        Measurement(name: "send", about: "durable submissions against single-row commits", run: Sending.measure),
        Measurement(
            name: "store", about: "submissions straight into the store against single-row commits", run: Storing.measure
        ),
        Measurement(name: "growth", about: "cost of a submission with a million stored", run: Growth.measure),
        Measurement(name: "engine", about: "what the engine alone costs at a page turn", run: Engine.measure),
        Measurement(name: "start", about: "from start to first answer", run: Starting.measure),
        Measurement(
            name: "staff", about: "every page of staff with 10,000 neighbourhoods and a million answers",
            run: StaffPages.measure),
        Measurement(name: "memory", about: "resident memory with 1,000 open drafts", run: Memory.measure),
    ]

    /// The questionnaire that is walked through, as the issue names it: six pages with 46 answers of mixed kinds, skip
    /// logic, and two calculations on page four. It lies beside this program (`Questionnaires/`).
    static let collection = "zes-bladzijden"
    /// One of those that are shipped, for comparison.
    static let shipped = "buurt-en-gezondheid"
}
