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
            ("On that day 3 people may have been there.", []), ("born on may 3 1938", ["date:may 3 1938"]),
            ("She died May 3 1938, I think.", ["date:May 3 1938"]), ("born in may 1938", ["date:may 1938"]),
            ("my birthday is may 3rd", ["date:may 3rd"]), ("She died on May the 4th.", ["date:May the 4th"]),
            ("We may 2000 times say so.", []), ("There may 38 people be.", []), ("May 3 friends came by.", []),
            ("May the third one come in.", []), ("I saw May the second time.", []),
        ])
    func may(text: String, expected: [String]) { #expect(found(text).filter { $0.hasPrefix("date") } == expected) }

    @Test(
        "days are words too, a month that is a name has its year; feasts stay",
        arguments: [
            ("It was the third of May.", ["date:third of May"]),
            ("Born on the twenty-first of June 1940.", ["date:twenty-first of June 1940"]),
            ("in augustus 1944 kwam ik hier", ["date:augustus 1944"]), ("We moved in June 1950.", ["date:June 1950"]),
            ("We sang on the fourth of July.", []), ("on April 1 we joke", []), ("One of the first of our plans.", []),
            ("Op maandag 4 mei kwam ik.", []), ("I lived the second March there.", []),
        ])
    func days(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test(
        "a street has its kind as a word of its own, and its number before it",
        arguments: [
            ("I moved to 14 Church Street, and stayed.", ["address:14 Church Street"]),
            ("We lived on Abbey Road for years.", ["address:Abbey Road"]),
            ("We live at 14b Old Mill Lane now.", ["address:14b Old Mill Lane"]),
            ("Come to 3 Linden Close today.", ["address:3 Linden Close"]),
            ("we lived at 14 church street then", ["address:14 church street"]),
            ("They live in Queen's Road 12.", ["address:Queen's Road 12"]),
            ("She lived at 221B Baker Street.", ["address:221B Baker Street"]),
            ("It is 14 St. Mary's Road.", ["address:14 St. Mary's Road"]),
            ("Church Street was quiet.", ["address:Church Street"]),
            ("Cross Road is not said.", ["address:Cross Road"]),
            ("The street was quiet.", []), ("there were 2 people in the street", []),
            ("I took the main road at 14 once.", []),
            ("We watched Sesame Street.", []), ("he worked on Wall Street", []),
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
            ("My postcode is LS14AB.", ["postcode:LS14AB"]), ("on the M1 4am", []), ("the M6 2nd exit", []),
            ("op de A12 4de afslag", []), ("vitamine B12 2de keer", []), ("om 4u30 4de keer", []),
            ("at M1 4TH now", ["postcode:M1 4TH"]), ("type LS1 4ABC hier", []),
            ("the type is HB20XS", []), ("de Philips TV4 3LS staat aan", []),
            ("at ZE1 0AA in winter", ["postcode:ZE1 0AA"]),
        ])
    func postcodes(text: String, expected: [String]) {
        #expect(found(text).filter { $0.hasPrefix("postcode") } == expected)
    }
}
