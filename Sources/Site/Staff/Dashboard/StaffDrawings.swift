import Drawing
import Records

/// A piece of a story beside figures.
struct StaffQuote: Sendable {
    let text: String
    let lang: String
    let direct: String
    let who: String

    init(_ quote: ReleasedQuote, in language: InterfaceLanguage) {
        text = quote.text
        lang = quote.language
        direct = FormWords.direction(quote.language)
        who = language.say(quote.teller.name)
    }
}

struct StaffQuotes: Sendable {
    let list: [StaffQuote]
}

/// Two bars for each thing on a page of staff; the same figures stand in a table below.
struct StaffPairs: Sendable {
    struct Name: Sendable {
        let y: String
        let number: String
    }

    let title: String
    let bars: [PairedBars.Bar]
    let names: [Name]
    let height: String
    let tall: String
    let left: String
    let right: String
    let thick = String(PairedBars.barHeight)

    init?(
        _ rows: [(left: Int?, right: Int?)], title: String, left: String, right: String, figures: (String) -> String
    ) {
        guard let chart = PairedBars(rows, width: 230), let height = Int(chart.height) else { return nil }
        self.title = title
        self.left = left
        self.right = right
        bars = chart.bars
        names = chart.names.enumerated().map { Name(y: $1, number: figures(String($0 + 1))) }
        self.height = chart.height
        tall = String(height + 30)
    }
}
