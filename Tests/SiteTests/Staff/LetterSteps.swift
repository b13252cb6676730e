import HTTPTypes
import Programme
import Testing

@testable import Site

/// What tests of letters do on the way.
protocol LetterSteps {}

extension LetterSteps {
    static var here: String { "/medewerkers/brieven/wijk/in/noord" }
    static var list: String {
        "Naam;Straat;Huisnummer;Postcode;Plaats;Taal;Grote letters\r\n"
            + "K. Kanariegeel;Kanariestraat;12 B;1234 KN;Kanariedorp;;\r\n"
            + ";Kanariestraat;14;1234 KN;Kanariedorp;ar;ja\r\n"
    }

    func site(_ access: Access = .both, _ neighbourhoods: [String] = ["noord", "zuid"]) throws -> SiteUnderTest {
        try SiteUnderTest(TestForms.collection(access: access, neighbourhoods: neighbourhoods))
    }

    func coordinator(
        _ site: SiteUnderTest, _ browser: Browser, scope: Scope = .everywhere
    ) async throws {
        let staff = StaffUnderTest(site: site)
        try await staff.logIn(try await staff.person("cora", [.coordinator], scope: scope), browser)
    }

    /// Makes letters for a list of addresses: the same list with numbers.
    func numbered(_ browser: Browser, _ list: String = Self.list) async throws -> String {
        let form = try await browser.get(Self.here + "/maken").main
        let answer = try await browser.upload(form, [("aantal", "")], file: ("lijst", "adressen.csv", list))
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(answer.headers[.contentDisposition] == "attachment; filename=\"brieven-wijk-noord.csv\"")
        #expect(answer.headers[.cacheControl] == "no-store")
        return answer.html
    }

    func print(
        _ browser: Browser, _ fields: [(String, String)] = [], list: String? = nil
    ) async throws -> Browser.Screen {
        let form = try await browser.get(Self.here + "/afdrukken").main
        return try await browser.upload(form, fields, file: list.map { ("lijst", "lijst.csv", $0) })
    }

    func codes(_ sheets: Browser.Screen) -> [String] {
        Browser.all(#"class="code"[^>]*><span>(\w+)</span><span>(\w+)</span><span>(\w+)</span>"#, in: sheets.html)
            .map { $0.joined(separator: "-") }
    }
}
