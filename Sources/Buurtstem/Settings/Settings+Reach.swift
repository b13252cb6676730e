import Site

/// Where the service is reached, and what is refused because answers would travel unprotected.
extension Settings {
    /// Plain HTTP beyond this machine would show what people answer to everybody on the way.
    func refuseOpenTrial() throws {
        let host = text(.host) ?? "127.0.0.1"
        let isLocal = ["127.0.0.1", "localhost", "::1"].contains(host)
        guard text(.tlsCertificate) == nil || text(.publicOrigin)?.hasPrefix("https://") ?? false else {
            throw SettingFault(
                place: "tlsCertificate", problem: "without publicOrigin every visitor would be refused",
                repair: "set publicOrigin to the https address that the certificate is for")
        }
        let isEncrypted = text(.tlsCertificate) != nil
        let isProxied = text(.publicOrigin)?.hasPrefix("https://") ?? false
        guard isLocal || isEncrypted || isProxied || isOn(.trial) else {
            throw SettingFault(
                place: "host", problem: "plain HTTP on \(host) would send answers unprotected over the network",
                repair: "listen on 127.0.0.1, set publicOrigin to the https address of your proxy, set tlsCertificate "
                    + "and tlsKey, or set trial for a trial")
        }
    }

    /// Whoever is asked must be told who asks, whom to write about privacy, and whom to call or mail (AVG art. 13); a
    /// trial on this machine alone goes on without.
    func refuseNameless() throws {
        guard text(.publicOrigin) != nil else { return }
        for (name, what) in [
            (SettingName.organisationName, "who is responsible for the answers"),
            (.privacyContact, "whom to ask about privacy"),
        ]
        where text(name) == nil {
            throw SettingFault(
                place: name.rawValue, problem: "publicOrigin is set, but the pages could not say \(what)",
                repair: "set \(name.rawValue) (or \(name.variable)); residents must be told (AVG article 13)")
        }
        guard text(.helpPhone) == nil, text(.organisationEmail) == nil else { return }
        throw SettingFault(
            place: "helpPhone", problem: "publicOrigin is set, but the pages could not say whom to call or mail",
            repair: "set helpPhone or organisationEmail (or \(SettingName.helpPhone.variable), "
                + "\(SettingName.organisationEmail.variable))")
    }

    /// The neutral page to leave to: an address of the web, nothing that a browser would run.
    func exitAddress() throws -> String {
        let text = text(.exitAddress) ?? SettingName.exitAddress.row.standard
        guard ["https://", "http://"].contains(where: { text.hasPrefix($0) && text.count > $0.count }) else {
            throw SettingFault(
                place: "exitAddress", problem: "'\(text)' is no address of the web",
                repair: "write an address such as https://www.buienradar.nl")
        }
        return text
    }

    /// Where people reach the service: the public origin, or this machine.
    func addressOfService() throws -> String { try origin() ?? "http://localhost:\(number(.port))" }

    /// The public origin without a path.
    func origin() throws -> String? {
        guard let text = text(.publicOrigin) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "https:" || parts[0] == "http:", parts[1].isEmpty, !parts[2].isEmpty else {
            throw SettingFault(
                place: "publicOrigin", problem: "'\(text)' is no origin",
                repair: "write https:// and the name, without a path, such as https://vragen.example.nl")
        }
        guard parts[0] == "https:" || HostRule.isLoopback(parts[2].lowercased()) || isOn(.trial) else {
            throw SettingFault(
                place: "publicOrigin", problem: "'\(text)' would send answers unprotected over the network",
                repair: "write the https address, or set trial for a trial")
        }
        return text.lowercased()
    }
}
