import Testing
import XForms

@Suite("What people type")
struct EntryTests {
    private func stored(_ text: String, type: String, appearance: String = "") throws -> (value: String?, fits: Bool) {
        let story = try Scenario(
            "<data id='t'><a/></data>", model: "<bind nodeset='/data/a' type='\(type)'/>",
            body: "<input ref='/data/a' appearance='\(appearance)'><label>A</label></input>")
        story.answer("/data/a", text)
        return (story.value("/data/a"), story.violations.isEmpty)
    }

    @Test(
        "Numbers with a comma, a point or marked thousands are stored as XForms writes them",
        arguments: [
            ("decimal", "3,5", "3.5"), ("decimal", "3.5", "3.5"), ("decimal", "-0,25", "-0.25"),
            ("decimal", ",5", "0.5"),
            ("decimal", "1.234,5", "1234.5"), ("decimal", "1,234.5", "1234.5"), ("decimal", "1 234,5", "1234.5"),
            ("decimal", "007", "7"), ("decimal", "+2", "2"), ("int", "12", "12"), ("int", " 12 ", "12"),
            ("int", "1.000", "1000"), ("int", "1 000", "1000"), ("int", "-3", "-3"), ("int", "2.000.000", "2000000"),
        ])
    func numbers(type: String, typed: String, value: String) throws {
        let result = try stored(typed, type: type)
        #expect(result.value == value)
        #expect(result.fits)
    }

    @Test(
        "Digits of Arabic and Persian keyboards are numbers",
        arguments: [
            ("int", "٤٢", "42"), ("int", "۴۲", "42"), ("int", "-٣", "-3"), ("int", "١٬٠٠٠", "1000"),
            ("decimal", "٣٫٥", "3.5"), ("decimal", "۳,۵", "3.5"), ("date", "٣-٤-١٩٥٠", "1950-04-03"),
            ("date", "۱۹۵۰-۰۴-۰۳", "1950-04-03"), ("time", "٩:٣٠", "09:30:00.000+01:00"),
            ("dateTime", "٢٠٢٤-٠٧-٠١T٠٩:٣٠", "2024-07-01T09:30:00.000+02:00"),
        ])
    func arabicDigits(type: String, typed: String, value: String) throws {
        let result = try stored(typed, type: type)
        #expect(result.value == value)
        #expect(result.fits)
    }

    @Test("Words in Arabic keep their digits", arguments: [("string", "شارع ١٢"), ("int", "حوالي ١٢")])
    func arabicWords(type: String, typed: String) throws {
        #expect(try stored(typed, type: type).value == typed)
    }

    @Test(
        "Text that does not fit is kept as typed, and is a violation",
        arguments: [
            ("int", "3,5"), ("int", "twaalf"), ("int", "12 jaar"), ("int", "3000000000"), ("int", "1.00"),
            ("decimal", "1,2,3"), ("decimal", "1.2.3"), ("decimal", "1e5"), ("decimal", "12345678901234567"),
            ("date", "31-2-2024"), ("date", "2024"), ("date", "1-2"), ("date", "1-13-2024"), ("date", "morgen"),
            ("time", "25:00"), ("time", "9:3"), ("time", "9"), ("dateTime", "2024-05-01T9"), ("boolean", "misschien"),
            ("geopoint", "91 0"), ("geopoint", "52"), ("geotrace", "52 5"), ("geoshape", "52 5;53 5;53 6"),
        ])
    func misfits(type: String, typed: String) throws {
        let result = try stored(typed, type: type)
        #expect(result.value == typed)
        #expect(!result.fits)
    }

    @Test(
        "Dates and times as Dutch people write them",
        arguments: [
            ("date", "1-2-2024", "2024-02-01"), ("date", "01/02/2024", "2024-02-01"),
            ("date", "1.2.2024", "2024-02-01"),
            ("date", "2024-02-01", "2024-02-01"), ("date", "1 mei 2020", "2020-05-01"),
            ("date", "3 mrt 2021", "2021-03-03"),
            ("date", "29-2-2024", "2024-02-29"), ("time", "9:30", "09:30:00.000+01:00"),
            ("time", "09.30", "09:30:00.000+01:00"),
            ("time", "21u15", "21:15:00.000+01:00"), ("time", "10:20:30.5Z", "10:20:30.500Z"),
            ("dateTime", "2024-07-01T09:30", "2024-07-01T09:30:00.000+02:00"),
            ("dateTime", "1-12-2024 9:30", "2024-12-01T09:30:00.000+01:00"),
            ("dateTime", "2024-07-01T09:30:00.000-05:00", "2024-07-01T09:30:00.000-05:00"),
            ("boolean", "ja", "true"), ("boolean", "0", "false"), ("geopoint", "52.1  5.2", "52.1 5.2"),
        ])
    func dates(type: String, typed: String, value: String) throws {
        let result = try stored(typed, type: type)
        #expect(result.value == value)
        #expect(result.fits)
    }

    @Test(
        "A year or a month alone is a date where the question asks no more",
        arguments: [
            ("year", "1948", "1948-01-01"), ("month-year", "5-1948", "1948-05-01"),
            ("month-year", "1948-05", "1948-05-01"), ("month-year", "mei 1948", "1948-05-01"),
        ])
    func shortDates(appearance: String, typed: String, value: String) throws {
        #expect(try stored(typed, type: "date", appearance: appearance).value == value)
    }

    @Test(
        "Three digits behind one mark are read as the reader's language writes them",
        arguments: [
            ("nl", "1.500", "1500"), ("nl", "1,500", "1.500"), ("en", "1,500", "1500"), ("en", "1.500", "1.500"),
            ("nl", "0.500", "0.500"), ("nl", "1.50", "1.50"), ("nl", "1500.125", "1500.125"),
        ])
    func thousands(language: String, typed: String, value: String) throws {
        let story = try Scenario(
            "<data id='t'><a/></data>",
            model: """
                <itext><translation lang="nl"><text id="q"><value>V</value></text></translation>
                <translation lang="en"><text id="q"><value>Q</value></text></translation></itext>
                <bind nodeset="/data/a" type="decimal"/>
                """, body: "<input ref='/data/a'><label ref=\"jr:itext('q')\"/></input>",
            language: language == "en" ? 1 : 0)
        story.answer("/data/a", typed)
        #expect(story.value("/data/a") == value)
    }

    @Test("What is stored once is stored the same again", arguments: ["3,50", "1.234,5", "0,0"])
    func idempotent(typed: String) throws {
        let once = try #require(try stored(typed, type: "decimal").value)
        #expect(try stored(once, type: "decimal").value == once)
    }

    @Test("Line ends become one character, and what XML cannot carry is left out")
    func storable() throws {
        #expect(try stored("a\r\nb\rc\u{0}\u{B}d", type: "string").value == "a\nb\ncd")
        #expect(try stored("  ruimte blijft  ", type: "string").value == "  ruimte blijft  ")
    }

    @Test(
        "A range keeps to its bounds and steps, give or take binary fractions",
        arguments: [("0.3", true), ("1", true), ("0.35", false), ("1.1", false), ("-0.1", false)])
    func ranges(value: String, fits: Bool) throws {
        let story = try Scenario(
            "<data id='t'><a/></data>", model: "<bind nodeset='/data/a' type='decimal'/>",
            body: "<range ref='/data/a' start='0' end='1' step='0.1'><label>A</label></range>")
        story.answer("/data/a", value)
        #expect(story.violations.isEmpty == fits)
    }
}
