import Foundation
import Testing

/// The style follows the direction of the page: what stands left in Dutch stands right in Arabic.
@Suite("Style")
struct StyleTests {
    static let files = [
        "site.css", "site+forms.css", "site+pages.css", "site+print.css", "site+sides.css", "staff.css",
        "letters.css", "paper.css",
    ]

    @Test("no rule says left or right, and no shorthand gives the two sides another measure", arguments: files)
    func logical(_ file: String) throws {
        let style = try String(contentsOf: Root.templates.appending(path: "Assets/" + file), encoding: .utf8)
        let sided =
            /(?:padding|margin|border)-(?:left|right)|(?:^|[\s;{])(?:left|right):|text-align:\s*(?:left|right)|float:/
        #expect(style.firstMatch(of: sided) == nil, "\(style.firstMatch(of: sided).map { String($0.output) } ?? "")")
        for match in style.matches(of: /(?:padding|margin|inset|border-width):\s*([^;}]+)/) {
            let sides = match.1.split(separator: " ")
            #expect(sides.count < 4 || sides[1] == sides[3], "\(match.0)")
        }
    }

    @Test("every part of the style is looked at")
    func complete() throws {
        let assets = try FileManager.default.contentsOfDirectory(atPath: Root.templates.appending(path: "Assets").path)
        #expect(Set(assets.filter { $0.hasSuffix(".css") }) == Set(Self.files))
    }
}
