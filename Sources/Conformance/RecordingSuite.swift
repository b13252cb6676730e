import Foundation
import XForms

/// A folder of walks or scenarios.
struct RecordingSuite: ConformanceSuite {
    private let folder: ConformanceFolder
    private let recordings: [(name: String, recording: Recording)]

    init?(folder: ConformanceFolder) throws {
        self.folder = folder
        recordings = folder.files.filter { $0.pathExtension == "json" }.compactMap { url in
            guard let data = try? Data(contentsOf: url),
                let recording = try? JSONDecoder().decode(Recording.self, from: data)
            else { return nil }
            return (url.lastPathComponent, recording)
        }
        if recordings.isEmpty { return nil }
    }

    func replay() throws -> [ConformanceResult] {
        recordings.flatMap { name, recording in
            let group = folder.url.lastPathComponent
            let outcomes = outcomes(of: recording)
            return outcomes.enumerated().map {
                ConformanceResult(id: "\(group)/\(name)#\($0.offset)", group: group, outcome: $0.element)
            }
        }
    }

    private func outcomes(of recording: Recording) -> [ConformanceResult.Outcome] {
        guard let (bytes, media) = form(recording.form) else {
            return failures(recording, "the form \(recording.form)", "no such file")
        }
        let loaded = FormDefinition.load(bytes) { name in
            media.flatMap { try? Data(contentsOf: $0.appendingPathComponent(name)) }.map(Array.init)
        }
        guard let definition = loaded.asFarAsPossible else {
            let words = loaded.diagnostics.first { $0.severity == .error }?.line(language: "en") ?? ""
            return failures(recording, "a form", words)
        }
        var replay = RecordingReplay(definition, recording)
        return replay.run()
    }

    private func failures(_ recording: Recording, _ expected: String, _ actual: String) -> [ConformanceResult.Outcome] {
        Array(repeating: .failed(expected: expected, actual: actual), count: recording.steps.count + 1)
    }

    /// The bytes of a form, and the folder of its media.
    private func form(_ written: String) -> (bytes: [UInt8], media: URL?)? {
        if written.hasPrefix("<") || written.contains("<?xml") {
            return (Array(RecordedText.escaped(written).utf8), nil)
        }
        let places = [folder.url.deletingLastPathComponent(), folder.url].flatMap {
            [$0.appendingPathComponent("forms"), $0]
        }
        for place in places {
            let url = place.appendingPathComponent(written)
            guard let data = try? Data(contentsOf: url) else { continue }
            let stem = url.deletingPathExtension().lastPathComponent
            return (Array(data), place.appendingPathComponent("media").appendingPathComponent(stem))
        }
        return nil
    }
}
