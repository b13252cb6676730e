import Foundation
import Site
import XMLTree

/// The run-time root of this package, and what the tests of pages share.
enum Root {
    static let folder: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        repeat {
            folder.deleteLastPathComponent()
        } while !holds(folder, "Templates") || !holds(folder, "Questionnaires")
        return folder
    }()

    private static func holds(_ folder: URL, _ name: String) -> Bool {
        folder.path == "/" || FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }

    static var templates: URL { folder.appendingPathComponent("Templates") }

    /// Read once: to read all templates takes longer than most tests.
    static func pages() throws -> Pages { try read.get() }

    private static let read = Result { try Pages(folder: templates) }

    static let frame = Frame(
        service: "Buurtstem",
        links: Frame.Links(
            home: "/", code: "/code", ownAnswers: "/mijn-antwoorden", privacy: "/privacy",
            accessibility: "/toegankelijkheid", contact: "/contact", kept: "/wat-wij-bewaren"),
        help: Frame.Help(name: "Samira", phone: "030 123 45 67", hours: "ma-vr 9-17 uur"),
        languages: [Frame.Choice(code: "en", name: "English", address: "?taal=en")], banner: "Dit is een proef.")
}

/// A page taken apart by an XML parser: our pages are written so that they are also well-formed XML.
struct ParsedPage {
    let html: String
    let root: XMLElement

    init(_ bytes: [UInt8]) throws {
        html = String(decoding: bytes, as: UTF8.self)
        let doctype = "<!DOCTYPE html>"
        let body = html.hasPrefix(doctype) ? String(html.dropFirst(doctype.count)) : html
        root = try XMLTree.XMLDocument.parse(Array(body.utf8)).root
    }

    /// All elements in document order.
    var elements: [XMLElement] { Self.all(root) }

    func elements(_ name: String) -> [XMLElement] { elements.filter { $0.name.local == name } }

    /// All text of the page, markup left out.
    var text: String { root.text }

    /// The element with this id.
    func element(id: String) -> XMLElement? { elements.first { $0.attribute("id") == id } }

    private static func all(_ element: XMLElement) -> [XMLElement] { [element] + element.elements.flatMap(all) }
}
