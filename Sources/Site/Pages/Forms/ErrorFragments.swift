/// The parts of a page that tell about errors: the summary above the heading and the message at a field.
///
/// The same words stand at both places (resident-form.md, point 7); the field's message belongs to the group, so that a
/// screen reader says it once (point 9).
package struct ErrorFragments: Sendable {
    private let summary: Stencil<SummaryPlace>
    private let line: Stencil<LinePlace>
    private let message: Stencil<LinePlace>

    enum SummaryPlace: UInt8, Sendable { case lines }
    enum LinePlace: UInt8, Sendable { case anchor, message, language }

    /// What is wrong, in words, and their language where it is not that of the screens: an author's own message.
    struct Message: Sendable, ExpressibleByStringLiteral {
        let words: String
        let lang: String?

        init(_ words: String, lang: String? = nil) {
            self.words = words
            self.lang = lang
        }

        init(stringLiteral words: String) { self.init(words) }
    }

    init(pages: Pages, language: InterfaceLanguage) throws {
        summary = try pages.prepare(SummaryPart(), in: language)
        line = try pages.prepare(LinePart(), in: language)
        message = try pages.prepare(MessagePart(), in: language)
    }

    /// Writes the summary; nothing when there is no error.
    ///
    /// - Parameter isAddress: the anchors are whole addresses, on a page that does not hold the fields itself.
    func writeSummary(
        _ errors: [(anchor: String, message: Message)], isAddress: Bool = false, into out: inout HTMLBuffer
    ) {
        if errors.isEmpty { return }
        summary.write(into: &out) { _, _, out in
            for error in errors { write(line, error.message, (isAddress ? "" : "#") + error.anchor, into: &out) }
        }
    }

    /// Writes the message at a field, with the id that the control's description names.
    func writeError(_ text: Message, for field: String, into out: inout HTMLBuffer) {
        write(message, text, field, into: &out)
    }

    /// Writes the id of a field's message at the end of a list of ids.
    static func writeReference(to field: String, into out: inout HTMLBuffer) {
        out.raw(" ")
        out.text(field)
        out.raw("-fout")
    }

    /// Writes an `aria-describedby` that names a field's message alone.
    static func writeDescribed(by field: String, into out: inout HTMLBuffer) {
        out.raw(" aria-describedby=\"")
        out.text(field)
        out.raw("-fout\"")
    }

    private func write(
        _ stencil: Stencil<LinePlace>, _ text: Message, _ anchor: String, into out: inout HTMLBuffer
    ) {
        stencil.write(into: &out) { place, _, out in
            switch place {
            case .anchor: out.text(anchor)
            case .message: out.text(text.words)
            case .language: out.language(text.lang, text.lang.map(FormWords.direction))
            }
        }
    }
}

struct SummaryPart: HTMLPart {
    static let template = "parts/error-summary"
    let lines = Slot(ErrorFragments.SummaryPlace.lines)
}

struct LinePart: HTMLPart {
    static let template = "parts/error-line"
    let anchor = Slot(ErrorFragments.LinePlace.anchor)
    let message = Slot(ErrorFragments.LinePlace.message)
    let language = Slot(ErrorFragments.LinePlace.language)
}

struct MessagePart: HTMLPart {
    static let template = "parts/error"
    let anchor = Slot(ErrorFragments.LinePlace.anchor)
    let message = Slot(ErrorFragments.LinePlace.message)
    let language = Slot(ErrorFragments.LinePlace.language)
}
