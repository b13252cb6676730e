/// What SPSS and Stata differ in.
enum StatProgram {
    case spss, stata

    var folder: String { self == .spss ? "spss" : "stata" }
    var ending: String { self == .spss ? "sav" : "dta" }
    var formatVersion: UInt8 { self == .spss ? 2 : 118 }

    var about: Words {
        self == .spss
            ? Words(nl: "SPSS, met labels en ontbrekende codes", en: "SPSS, with labels and missing codes")
            : Words(
                nl: "Stata 14 en later, met labels; ontbrekend is .a tot .h",
                en: "Stata 14 and later, with labels; missing is .a to .h")
    }

    /// The longest text that a column of fixed width holds, in bytes.
    var widest: Int { self == .spss ? 32_767 : 2_045 }

    /// A day as a number: seconds since 14 October 1582 (SPSS), days since 1960 (Stata).
    func date(_ day: Int32) -> Double {
        self == .spss ? (Double(day) + 141_428) * 86_400 : Double(day) + 3_653
    }

    var dateFormat: String { self == .spss ? "SDATE10" : "%tdCCYY-NN-DD" }

    /// A file's label: 64 bytes in SPSS, 80 characters in Stata.
    func label(_ text: String) -> String { Self.cut(text, bytes: self == .spss ? 64 : 80) }

    /// A variable's label: 256 bytes in SPSS, 80 characters in Stata. The codebook has it in full.
    func variableLabel(_ text: String) -> String {
        Self.cut(text, bytes: self == .spss ? 255 : 320, characters: self == .spss ? 255 : 80)
    }

    /// A value's label: 120 bytes in SPSS, 32,000 characters in Stata. The codebook has it in full.
    func valueLabel(_ text: String) -> String { Self.cut(text, bytes: self == .spss ? 120 : 32_000) }

    /// The text, or its beginning and `…` where it is longer; a character is never broken.
    static func cut(_ text: String, bytes: Int, characters: Int = .max) -> String {
        guard text.utf8.count > bytes || text.count > characters else { return text }
        var (kept, size) = ("", 0)
        for character in text {
            size += character.utf8.count
            guard size <= bytes - 3, kept.count < characters - 1 else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
