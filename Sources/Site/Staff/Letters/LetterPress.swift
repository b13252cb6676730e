import Drawing
import NIOCore
import Programme

/// Makes the page that a browser prints.
struct LetterPress: Sendable {
    /// In the languages of residents.
    let pages: Pages
    let settings: SiteSettings

    /// A page with a sheet for each letter. Off the event loop: thousands of QR codes take a while.
    @concurrent
    func sheets(
        _ job: LetterJob, around page: LetterSheetsPage, in language: InterfaceLanguage, frame: [any Sendable]
    ) async throws -> ByteBuffer {
        let document: Stencil<LetterSlot> = try pages.forStaff.prepare(page, in: language, around: frame)
        var out = HTMLBuffer(capacity: document.size + job.items.count * 7_000)
        let drawn = try sheets(job)
        document.write(into: &out) { place, _, out in
            if case .sheets = place { out.raw(drawn) }
        }
        return ByteBuffer(bytes: out.bytes)
    }

    /// A page with a poster.
    func poster(
        _ poster: PosterSheet, in reader: InterfaceLanguage, around page: LetterSheetsPage,
        in language: InterfaceLanguage, frame: [any Sendable]
    ) throws -> ByteBuffer {
        let document: Stencil<LetterSlot> = try pages.forStaff.prepare(page, in: language, around: frame)
        let drawn: Stencil<NoPlace> = try pages.prepare(poster, in: reader)
        var out = HTMLBuffer()
        document.write(into: &out) { _, _, out in out.raw(drawn.bytes) }
        return ByteBuffer(bytes: out.bytes)
    }
}

// MARK: - Sheets

extension LetterPress {
    private struct Kind: Hashable {
        let language: String
        let isLarge: Bool
    }

    private func sheets(_ job: LetterJob) throws -> [UInt8] {
        var stencils: [Kind: Stencil<LetterSlot>] = [:]
        var out = HTMLBuffer(capacity: job.items.count * 7_000)
        for (number, item) in job.items.enumerated() {
            let kind = Kind(language: item.language.code, isLarge: item.isLarge)
            let stencil = try stencils[kind] ?? prepare(job, item.language, isLarge: item.isLarge)
            stencils[kind] = stencil
            if job.paper == .stickers, number % Self.perSheet == 0 {
                if number > 0 { out.raw("</div>\n") }
                out.raw("<div class=\"sheet stickers\">\n")
            }
            write(item, job, stencil, into: &out)
        }
        if job.paper == .stickers, !job.items.isEmpty { out.raw("</div>\n") }
        return out.bytes
    }

    private static let perSheet = 24

    private func write(
        _ item: LetterJob.Item, _ job: LetterJob, _ stencil: Stencil<LetterSlot>, into out: inout HTMLBuffer
    ) {
        // The code stands behind the #, which a browser sends to nobody.
        let code = item.code.printed
        let drawing = QRCode(job.origin + Route.code.path(in: item.language) + "#" + code)
        let groups = code.split(separator: "-")
        stencil.write(into: &out) { slot, index, out in
            switch slot {
            case .serial: out.number(item.serial)
            case .group: if groups.indices.contains(index) { out.text(String(groups[index])) }
            case .drawing: out.raw(Array((drawing?.path ?? "").utf8))
            case .width: out.number(drawing?.width ?? 1)
            case .address:
                for (number, line) in item.address.enumerated() {
                    if number > 0 { out.raw("<br/>") }
                    out.text(line)
                }
            case .sheets: break
            }
        }
    }

    private func prepare(
        _ job: LetterJob, _ language: InterfaceLanguage, isLarge: Bool
    ) throws -> Stencil<LetterSlot> {
        let place = Self.place(job.origin) + Route.code.path
        guard job.paper != .stickers else {
            return try pages.prepare(
                LetterSticker(lang: language.code, dir: language.direction, place: place), in: language)
        }
        let text = job.texts[language.code] ?? .standard(.invitation, in: language)
        let values = job.values[language.code] ?? [:]
        let also = also(than: language, job.spoken)
        return try pages.prepare(
            LetterSheet(
                lang: language.code, dir: language.direction, isLarge: isLarge, sender: sender,
                senderAddress: settings.organisation.address, title: text.filled(.title, values),
                text: text.filled(isLarge ? .brief : .body, values), ways: text.filled(.ways, values),
                help: settings.help?.read(in: language, first: pages.languages.first),
                closing: text.filled(.closing, values), place: place, also: also, hasAlso: !also.isEmpty),
            in: language)
    }

    /// Who writes.
    var sender: String { settings.organisation.name.isEmpty ? settings.service : settings.organisation.name }

    /// That one can answer in the other languages of a questionnaire, in each of them.
    func also(than language: InterfaceLanguage, _ spoken: [InterfaceLanguage]) -> [LetterSheet.Also] {
        spoken.filter { $0.code != language.code }.map { other in
            LetterSheet.Also(lang: other.code, dir: other.direction, words: other.say(.letterAlso))
        }
    }

    /// An address as one types it.
    static func place(_ origin: String) -> String {
        ["https://", "http://"].first(where: origin.hasPrefix).map { String(origin.dropFirst($0.count)) } ?? origin
    }
}
