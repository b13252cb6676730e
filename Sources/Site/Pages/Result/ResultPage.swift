import Drawing
import XForms

/// The six sides as a radar and as a table with the same numbers, and what somebody wants to talk about: for a
/// conversation with a nurse, to see or to print.
struct ResultPage: FormPage {
    static let template = "result"
    static let fields = ["eerder"]
    let title: String
    let titlePrefix = Slot(FormPlace.titlePrefix)
    /// The questionnaire's title and its language.
    let name: String
    let textLang: String
    let textDir: String
    let lead: String
    let columns: Columns
    let hasEarlier: Bool
    let radar: Chart?
    let rows: [Row]
    let talk: [SidesResult.Talk]
    let hasTalk: Bool
    /// Where an earlier code goes.
    let action: String
    let field = fields[0]
    let token = Slot(FormPlace.token)
    let summary = Slot(FormPlace.summary)
    let error = Slot(FormPlace.error)
    let invalid = Slot(FormPlace.invalid)
    let described = Slot(FormPlace.described)
    /// What was typed as the earlier code.
    let value = Slot(FormPlace.value)
    let closing: OwnClosing

    /// Words above the columns of figures: of one result its week; of two which is which, and the weeks beside the drawing.
    struct Columns: Sendable {
        let now: String
        let earlier: String
        let weekNow: String
        let weekEarlier: String
    }

    struct Row: Sendable {
        let number: String
        let side: String
        let figure: String
        let before: String
        /// "Hier wilt u over praten"; nil where that was not chosen.
        let wish: String?
    }

    /// One result with the week it was sent in, in words.
    struct Dated {
        let result: SidesResult
        let week: String
    }

    /// - Parameter earlier: an earlier result of the same person, whose code was typed in this very request.
    init(
        _ now: Dated, earlier: Dated?, name: String, lang: String, action: String, closing: OwnClosing,
        in language: InterfaceLanguage
    ) {
        title = language.say(.resultTitle)
        self.name = name
        textLang = lang
        textDir = FormWords.direction(lang)
        self.action = action
        self.closing = closing
        let items = now.result.sides.flatMap(\.scale.items)
        lead = language.say(
            .resultLead,
            [
                "low": language.figures(RangeBounds.text(items.map(\.lowest).min() ?? 0)),
                "high": language.figures(RangeBounds.text(items.map(\.highest).max() ?? 0)),
            ])
        hasEarlier = earlier != nil
        let week = language.say(.resultWeek, ["date": now.week])
        columns = Columns(
            now: earlier == nil ? week : language.say(.resultNow), earlier: language.say(.resultEarlier),
            weekNow: week, weekEarlier: earlier.map { language.say(.resultWeek, ["date": $0.week]) } ?? "")
        talk = now.result.talk
        hasTalk = !now.result.talk.isEmpty
        let sides = now.result.sides
        let before = sides.map { earlier?.result.score(of: $0.scale.name) }
        rows = sides.enumerated().map { index, side in
            Row(
                number: language.figures(String(index + 1)), side: Self.words(side.scale.dimension, language),
                figure: Self.words(side.score, language), before: before[index].map { Self.words($0, language) } ?? "",
                wish: now.result.wished.contains(side.scale.dimension) ? language.say(.resultWish) : nil)
        }
        radar = Chart(
            now: sides.map { $0.score.share }, earlier: earlier == nil ? nil : before.map { $0?.share }, rows: rows)
    }

    private static func words(_ score: SideScale.Score, _ language: InterfaceLanguage) -> String {
        switch score {
        case .mean(let mean, _):
            let tenths = Int((mean * 10).rounded())
            return language.figures("\(tenths / 10)\(language.decimalSeparator)\(abs(tenths % 10))")
        case .tooFew: return language.say(.resultTooFew)
        case .notAsked: return language.say(.resultNotAsked)
        }
    }

    /// Name of the text for a side: `kwaliteit-van-leven` has `sideKwaliteitVanLeven`.
    static func textName(_ dimension: String) -> String {
        "side" + dimension.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static func words(_ dimension: String, _ language: InterfaceLanguage) -> String {
        language.texts[textName(dimension)] ?? dimension
    }
}

extension ResultPage {
    /// The radar as its template draws it.
    struct Chart: Sendable {
        let rings: [String]
        let axes: [Radar.Point]
        let outline: String
        let dots: [Radar.Point]
        let earlierOutline: String
        let earlierDots: [Radar.Point]
        let names: [Name]

        struct Name: Sendable {
            let x: String
            let y: String
            let number: String
            /// This side was chosen to talk about.
            let isWished: Bool
        }

        /// Nil with fewer than three sides, which make no shape.
        init?(now: [Double?], earlier: [Double?]?, rows: [Row]) {
            guard let radar = Radar(axes: now.count, radius: 120, rings: 5, margin: 22) else { return nil }
            rings = radar.rings
            axes = radar.ends
            outline = radar.outline(now)
            dots = radar.points(now).compactMap(\.self)
            earlierOutline = earlier.map(radar.outline) ?? ""
            earlierDots = earlier.map { radar.points($0).compactMap(\.self) } ?? []
            names = zip(radar.names, rows).map { place, row in
                Name(x: place.x, y: place.y, number: row.number, isWished: row.wish != nil)
            }
        }
    }
}

extension SideScale.Score {
    /// Where the mean lies between its lowest and highest figure, 0 to 1.
    var share: Double? {
        guard case .mean(let mean, let range) = self else { return nil }
        return (mean - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
}
