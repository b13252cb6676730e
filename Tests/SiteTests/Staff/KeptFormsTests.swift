import Foundation
import Programme
import Records
import RecordsSQLite
import Testing

@testable import Site

/// Every form of staff, filled in and sent when the time was over: what is said to be kept is there after logging in again.
@Suite("What staff typed is not lost to a time-out, on any page")
struct KeptFormsTests {
    /// A control of a form, with what stands in it or is chosen.
    private struct Control: Hashable {
        let name: String
        let value: String
    }

    /// What a form holds, as a browser would send it, and the same with everything in it changed.
    private struct Form {
        var hidden: [(String, String)] = []
        var button: [(String, String)] = []
        /// What stands in it, or is chosen.
        var controls: Set<Control> = []
        /// Something else for each control.
        var changed: [Control] = []
    }

    /// What the page says is not kept.
    private static let secret: Set<String> = ["password", "new", "again", "code", "seal", "address"]

    private static func attribute(_ name: String, _ tag: String) -> String? {
        Browser.first("[ ]\(name)=\"([^\"]*)\"", in: tag).map(plain)
    }

    private static func plain(_ text: String) -> String {
        [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }

    private static func forms(_ screen: Browser.Screen) -> [Form] {
        screen.main.html.components(separatedBy: "<form ").dropFirst().compactMap { text in
            let form = text.components(separatedBy: "</form>")[0]
            return form.prefix(while: { $0 != ">" }).contains("method=\"post\"") ? read(form) : nil
        }
    }

    private static func read(_ html: String) -> Form {
        var form = Form()
        for tag in Browser.all("(<input [^>]*>)", in: html).map({ $0[0] }) {
            guard let name = attribute("name", tag), !secret.contains(name) else { continue }
            let (type, value) = (attribute("type", tag) ?? "text", attribute("value", tag) ?? "")
            switch type {
            case "hidden": form.hidden.append((name, value))
            case "file", "password": break
            case "radio", "checkbox":
                if tag.contains("checked=") { form.controls.insert(Control(name: name, value: value)) }
                // The last one of several.
                form.changed.removeAll { $0.name == name }
                form.changed.append(Control(name: name, value: value))
            default:
                form.controls.insert(Control(name: name, value: value))
                form.changed.append(Control(name: name, value: type == "date" ? "2026-12-01" : "Kanarie \(name)"))
            }
        }
        for area in Browser.all("(?s)<textarea ([^>]*)>(.*?)</textarea>", in: html) {
            guard let name = attribute("name", " " + area[0]), !secret.contains(name) else { continue }
            form.controls.insert(Control(name: name, value: plain(area[1])))
            form.changed.append(Control(name: name, value: "Kanarie & \(name)"))
        }
        for menu in Browser.all("(?s)<select ([^>]*)>(.*?)</select>", in: html) {
            guard let name = attribute("name", " " + menu[0]) else { continue }
            let options = Browser.all("(<option [^>]*>)", in: menu[1]).map { $0[0] }
            for option in options where option.contains("selected=") {
                form.controls.insert(Control(name: name, value: attribute("value", option) ?? ""))
            }
            if let other = options.last(where: { !$0.contains("selected=") }) {
                form.changed.append(Control(name: name, value: attribute("value", other) ?? ""))
            }
        }
        form.button = Browser.all("<button [^>]*name=\"([^\"]*)\" value=\"([^\"]*)\"", in: html).prefix(1).map {
            ($0[0], $0[1])
        }
        return form
    }

    @Test("what was typed and chosen in each form stands there again, and the page says so")
    func everyForm() async throws {
        let site = try MatrixScene.site()
        try await site.visit { browser in
            let scene = try await MatrixScene(
                site, Set(Role.allCases).subtracting([.privacyOfficer]), scope: .everywhere)
            try await site.office.renewOffer()
            try await scene.staff.logIn(scene.visitor, browser)
            var tried: Set<StaffPage> = []
            // What is filled in on a preview is kept nowhere.
            for page in StaffPage.allCases where page.row.methods == .both && page != .previewPage {
                guard case .roles = page.access else { continue }
                let route = try #require(scene.own(page))
                let count = Self.forms(try await browser.get(route.path)).count
                for number in 0..<count {
                    // Of this session, as everything that is open in a browser.
                    let form = try #require(Self.forms(try await browser.get(route.path)).dropFirst(number).first)
                    guard !form.changed.isEmpty else { continue }
                    tried.insert(page)
                    site.clock.advance(seconds: 3_600)
                    let late = try await browser.post(
                        route.path, form.hidden + form.changed.map { ($0.name, $0.value) } + form.button)
                    #expect(late.path.contains("tijd=bewaard"), "\(page): \(late.path)")
                    let back = try await scene.staff.logIn(scene.visitor, browser)
                    #expect(back.path.hasPrefix(route.path), "\(page): \(back.path)")
                    #expect(back.html.contains("hebben wij bewaard"), "\(page)")
                    let found = Self.forms(back).reduce(into: Set<Control>()) { $0.formUnion($1.controls) }
                    let lost = form.changed.filter { !found.contains($0) }
                    #expect(lost.isEmpty, "\(page) lost \(lost.map { "\($0.name)=\($0.value)" })")
                    try await site.store.forgetText(of: scene.visitor.account.id, route: route.path)
                }
            }
            // Those that ask nothing but a press of their button have nothing to lose.
            #expect(tried.isSuperset(of: [.storyTurns, .letterText, .newRound, .importNames, .paperEntry, .release]))
        }
    }
}
