import Testing

@testable import Stories

@Suite("Numbers and addresses that lead to a person are found as people type and say them")
struct NumberTests {
    @Test(arguments: [
        ("bel me op 06-12345678 graag", "phone:06-12345678"),
        ("mijn nummer is 06 12 34 56 78.", "phone:06 12 34 56 78"),
        (
            "nul zes twaalf vierendertig zesenvijftig achtenzeventig",
            "phone:nul zes twaalf vierendertig zesenvijftig achtenzeventig"
        ),
        ("+31 6 12345678", "phone:+31 6 12345678"), ("tel. (0570) 61 23 45", "phone:(0570) 61 23 45"),
    ])
    func telephone(text: String, expected: String) { #expect(found(text) == [expected]) }

    @Test(arguments: [
        ("mijn bsn is 123456782", "id_number:123456782"), ("bsn 1234.56.782", "id_number:1234.56.782"),
        ("NL91 ABNA 0417 1643 00", "id_number:NL91 ABNA 0417 1643 00"), ("kenteken 12-AB-34", "id_number:12-AB-34"),
    ])
    func personNumbers(text: String, expected: String) { #expect(found(text) == [expected]) }

    @Test(
        "ten thousand numbers that pass the eleven-test are found, in one piece and in groups of three",
        arguments: 0..<100)
    func citizenNumbers(seed: UInt64) {
        var random = Generator(state: seed)
        for _ in 0..<100 {
            var digits: [UInt8] = []
            while !NumberDetector.isBSN(digits) {
                digits = (0..<9).map { _ in UInt8.random(in: 0...9, using: &random) }
            }
            let text = digits.map(String.init).joined()
            let grouped = [text.prefix(3), text.dropFirst(3).prefix(3), text.dropFirst(6)].joined(separator: " ")
            for told in [text, grouped] {
                // One that begins with 06 may be a telephone number: out it goes all the same.
                let masked = Lists.deidentifier.deidentify("ze schreven \(told) op een briefje").masked
                #expect(masked.filter(\.isNumber) == "1", "the placeholder's: \(told): \(masked)")
            }
        }
    }

    @Test(arguments: [
        ("Ik woon op 3512 AB.", "postcode:3512 AB"), ("3512ab", "postcode:3512ab"),
        ("postcode vijfendertig twaalf a b", "postcode:vijfendertig twaalf a b"),
    ])
    func postcodes(text: String, expected: String) { #expect(found(text) == [expected]) }

    @Test("whatever two letters a postcode has, large ones are found among small words")
    func letterPairs() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for first in letters {
            for second in letters {
                let pair = "3511 \(first)\(second)"
                for text in ["ik woon op \(pair) met mijn man", "Op \(pair) in die flat woont Riet."] {
                    let masked = Lists.deidentifier.deidentify(text).masked
                    #expect(!masked.contains("3511") && !masked.contains("\(first)\(second) "), "\(masked)")
                }
            }
        }
    }

    @Test(arguments: [
        ("mail naar jan.de.vries@ziggo.nl graag", "email:jan.de.vries@ziggo.nl"),
        ("mail naar a.jansen@ziggo.nl.", "email:a.jansen@ziggo.nl"),
        ("annie punt jansen apenstaartje ziggo punt nl", "email:annie punt jansen apenstaartje ziggo punt nl"),
    ])
    func mail(text: String, expected: String) { #expect(found(text) == [expected]) }

    @Test(arguments: [
        "Het kostte 1.250.000 euro.", "In 2019 en 2020 was het stil.", "We liepen 10000 stappen",
        "in 1953 is het gebeurd",
        "om 06.45 uur", "twee, drie, vier keer", "1250 kg",
    ])
    func amountsStay(text: String) { #expect(found(text).isEmpty) }
}
