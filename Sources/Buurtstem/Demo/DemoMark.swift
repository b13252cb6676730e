import Foundation

/// The file that says of a data folder that all of it is invented; a service on it says so on every page.
enum DemoMark {
    static let name = "VERZONNEN.txt"

    private static let words =
        "Alles in deze map is verzonnen (buurtstem demo). Zet er niets echts bij.\n"
        + "Everything in this folder is invented (buurtstem demo). Add nothing real to it.\n"

    static func set(in folder: String) throws { try Data(words.utf8).write(to: URL(filePath: folder + "/" + name)) }

    static func isSet(in folder: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + name) }
}
