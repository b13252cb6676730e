import Foundation
import Logging
import Synchronization

/// A run-time root of its own in a temporary folder, and a logger whose lines can be read.
final class RunTimeRoot: Sendable {
    let path: String
    private let lines = Lines()

    final class Lines: Sendable {
        let text = Mutex("")
    }

    /// - Parameter files: text by path below the root.
    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "root-\(UUID().uuidString)").path
        for (name, text) in files {
            let file = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    var logger: Logger { Logger(label: "test") { [lines] _ in Handler(lines: lines) } }

    /// Everything that was logged.
    var logged: String { lines.text.withLock { $0 } }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { lines.text.withLock { $0 += "\(event.level): \(event.message)\n" } }
    }
}

extension RunTimeRoot {
    /// A questionnaire in two languages, with an instrument that may need a licence number.
    static func form(licenceNumber: String = "not-needed", turkish: String = "Nasılsınız?") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
            xmlns:jr="http://openrosa.org/javarosa" xmlns:bs="urn:buurtstem:xforms">
          <h:head><h:title>Proef</h:title><model>
            <itext>
              <translation lang="Nederlands (nl)" default="true()"><text id="t"><value>Hoe gaat het?</value></text></translation>
              <translation lang="Türkçe (tr)"><text id="t"><value>\(turkish)</value></text></translation>
            </itext>
            <instance><proef id="proef" version="1"><a/><meta><instanceID/></meta></proef></instance>
            <bind nodeset="/proef" bs:purpose="p" bs:notice="n" bs:consent="c" bs:consent-version="1" bs:contact="x"
                bs:retention="24" bs:licence-number="\(licenceNumber)"/>
            <bind nodeset="/proef/a" type="string"/>
            <bind nodeset="/proef/meta/instanceID" type="string" jr:preload="uid"/>
          </model></h:head>
          <h:body><input ref="/proef/a"><label ref="jr:itext('t')"/></input></h:body>
        </h:html>
        """
    }

    /// `collections.json` with one collection of it.
    static func collections(_ more: String = "") -> String {
        """
        {"collections": [{"id": "proef", "questionnaire": "proef", "round": "T0", "access": "open"\(more),
          "neighbourhoods": [{"id": "noord", "name": "Noord"}]}]}
        """
    }
}
