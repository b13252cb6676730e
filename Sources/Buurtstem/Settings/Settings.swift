import Configuration
import Foundation

/// What is wrong with a setting: where, what, and how to mend it.
struct SettingFault: Error, CustomStringConvertible, Equatable {
    let place: String
    let problem: String
    let repair: String

    var description: String { "\(place): \(problem); \(repair)" }
}

/// The values of all settings: from the command line, the environment, the file, or the standard, in that order.
struct Settings: Sendable {
    private let values: [SettingName: String]

    /// Reads and checks every setting.
    /// - Parameters:
    ///   - file: a JSON object with settings by name; nil: none.
    ///   - flags: what the command line says.
    /// - Throws: `SettingFault` naming the first setting that cannot be used.
    static func read(
        file: String?, environment: [String: String], flags: [SettingName: String] = [:]
    ) async throws -> Settings {
        let fileProvider = try await provider(of: file)
        let environmentProvider = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "buurtstem")
        var values: [SettingName: String] = [:]
        for name in SettingName.allCases {
            if let flag = flags[name] {
                values[name] = try check(flag, name, place: "--\(name.rawValue)")
            } else if let found = try text(of: name, in: environmentProvider, place: name.variable) {
                values[name] = try check(found, name, place: name.variable)
            } else if let fileProvider, let file,
                let found = try text(of: name, in: fileProvider, place: "\(file): \(name.rawValue)")
            {
                values[name] = try check(found, name, place: "\(file): \(name.rawValue)")
            } else {
                values[name] = name.row.standard
            }
        }
        return Settings(values: values)
    }

    /// The value as text; nil when it is empty.
    func text(_ name: SettingName) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of a setting that is a number.
    func number(_ name: SettingName) -> Int { values[name].flatMap { Int($0) } ?? 0 }

    /// The value of a setting that is yes or no.
    func isOn(_ name: SettingName) -> Bool { values[name] == "yes" }

    /// The value of a setting that is a list.
    func list(_ name: SettingName) -> [String] {
        (values[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

// MARK: - Reading

extension Settings {
    private static func provider(of file: String?) async throws -> FileProvider<JSONSnapshot>? {
        guard let file else { return nil }
        try refuseUnknownNames(in: file)
        do {
            let path = InMemoryProvider(values: ["filePath": ConfigValue(.string(file), isSecret: false)])
            return try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: path))
        } catch {
            throw SettingFault(place: file, problem: "this cannot be read as settings", repair: "see docs/settings.md")
        }
    }

    /// A misspelt name must not be passed over in silence.
    private static func refuseUnknownNames(in file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw SettingFault(place: file, problem: "there is no such file", repair: "mend the path after --config")
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw SettingFault(
                place: file, problem: "this is no JSON object", repair: "write {\"publicOrigin\": \"https://…\", …}")
        }
        for name in object.keys.sorted() where SettingName(rawValue: name) == nil {
            throw SettingFault(
                place: "\(file): \(name)", problem: "there is no such setting", repair: "see docs/settings.md")
        }
    }

    /// The value as text, whatever form it has; nil when the provider has none.
    private static func text(of name: SettingName, in provider: some ConfigProvider, place: String) throws -> String? {
        let key = AbsoluteConfigKey([name.rawValue])
        func find(_ type: ConfigType) throws -> ConfigContent? {
            try provider.value(forKey: key, type: type).value?.content
        }
        let content: ConfigContent?
        do {
            switch name.row.kind {
            case .text, .choice: content = try find(.string)
            case .number: content = try find(.int)
            case .yesNo: content = try find(.bool)
            case .list: content = try find(.stringArray)
            }
        } catch {
            throw SettingFault(place: place, problem: "this has the wrong form", repair: name.wanted)
        }
        switch content {
        case .string(let text): return text
        case .int(let number): return String(number)
        case .bool(let isOn): return isOn ? "yes" : "no"
        case .stringArray(let list): return list.joined(separator: ",")
        default: return nil
        }
    }

    private static func check(_ text: String, _ name: SettingName, place: String) throws -> String {
        let fits =
            switch name.row.kind {
            case .text, .list: true
            case .number(let range): Int(text).map(range.contains) ?? false
            case .yesNo: text == "yes" || text == "no"
            case .choice(let words): words.contains(text)
            }
        guard fits else { throw SettingFault(place: place, problem: "'\(text)' cannot be used", repair: name.wanted) }
        return text
    }
}

extension SettingName {
    /// What it wants, in words.
    var wanted: String {
        switch row.kind {
        case .text: "write a text"
        case .number(let range): "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .yesNo: "write true or false"
        case .list: "write a list of texts"
        case .choice(let words): "write one of: \(words.joined(separator: ", "))"
        }
    }
}
