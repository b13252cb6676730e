import Foundation
import Testing

@testable import Buurtstem

@Suite("Settings")
struct SettingsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func file(_ json: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json")
        try Data(json.utf8).write(to: path)
        return path.path
    }

    @Test("docs/settings.md is what the table prints")
    func documentation() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/settings.md"), encoding: .utf8)
        #expect(page == SettingsPage.markdown, "run: buurtstem settings > docs/settings.md")
    }

    @Test("Every standard is a value that the setting takes", arguments: SettingName.allCases)
    func standards(name: SettingName) async throws {
        let settings = try await Settings.read(file: nil, environment: [:])
        #expect((settings.text(name) ?? "") == name.row.standard)
        if case .number(let range) = name.row.kind { #expect(range.contains(settings.number(name))) }
        if case .choice(let words) = name.row.kind { #expect(words.contains(name.row.standard)) }
    }

    @Test("The command line counts more than the environment, and that more than the file")
    func precedence() async throws {
        let file = try file(
            #"{"port": 1001, "draftDays": 25, "trial": true, "trustedProxies": ["10.0.0.1", "10.0.0.2"]}"#)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let settings = try await Settings.read(
            file: file, environment: ["BUURTSTEM_PORT": "1002", "BUURTSTEM_DRAFT_DAYS": "26"],
            flags: [.port: "1003"])
        #expect(settings.number(.port) == 1_003)
        #expect(settings.number(.draftDays) == 26)
        #expect(settings.isOn(.trial))
        #expect(settings.list(.trustedProxies) == ["10.0.0.1", "10.0.0.2"])
        #expect(settings.text(.timeZone) == "Europe/Amsterdam")
    }

    @Test(
        "A setting that cannot be used is named with its place and its repair",
        arguments: [
            (#"{"prot": 8080}"#, "prot"), (#"{"port": "many"}"#, "port"), (#"{"port": 70000}"#, "port"),
            (#"{"draftDays": 0}"#, "draftDays"), (#"{"draftDays": 31}"#, "draftDays"),
            (#"{"logLevel": "loud"}"#, "logLevel"), ("[]", "JSON object"),
            ("{", "JSON object"), (#"{"trial": "perhaps"}"#, "trial"),
        ])
    func faults(json: String, named: String) async throws {
        let file = try file(json)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let fault = await #expect(throws: SettingFault.self) { try await Settings.read(file: file, environment: [:]) }
        let text = try #require(fault).description
        #expect(text.contains(named))
        #expect(text.contains(file))
    }

    @Test("A bad value in the environment is named by its variable", arguments: ["x", "-1", "65536", ""])
    func environment(value: String) async throws {
        let fault = await #expect(throws: SettingFault.self) {
            try await Settings.read(file: nil, environment: ["BUURTSTEM_PORT": value])
        }
        #expect(try #require(fault).place == "BUURTSTEM_PORT")
    }

    @Test(
        "Where answers would travel unprotected, or everybody would be refused, the service does not start",
        arguments: [
            ([.publicOrigin: "http://vragen.example"], "publicOrigin"),
            ([.publicOrigin: "http://vragen.example", .trial: "yes"], nil),
            ([.publicOrigin: "http://localhost:8080"], nil), ([.publicOrigin: "http://127.0.0.1"], nil),
            ([.publicOrigin: "http://127.0.0.1.example"], "publicOrigin"),
            ([.publicOrigin: "https://vragen.example", .host: "0.0.0.0"], nil), ([:], nil),
            ([.host: "0.0.0.0"], "host"), ([.tlsCertificate: "cert.pem"], "tlsCertificate"),
            ([.tlsCertificate: "cert.pem", .publicOrigin: "https://vragen.example"], nil),
        ] as [([SettingName: String], String?)])
    func reach(flags: [SettingName: String], refused: String?) async throws {
        let settings = try await Settings.read(file: nil, environment: [:], flags: flags)
        var fault: SettingFault?
        do {
            try settings.refuseOpenTrial()
            _ = try settings.origin()
        } catch let found as SettingFault {
            fault = found
        }
        #expect(fault?.place == refused)
    }

    @Test(
        "With a public address the service does not start before the pages can say who asks and whom to reach",
        arguments: [
            ([.publicOrigin], "organisationName"), ([.publicOrigin, .organisationName], "privacyContact"),
            ([.publicOrigin, .privacyContact, .helpPhone], "organisationName"),
            ([.publicOrigin, .organisationName, .privacyContact], "helpPhone"),
            ([.publicOrigin, .organisationName, .privacyContact, .helpName, .organisationAddress], "helpPhone"),
            ([.publicOrigin, .organisationName, .privacyContact, .helpPhone], nil),
            ([.publicOrigin, .organisationName, .privacyContact, .organisationEmail], nil), ([], nil),
        ] as [([SettingName], String?)])
    func nameless(set: [SettingName], refused: String?) async throws {
        let flags = Dictionary(
            uniqueKeysWithValues: set.map { ($0, $0 == .publicOrigin ? "https://vragen.example" : "x") })
        let settings = try await Settings.read(file: nil, environment: [:], flags: flags)
        var fault: SettingFault?
        do {
            try settings.refuseNameless()
        } catch let found as SettingFault {
            fault = found
        }
        #expect(fault?.place == refused)
        if let refused { #expect(fault?.repair.contains("set \(refused)") == true) }
    }

    @Test("The variable of a setting is its name in capitals, words apart")
    func variables() {
        #expect(SettingName.publicOrigin.variable == "BUURTSTEM_PUBLIC_ORIGIN")
        #expect(SettingName.tlsKey.variable == "BUURTSTEM_TLS_KEY")
    }
}
