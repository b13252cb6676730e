/// Every setting of the service; its row says what it means. `docs/settings.md` is printed from this table.
enum SettingName: String, CaseIterable, Sendable {
    case publicOrigin, host, port, trustedProxies, tlsCertificate, tlsKey, trial
    case root, data, keys, timeZone
    case serviceName, organisationName, organisationAddress, organisationEmail, privacyContact
    case helpName, helpPhone, helpHours, exitAddress
    case twoLooks
    case draftDays, sharedSeconds, draftCacheMegabytes, minimumFreeMegabytes
    case backupFolder, backupsKept, backupHour
    case requestsAtOnce, connections, deadlineSeconds, idleSeconds, formKilobytes
    case logLevel, logDays

    /// What a value may be.
    enum Kind: Sendable, Equatable {
        case text
        /// A whole number within bounds.
        case number(ClosedRange<Int>)
        case yesNo
        /// Texts; in the environment separated by commas.
        case list
        /// One of these words.
        case choice([String])
    }

    struct Row: Sendable {
        let kind: Kind
        /// The value when nothing is set, as it is written in a file; empty: none.
        let standard: String
        /// What it means, with its unit.
        let meaning: String
    }

    var row: Row {
        switch self {
        case .publicOrigin:
            Row(
                kind: .text, standard: "",
                meaning:
                    "Public address, such as `https://vragen.example.nl`. Links, cookies and the Host check follow "
                    + "it. Without it the service answers on this machine's own names only. With it, organisationName, "
                    + "privacyContact and helpPhone or organisationEmail must be set.")
        case .host: Row(kind: .text, standard: "127.0.0.1", meaning: "Address to listen on.")
        case .port: Row(kind: .number(0...65_535), standard: "8080", meaning: "Port to listen on; 0 takes a free one.")
        case .trustedProxies:
            Row(
                kind: .list, standard: "",
                meaning:
                    "IP addresses of proxies whose `X-Forwarded-For` is believed; used for the budgets of wrong codes only."
            )
        case .tlsCertificate:
            Row(kind: .text, standard: "", meaning: "File with the certificate chain (PEM), to speak TLS directly.")
        case .tlsKey: Row(kind: .text, standard: "", meaning: "File with the private key of the certificate (PEM).")
        case .trial:
            Row(
                kind: .yesNo, standard: "no",
                meaning: "Allows plain HTTP beyond this machine, for a trial; every page then carries a banner.")
        case .root:
            Row(kind: .text, standard: ".", meaning: "Folder that holds `Templates/` and `Questionnaires/`.")
        case .data: Row(kind: .text, standard: "data", meaning: "Folder for everything the service writes.")
        case .keys:
            Row(kind: .text, standard: "", meaning: "File of the keys; without it `keys.json` in the data folder.")
        case .timeZone:
            Row(
                kind: .text, standard: "Europe/Amsterdam",
                meaning: "The programme's time zone: days, weeks and opening times follow it.")
        case .serviceName: Row(kind: .text, standard: "Buurtstem", meaning: "Name of the service on every page.")
        case .organisationName: Row(kind: .text, standard: "", meaning: "Who is responsible for the answers.")
        case .organisationAddress: Row(kind: .text, standard: "", meaning: "Postal address of the organisation.")
        case .organisationEmail: Row(kind: .text, standard: "", meaning: "E-mail address of the organisation.")
        case .privacyContact:
            Row(kind: .text, standard: "", meaning: "Whom to ask about privacy: the data protection officer.")
        case .helpName: Row(kind: .text, standard: "", meaning: "Whom residents may call; stands on every page.")
        case .helpPhone: Row(kind: .text, standard: "", meaning: "Telephone number of help, as one reads it.")
        case .helpHours: Row(kind: .text, standard: "", meaning: "When somebody answers, in words.")
        case .exitAddress:
            Row(
                kind: .text, standard: "https://www.buienradar.nl",
                meaning: "The neutral page that *Leave this page quickly* leads to, on pages about safety.")
        case .twoLooks:
            Row(
                kind: .yesNo, standard: "no",
                meaning: "Whether a questionnaire must be published by somebody else than who handed it in.")
        case .draftDays:
            Row(
                kind: .number(14...30), standard: "30",
                meaning:
                    "The most days that answers which were not sent are kept after they were last saved; they are erased at "
                    + "the end of a week, so up to six days sooner.")
        case .sharedSeconds:
            Row(
                kind: .number(10...3_600), standard: "600",
                meaning:
                    "Seconds without anything filled in after which a questionnaire on a shared device is hidden, until its "
                    + "code is typed again.")
        case .draftCacheMegabytes:
            Row(kind: .number(1...1_024), standard: "8", meaning: "Memory for drafts (sealed), in MB.")
        case .minimumFreeMegabytes:
            Row(
                kind: .number(0...1_000_000), standard: "1024",
                meaning: "Free room on the disk in MB below which no answers are taken; reading and erasing go on.")
        case .backupFolder:
            Row(kind: .text, standard: "", meaning: "Folder for back-ups; without it `backups` in the data folder.")
        case .backupsKept:
            Row(kind: .number(1...1_000), standard: "14", meaning: "Back-ups kept; older ones are removed.")
        case .backupHour:
            Row(
                kind: .number(-1...23), standard: "3",
                meaning: "Hour of the nightly back-up and verification, in the programme's time zone; -1: none.")
        case .requestsAtOnce:
            Row(
                kind: .number(1...100_000), standard: "512",
                meaning: "Requests worked on at once; above it visitors are asked to wait.")
        case .connections:
            Row(kind: .number(1...100_000), standard: "4096", meaning: "Connections open at once; more wait.")
        case .deadlineSeconds:
            Row(
                kind: .number(1...600), standard: "30",
                meaning: "Seconds for a whole request, the sending of its body included.")
        case .idleSeconds:
            Row(kind: .number(1...600), standard: "15", meaning: "Seconds that a connection may be silent.")
        case .formKilobytes: Row(kind: .number(16...2_048), standard: "1024", meaning: "Largest form post, in KB.")
        case .logLevel:
            Row(
                kind: .choice(["debug", "info", "notice", "warning", "error"]), standard: "notice",
                meaning: "From which level on the service's own messages are logged; requests are always logged.")
        case .logDays:
            Row(
                kind: .number(0...3_650), standard: "0",
                meaning:
                    "Days that your system keeps the service's log, to be told on the page *What we keep*; 0: not told. The "
                    + "service itself removes no log.")
        }
    }

    /// The environment variable: `BUURTSTEM_` and the name in capitals, words apart.
    var variable: String {
        rawValue.reduce(into: "BUURTSTEM_") { name, letter in
            if letter.isUppercase { name += "_" }
            name += letter.uppercased()
        }
    }
}
