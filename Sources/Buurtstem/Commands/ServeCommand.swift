import ArgumentParser

/// `buurtstem serve`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the questionnaires.",
        discussion: """
            Opens the store (and makes it and its keys at the first start), reads and checks the questionnaires and the \
            page templates, and prints the address once it answers. A questionnaire with an error, or with a question \
            that our pages do not offer, is not served; the log says why.

            SIGTERM or Ctrl-C ends it gracefully: requests under way are finished first.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on; 0 takes a free one.")
    var port: Int?

    func run() async throws {
        let settings = try await place.settings(
            and: [.host: host, .port: port.map(String.init)].compactMapValues(\.self))
        try await ServiceAssembly(settings).run()
    }
}
