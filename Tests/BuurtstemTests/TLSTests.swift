import Foundation
import Testing

/// TLS without a proxy, as a small installation has it, spoken by another program's client (OpenSSL's).
@Suite("TLS spoken directly", .serialized)
struct TLSTests {
    private static let request = "GET /gezondheid HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    @Test("A browser that trusts the certificate gets pages and is told to keep to https; others get nothing")
    func speaks() async throws {
        let program = try Program()
        defer { program.remove() }
        let (certificate, key) = (program.home + "/chain.pem", program.home + "/key.pem")
        let made = try await OpenSSL.run(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate)
        try #require(made.status == 0)

        let port = Int.random(in: 20_000..<30_000)
        let started = try program.start(
            ["serve", "--port", "\(port)", "--data", program.data, "--root", program.root],
            [
                "BUURTSTEM_PUBLIC_ORIGIN": "https://localhost", "BUURTSTEM_ORGANISATION_NAME": "Buurt",
                "BUURTSTEM_PRIVACY_CONTACT": "privacy@buurt.example", "BUURTSTEM_HELP_PHONE": "000",
                "BUURTSTEM_TLS_CERTIFICATE": certificate, "BUURTSTEM_TLS_KEY": key,
            ])
        defer { started.terminate() }

        let client = ["s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-servername", "localhost"]
        let trusting = client + ["-verify_return_error", "-CAfile", certificate]
        var answer = try await OpenSSL.run(trusting, input: Self.request)
        for _ in 0..<150 where !answer.output.contains("HTTP/1.1") {
            try await Task.sleep(for: .milliseconds(200))
            answer = try await OpenSSL.run(trusting, input: Self.request)
        }
        #expect(answer.output.hasPrefix("HTTP/1.1 200 "), "\(answer.output) \(answer.errors)")
        #expect(answer.output.contains("Strict-Transport-Security: max-age=31536000"))

        let doubting = try await OpenSSL.run(client + ["-verify_return_error"], input: Self.request)
        #expect(!doubting.output.contains("HTTP/1.1"))
        let old = try await OpenSSL.run(trusting + ["-tls1_1"], input: Self.request)
        #expect(!old.output.contains("HTTP/1.1"))
    }

    @Test("A certificate without its key, or files that are none, end the start with a sentence that names the setting")
    func refuses() async throws {
        let program = try Program()
        defer { program.remove() }
        let settings = [
            "BUURTSTEM_PUBLIC_ORIGIN": "https://localhost", "BUURTSTEM_ORGANISATION_NAME": "Buurt",
            "BUURTSTEM_PRIVACY_CONTACT": "privacy@buurt.example", "BUURTSTEM_HELP_PHONE": "000",
            "BUURTSTEM_TLS_CERTIFICATE": program.home + "/nowhere.pem",
        ]
        let keyless = try await program.run("serve", "--port", "0", environment: settings)
        #expect(keyless.status != 0 && keyless.errors.contains("tlsKey"), "\(keyless.errors)")
        let empty = try await program.run(
            "serve", "--port", "0",
            environment: settings.merging(["BUURTSTEM_TLS_KEY": program.home + "/nowhere.pem"]) { _, new in new })
        #expect(empty.status != 0 && empty.errors.contains("tlsCertificate"), "\(empty.errors)")
    }
}

/// OpenSSL's program, which Debian installs.
private enum OpenSSL {
    static func run(_ arguments: String...) async throws -> Program.Ending { try await run(arguments, input: "") }

    static func run(_ arguments: [String], input: String) async throws -> Program.Ending {
        // A file and not a pipe: writing to a client that has ended already would end the tests.
        let asked = FileManager.default.temporaryDirectory.appending(path: "request-\(UUID().uuidString)")
        try Data(input.utf8).write(to: asked)
        defer { try? FileManager.default.removeItem(at: asked) }
        return try await Program.end(of: try Program.start("/usr/bin/openssl", arguments, reading: asked.path))
    }
}
