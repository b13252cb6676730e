import Testing

@testable import Stories

@Suite("English dates, streets and postcodes")
struct EnglishTests {
    @Test(
        "May is a month beside a day or a year; else a name, or what one is free to do",
        arguments: [
            ("I was born on 3 May 1938.", ["date:3 May 1938"]), ("She came on May 3rd.", ["date:May 3rd"]),
            ("He left on April 4.", ["date:April 4"]), ("he died on the 3rd of may 1938", ["date:3rd of may 1938"]),
            ("It was May 4, 1940 then.", ["date:May 4, 1940"]), ("the 3 may come later", []),
            ("You may, on the other hand, say no.", []), ("We met in May again.", []),
            ("On that day 3 people may have been there.", []),
        ])
    func may(text: String, expected: [String]) { #expect(found(text).filter { $0.hasPrefix("date") } == expected) }

    @Test(
        "a street has its kind as a word of its own, and its number before it",
        arguments: [
            ("I moved to 14 Church Street, and stayed.", ["address:14 Church Street"]),
            ("We lived on Abbey Road for years.", ["address:Abbey Road"]),
            ("We live at 14b Old Mill Lane now.", ["address:14b Old Mill Lane"]),
            ("Come to 3 Linden Close today.", ["address:3 Linden Close"]),
            ("we lived at 14 church street then", ["address:14 church street"]),
            ("there were 2 people in the street", []), ("I took the main road at 14 once.", []),
            ("She is my Close friend.", []), ("after 20 years road works began", []),
        ])
    func streets(text: String, expected: [String]) {
        #expect(found(text).filter { $0.hasPrefix("address") } == expected)
    }

    @Test(
        "a postcode is letters and figures, then a figure and two letters",
        arguments: [
            ("It is LS1 4AB, I think.", ["postcode:LS1 4AB"]), ("at SW1A 1AA there", ["postcode:SW1A 1AA"]),
            ("we live in ls1 4ab now", ["postcode:ls1 4ab"]), ("B12 3 times a week", []), ("on the M1 4 times", []),
            ("I take B12 3mg a day", []), ("A4 2 cm", []), ("G20 1e dag", []),
        ])
    func postcodes(text: String, expected: [String]) {
        #expect(found(text).filter { $0.hasPrefix("postcode") } == expected)
    }
}
