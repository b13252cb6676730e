/// What differs from letter to letter.
enum LetterSlot: UInt8, Sendable { case serial, group, address, drawing, width, sheets }

/// A letter of one language and size, prepared once for all that are printed.
struct LetterSheet: HTMLPart {
    static let template = "letters/letter"

    let lang: String
    let dir: String
    let isLarge: Bool
    let sender: String
    let senderAddress: String
    let title: String
    let text: String
    let ways: String
    let help: Frame.Help?
    let closing: String
    /// Where the code is typed, without `https://`.
    let place: String
    /// That one can answer in other languages too, in those languages.
    let also: [Also]
    let hasAlso: Bool
    let address = Slot(LetterSlot.address)
    let serial = Slot(LetterSlot.serial)
    let groups = (0..<3).map { Slot(LetterSlot.group, $0) }
    let drawing = Slot(LetterSlot.drawing)
    let width = Slot(LetterSlot.width)

    struct Also: Sendable {
        let lang: String
        let dir: String
        let words: String
    }
}

/// A sticker, prepared once.
struct LetterSticker: HTMLPart {
    static let template = "letters/sticker"

    let lang: String
    let dir: String
    let place: String
    let address = Slot(LetterSlot.address)
    let serial = Slot(LetterSlot.serial)
    let groups = (0..<3).map { Slot(LetterSlot.group, $0) }
    let drawing = Slot(LetterSlot.drawing)
    let width = Slot(LetterSlot.width)
}

/// The page that holds what is to be printed; what stands above it is on the screen alone.
struct LetterSheetsPage: HTMLPage {
    static let template = "letters/sheets"

    let title: String
    let lead: [String]
    let letterStyle: String
    let back: StaffLink
    /// The same in other languages.
    var others: [StaffLink] = []
    let sheets = Slot(LetterSlot.sheets)
}

/// A poster with the link that is open to all.
struct PosterSheet: HTMLPart {
    static let template = "letters/poster"

    let lang: String
    let dir: String
    let title: String
    let text: String
    let sender: String
    let place: String
    let lastDay: String?
    let help: Frame.Help?
    let also: [LetterSheet.Also]
    let hasAlso: Bool
    let qrCode: StaffQRCode?
}
