import Foundation

/// The folder that holds `Package.swift`, from the place of this file.
enum ProjectRoot {
    static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
