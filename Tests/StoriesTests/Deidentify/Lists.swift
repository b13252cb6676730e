import Foundation

@testable import Stories

/// The lists that ship with the product, read once for all tests.
enum Lists {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let shipped: NameLists = {
        do {
            return try NameLists(folder: root.appending(path: "Questionnaires/Names").path)
        } catch {
            fatalError("the shipped lists cannot be read: \(error)")
        }
    }()
    static let deidentifier = Deidentifier(lists: shipped)
}

/// What was found, as `type:text`, in the order of the text.
func found(_ text: String, known: KnownNames = .none) -> [String] {
    Lists.deidentifier.deidentify(text, known: known).spans.map { "\($0.type.rawValue):\($0.text)" }
}
