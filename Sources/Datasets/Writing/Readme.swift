/// The text that lies on top of a bundle, in Dutch and in English.
struct Readme {
    let dataset: Dataset
    let rows: [Int]
    let files: [(file: BundleFile, entry: ManifestEntry)]
    let unlinkedPersons: Int

    /// What one may do with data of a tier, and what it may be called.
    static func conditions(_ tier: Dataset.Tier) -> Words {
        switch tier {
        case .pseudonymised:
            Words(
                nl:
                    "Gepseudonimiseerde gegevens: alleen binnen het programma. Dit zijn persoonsgegevens; wie meer weet van iemand, kan die persoon herkennen. Noem dit bestand niet anoniem en geef het niet door.",
                en:
                    "Pseudonymised data: only inside the programme. These are personal data; who knows more about somebody can recognise that person. Do not call this file anonymous and do not hand it on."
            )
        case .researchFile:
            Words(
                nl:
                    "Onderzoeksbestand onder voorwaarden: alleen voor de genoemde ontvanger en het afgesproken doel. Probeer niemand te herkennen. Noem dit bestand niet anoniem.",
                en:
                    "Research file under conditions: only for the named recipient and the agreed purpose. Do not try to recognise anybody. Do not call this file anonymous."
            )
        case .tables:
            Words(nl: "Anonieme tabellen: vrij te gebruiken.", en: "Anonymous tables: free to use.")
        }
    }

    func text(_ language: String) -> String {
        let isDutch = language == "nl"
        var lines = [
            dataset.title.text(in: language), String(repeating: "=", count: dataset.title.text(in: language).count), "",
        ]
        lines.append(Self.conditions(dataset.tier).text(in: language))
        lines += ["", isDutch ? "Wat erin zit" : "What is in it", "------------"]
        for (table, count) in zip(dataset.tables, rows) {
            lines.append(
                "- \(table.name): \(table.title.text(in: language)), \(count) \(isDutch ? "rijen" : "rows"), \(table.columns.count) \(isDutch ? "kolommen" : "columns")"
            )
        }
        lines += ["", isDutch ? "Bestanden" : "Files", "---------"]
        for (file, entry) in files {
            let count = entry.rows.map { ", \($0) \(isDutch ? "rijen" : "rows")" } ?? ""
            lines.append("- \(file.name): \(file.about.text(in: language))\(count)")
        }
        lines += ["", isDutch ? "Lezen" : "Reading", "-----"] + rules.map { "- " + $0.text(in: language) }
        if !dataset.leftOut.isEmpty {
            lines += ["", isDutch ? "Niet meegegeven" : "Left out", "---------------"]
            for reason in Dataset.LeftOut.Reason.allCases {
                let count = dataset.leftOut.count { $0.reason == reason }
                if count > 0 { lines.append("- \(count): \(reason.words.text(in: language))") }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How the values are to be read.
    private var rules: [Words] {
        var rules = dataset.tier == .tables ? ofTables : ofRows
        rules += [
            Words(
                nl: "Controleer de bestanden met manifest.json: aantallen rijen en SHA-256.",
                en: "Check the files with manifest.json: numbers of rows and SHA-256."),
            Words(
                nl:
                    "In de map rekenblad staat ' voor =, +, - en @ aan het begin van een tekst, zodat een rekenblad er geen formule van maakt. De map csv is onveranderd: open die alleen met statistiekprogramma's.",
                en:
                    "In the folder rekenblad a ' stands before =, +, - and @ at the beginning of a text, so that no spreadsheet makes a formula of it. The folder csv is unchanged: open it with statistics software only."
            ),
        ]
        if unlinkedPersons > 0 {
            rules.append(
                Words(
                    nl: "\(unlinkedPersons) personen hebben twee responsen in een ronde en zijn niet gekoppeld.",
                    en: "\(unlinkedPersons) persons have two responses in one round and are not linked."))
        }
        return rules
    }

    private var ofRows: [Words] {
        [
            Words(
                nl: "Een ontbrekende waarde zegt waarom: \(codes("nl")). In Stata zijn dat .a tot .h.",
                en: "A missing value says why: \(codes("en")). In Stata these are .a to .h."),
            Words(
                nl:
                    "Bij een vraag met meer antwoorden heeft elke keuze een kolom: 1 is aangekruist, 0 is getoond en niet aangekruist, -91 is nooit getoond.",
                en:
                    "A question with several answers has a column per choice: 1 is ticked, 0 was shown and not ticked, -91 was never shown."
            ),
            Words(
                nl:
                    "bs_versie is de versie van de vragenlijst bij elke respons. Andere woorden voor dezelfde waarde staan in het codeboek; een waarde houdt altijd haar code.",
                en:
                    "bs_versie is the version of the questionnaire of each response. Other words for the same value are in the codebook; a value always keeps its code."
            ),
            Words(
                nl: "De rijen staan op volgorde van pseudoniem, niet van invullen. Er staan geen tijden in.",
                en: "Rows are in the order of their pseudonyms, not of answering. No times are in it."),
        ]
    }

    private var ofTables: [Words] {
        [
            Words(
                nl: "-98 is een cijfer dat is weggelaten om mensen te beschermen. In Stata is dat .h.",
                en: "-98 is a figure that was left out to protect people. In Stata it is .h."),
            Words(
                nl: "Antwoord of groep -97 is geen antwoord, of niet gevraagd. * is iedereen samen.",
                en: "Answer or group -97 is no answer, or not asked. * is everybody together."),
        ]
    }

    private func codes(_ language: String) -> String {
        MissingReason.allCases.map { "\($0.rawValue) \($0.label.text(in: language).lowercased())" }.joined(
            separator: ", ")
    }
}
