import Foundation

@testable import Disclosure

/// Where the project lies, and the kit of measuring data beside it, when it is there.
enum Project {
    static let root: URL = {
        var folder = URL(filePath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let names = ["Questionnaires", "Templates"]
            if names.allSatisfy({ FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }) { break }
        }
        return folder
    }()
}
