import Testing

@testable import Stories

@Suite("What leads to a person is found in other languages too, as far as marks and lists tell it")
struct ForeignTests {
    @Test(
        "figures of Arabic, Persian, Hindi and wide letters are digits",
        arguments: [
            ("رقمي ٠٦١٢٣٤٥٦٧٨ الآن", "phone:٠٦١٢٣٤٥٦٧٨"), ("شماره ۰۶-۱۲۳۴۵۶۷۸ است", "phone:۰۶-۱۲۳۴۵۶۷۸"),
            ("मेरा नंबर ०६१२३४५६७८ है", "phone:०६१२३४५६७८"), ("电话 ０６１２３４５６７８。", "phone:０６１２３４５６７８"),
            ("Telefonum 06 12345678.", "phone:06 12345678"),
        ])
    func digits(text: String, expected: String) { #expect(found(text).contains(expected), "\(found(text))") }

    @Test("in German every thing has a capital: things stay, names that a list knows go")
    func german() {
        let text = """
            Meine Nachbarin Helga bringt mir jede Woche Suppe. Im Krankenhaus war die Pflege gut, aber der Arzt hatte keine \
            Zeit. Ich habe Schmerzen im Knie. Ich wohne in der Kerkstraat 14, 1234 AB, Telefon 06 12345678.
            """
        let masked = Lists.deidentifier.deidentify(text, in: "de").masked
        for word in ["Woche Suppe", "Krankenhaus", "Pflege", "Arzt", "Zeit", "Schmerzen", "Knie"] {
            #expect(masked.contains(word), "\(masked)")
        }
        for word in ["Helga", "Kerkstraat", "1234", "06"] { #expect(!masked.contains(word), "\(masked)") }
    }

    @Test("in Turkish and Polish a capital inside a sentence is a name, as in Dutch")
    func capitals() {
        #expect(
            Lists.deidentifier.deidentify("Komşum Ayşe Yılmaz her hafta çorba getiriyor.", in: "tr").masked
                == "Komşum [persoon-1] her hafta çorba getiriyor.")
        #expect(
            Lists.deidentifier.deidentify("Moja sąsiadka Agnieszka Kowalska przynosi mi zupę.", in: "pl").masked
                == "Moja sąsiadka [persoon-1] przynosi mi zupę.")
    }
}
