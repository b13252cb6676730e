import Datasets
import Disclosure
import Foundation
import Programme
import XMLTree

/// The sheet that goes with every release: in plain Dutch what was done to protect people, what remains, and what the
/// recipient agreed to.
struct RiskSheet {
    let plan: ReleasePlan
    let number: Int
    let made: Day
    let draft: ReleaseDraft

    func html() -> [UInt8] {
        let title = draft.dataset.title.text(in: "nl")
        var text = """
            <!doctype html>
            <html lang="nl"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Risicoblad – \(XMLText.escaped(title))</title>
            <style>
            body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:50rem;padding:0 1rem}
            table{border-collapse:collapse;margin:.5rem 0 1.5rem}
            th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left}
            .wide{overflow-x:auto}
            </style></head><body><main>
            <h1>Risicoblad – \(XMLText.escaped(title))</h1>

            """
        text += paragraph(Self.kinds[plan.tier] ?? "")
        text += "<h2>Voor wie en waarvoor</h2>\n" + list(facts)
        switch plan.tier {
        case .tables: text += tables()
        case .researchFile: text += research()
        case .pseudonymised:
            text += "<h2>Wat er gedaan is</h2>\n"
            text += list(
                [
                    "Elke persoon heeft een pseudoniem dat alleen in bestanden voor deze ontvanger voorkomt.",
                    "Er staan geen namen, adressen, tijden of apparaten in. Verder is niets veranderd.",
                    "Wie iets van iemand weet, kan die persoon hierin terugvinden. Geef het bestand aan niemand door.",
                ] + wishes)
        }
        text += stories()
        if plan.hasRows { text += "<h2>Wat u hebt beloofd</h2>\n" + list(promises) }
        return Array((text + "</main></body></html>\n").utf8)
    }

    private static let kinds: [ReleaseTier: String] = [
        .tables: "Dit zijn anonieme tabellen. U mag ze vrij gebruiken.",
        .researchFile: "Dit is een onderzoeksbestand onder voorwaarden. Noem het niet anoniem.",
        .pseudonymised: "Dit zijn gepseudonimiseerde persoonsgegevens. Noem ze niet anoniem.",
    ]

    private var facts: [String] {
        var facts = [
            "Uitgifte \(number) van \(made).", "Ontvanger: \(plan.recipient.name).", "Doel: \(plan.purpose)",
            "Vragenlijst: \(questionnaire). Meetrondes: \(plan.rounds.joined(separator: ", ")). "
                + "Buurten: \(places).",
        ]
        if let last = plan.expires { facts.append("U mag het hebben tot en met \(last).") }
        if let accepted = plan.accepted {
            facts.append("De voorwaarden (\(ReleasePlan.conditions)) zijn aanvaard op \(accepted).")
        }
        return facts
    }

    private var promises: [String] {
        var promises = [
            "U gebruikt het alleen voor dit doel en probeert niemand te herkennen.",
            "U koppelt het niet aan andere gegevens over personen.",
            "U geeft het aan niemand door.",
            "Hoort u dat iemand zich heeft teruggetrokken, dan haalt u die rij weg of vernietigt u het bestand.",
        ]
        if let last = plan.expires { promises.append("Na \(last) vernietigt u het en meldt u dat.") }
        return promises
    }

    // MARK: - Tables

    private func tables() -> String {
        guard let report = draft.tables?.release.report else { return "" }
        var lines = [
            "Een cijfer over minder dan \(report.rules.minimum) mensen is weggelaten; er staat -98.",
            "Gaf meer dan \(percent(report.rules.largestShare)) van een groep hetzelfde antwoord, dan zijn alle antwoorden van "
                + "die groep weggelaten.",
            "Ook cijfers waarmee u een weggelaten cijfer kunt uitrekenen, zijn weggelaten. " + audited,
            "\(report.shown) cijfers staan erin, \(report.hidden) zijn weggelaten.",
            "Wie hulp kreeg of voor wie een ander antwoordde, staat apart en is nergens bij opgeteld.",
        ]
        lines += weighting(draft.tables?.strata ?? [], unreached: 0)
        if let narrowest = report.audit.narrowest {
            lines.append("Geen weggelaten aantal is nauwkeuriger bekend dan op \(narrowest) mensen.")
        }
        return "<h2>Wat er gedaan is</h2>\n" + list(lines)
    }

    /// Beside what the tables were worked out.
    private var audited: String {
        // A release that is made again keeps its sentence.
        isWorded && plan.tables.auditsEarlier == true
            ? "Dat is nagerekend, samen met alles wat eerder uitging over dezelfde mensen, ook in een andere indeling. Wat "
                + "uitging toen er andere mensen meededen, is alleen cijfer voor cijfer vergeleken."
            : "Dat is nagerekend, ook met wat eerder uitging over dezelfde groepen. Wat eerder over andere groepen uitging, is "
                + "daarbij niet meegerekend."
    }

    /// What weights are, what they rest on and what they tell.
    private func weighting(_ strata: [ReleaseStratum], unreached: Double) -> [String] {
        guard !strata.isEmpty else { return [] }
        var lines = [
            "Wie antwoordde, telt mee naar het aantal bewoners vanaf 15 jaar met dezelfde \(strata.map(\.rawValue).joined(separator: ", ")). "
                + "Deden er van een groep naar verhouding weinig mee, dan telt elk van hen zwaarder, hoogstens "
                + "\(Int(PopulationGrid.most)) keer. Elke meetronde is apart gewogen."
        ]
        if !strata.contains(.sex) {
            lines.append(
                "Naar geslacht is niet gewogen: hoeveel mannen en vrouwen er wonen, of wie wat is, is niet bekend.")
        }
        if plan.tier == .tables {
            lines.append(
                "Minstens \(ReleaseWeighting.least(TableRules(minimum: plan.protection.minimum))) mensen tellen even zwaar. "
                    + "Leeftijden en buurten met minder mensen zijn daarvoor samengenomen. Een gemiddelde staat er alleen als "
                    + "er van elk gewicht niemand of minstens \(plan.protection.minimum) mensen in zitten. Aantallen en "
                    + "procenten zijn niet gewogen.")
        } else {
            lines.append(
                "Het gewicht (\(ReleaseWeighting.column)) volgt uit wat er in het bestand staat en uit de bewonersaantallen. "
                    + "Het zegt dus niets meer over iemand. Staat er van een rij een grovere leeftijd, dan is die verdeeld "
                    + "zoals er mensen wonen.")
            if unreached >= 0.0005 {
                lines.append(
                    "Voor \(percent(unreached)) van de bewoners antwoordde niemand van hun leeftijd in hun buurt.")
            }
        }
        return lines
    }

    // MARK: - Research file

    private func research() -> String {
        guard let file = draft.research else { return "" }
        let k = plan.protection.minimum
        var done = [
            "Er zijn steeds minstens \(file.figures.k) \(plan.shape == .persons ? "personen" : "rijen") met dezelfde "
                + "kenmerken: leeftijd, buurt en andere zijn daarvoor zo nodig grover gemaakt (k = \(k)).",
            "Dat geldt ook voor wie alle eerdere uitgiften van deze vragenlijst naast dit bestand legt (de kleinste groep is "
                + "dan \(file.jointK)).",
            "Pseudoniemen en volgorde van de rijen zijn alleen voor deze ontvanger gemaakt.",
            "Er staan geen tijden, volgorde van invullen of apparaten in.",
        ]
        if let reason = plan.itemReason {
            done.append(
                "Antwoorden op losse vragen van een schaal, en losse cijfers, staan er precies in. Reden: \(reason)")
        }
        if !file.averaged.isEmpty {
            done.append(
                "Van een schaal staat alleen het gemiddelde erin, in hele punten: "
                    + words(file.averaged) + ".")
        }
        if !file.rounded.isEmpty {
            done.append("Losse cijfers zijn afgerond op 2 punten: " + words(file.rounded) + ".")
        }
        done += weighting(file.weighting?.strata ?? [], unreached: file.weighting?.unreached ?? 0)
        if file.heldBack > 0 {
            done.append(
                "\(file.heldBack) van \(file.rowsBefore) rijen zijn niet meegegeven, anders zou iemand te vinden zijn door dit "
                    + "bestand met eerdere te vergelijken.")
        }
        if file.report.suppressed > 0 {
            done.append("\(file.report.suppressed) rijen zijn weggelaten omdat te weinig mensen op hen leken.")
        }
        if let mended = file.report.mended {
            done.append(
                "In sommige groepen gaf bijna iedereen hetzelfde antwoord. Die zijn samengevoegd met groepen die op ze lijken: "
                    + "hun kenmerken zijn daarvoor grover gemaakt, bij \(mended.people) van \(file.report.rows) rijen.")
        }
        if !file.failing.isEmpty {
            done.append(
                "Weggelaten, omdat in een groep bijna iedereen hetzelfde antwoordde: "
                    + words(file.failing) + ".")
        }
        if !file.unusable.isEmpty {
            done.append(
                "Schalen zonder gemiddelde, omdat hun vragen verschillende kanten op wijzen: "
                    + words(file.unusable) + ".")
        }
        done += wishes
        return "<h2>Wat er gedaan is</h2>\n" + list(done) + coarsened(file) + remains(file) + losses(file)
    }

    private func coarsened(_ file: ResearchFile) -> String {
        let most = file.report.columns.map(\.shareAtLevel.count).max() ?? 1
        let head = ["kenmerk"] + (0..<most).map { $0 == 0 ? "precies" : "stap \($0)" }
        let lines = file.report.columns.map { column in
            [words(column.name)]
                + (0..<most).map { level in
                    level < column.shareAtLevel.count ? percent(column.shareAtLevel[level]) : ""
                }
        }
        return "<h3>Hoe grof de kenmerken zijn</h3>\n"
            + paragraph(
                "Het deel van de rijen dat bij elke stap hoort. Bij de laatste stap van een kenmerk staat er *.")
            + grid(head, lines)
    }

    private func remains(_ file: ResearchFile) -> String {
        let known = file.report.knownAnswers
        var lines = [
            "Wie van iemand weet dat die meedeed en de kenmerken kent, houdt minstens \(file.figures.k) mensen over: de kans "
                + "om goed te raden is hoogstens 1 op \(file.figures.k).",
            "Van alle rijen is \(percent(known.uniqueOnAll)) de enige met juist deze antwoorden samen. Wie alle antwoorden van "
                + "iemand kent, vindt die persoon dus.",
        ]
        for share in known.uniqueOnSome {
            lines.append(
                "Wie \(share.known) antwoorden van iemand kent, vindt in \(percent(share.unique)) van de gevallen precies één "
                    + "rij (gemeten bij \(known.sampled) mensen).")
        }
        if let l = file.checked.min(by: { $0.l < $1.l }), let t = file.checked.max(by: { $0.t < $1.t }) {
            lines.append(
                "Gevraagd: minstens \(plan.protection.leastL.map(String.init) ?? "–") verschillende antwoorden in elke groep, "
                    + "en geen groep verder dan \(plan.protection.mostT.map { figure($0) } ?? "–") van het geheel. Gemeten "
                    + "bij de slechtste vraag, voordat vragen werden weggelaten: \(l.l) (\(words(l.column))) en "
                    + "\(figure(t.t)) (\(words(t.column))).")
        }
        lines.append("Of een vraag gesteld is, kan iets verraden over wie er antwoordde.")
        return "<h2>Wat er aan risico blijft</h2>\n" + list(lines)
    }

    /// No numbers of people, and shares in steps of five: beside the number of rows, exact ones would tell by subtraction how
    /// large a group is that is too small to stand here.
    private func losses(_ file: ResearchFile) -> String {
        let lines = file.report.groups.filter { $0.rows >= ReleaseProtection.least }
            .map { [words(group: $0.group), Self.upTo($0.share), Self.upTo($0.loss)] }
        return "<h2>Wat het elke groep kost</h2>\n"
            + paragraph(
                "In stappen van vijf procent. Groepen van minder dan tien mensen staan er niet bij.")
            + grid(["groep", "weggelaten", "grover gemaakt"], lines)
    }

    /// A share as the next whole step of five percent.
    private static func upTo(_ share: Double) -> String {
        share <= 0 ? "0 %" : "hoogstens \(min(100, Int((share * 20).rounded(.up)) * 5)) %"
    }

    // MARK: - Stories

    private func stories() -> String {
        guard let file = draft.stories else { return "" }
        var lines = [
            "Er gaan \(file.stories.count) verhalen mee. Namen zijn eruit, en een mens heeft elk verhaal gelezen en "
                + "goedgekeurd. Iedere verteller vond het goed.",
            "Een code is gekozen door de verteller of door een mens die codeert, nooit door de computer alleen.",
            "Een citaat (\(file.quotes) in de tabel) is een stuk waarvan de verteller het goed vond dat anderen het lezen.",
            "Niets zegt welke rij en welk verhaal van dezelfde persoon zijn. Zoek dat ook niet uit.",
        ]
        if !plan.staysInside {
            lines.append("U krijgt alleen de stukken die de verteller anderen wil laten lezen, niet het hele gesprek.")
        }
        if plan.tier == .researchFile {
            lines.append(
                "Buurt, meetronde en wie er vertelt, staan er alleen bij als er minstens \(plan.protection.minimum) "
                    + "verhalen bij horen. Ook wie eerdere bestanden heeft, weet van een nieuw verhaal niet meer.")
        }
        lines.append(
            "Wie een verteller kent, kan een verhaal herkennen aan wat er gebeurt. Wordt een verhaal ingetrokken, dan hoort u "
                + "dat; vernietig dan dit bestand of haal het verhaal eruit.")
        return "<h2>De verhalen</h2>\n" + list(lines)
    }

    // MARK: - HTML

    private func paragraph(_ text: String) -> String { XMLText.element("p", text) + "\n" }

    private func list(_ lines: [String]) -> String {
        "<ul>\n" + lines.map { XMLText.element("li", $0) + "\n" }.joined() + "</ul>\n"
    }

    private func grid(_ head: [String], _ lines: [[String]]) -> String {
        let header = head.map { "<th scope=\"col\">\(XMLText.escaped($0))</th>" }.joined()
        let body = lines.map { "<tr>" + $0.map { XMLText.element("td", $0) }.joined() + "</tr>\n" }.joined()
        return
            "<div class=\"wide\" tabindex=\"0\"><table><thead><tr>\(header)</tr></thead><tbody>\n\(body)</tbody></table></div>\n"
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10),\(tenths % 10) %"
    }

    private func figure(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        return "\(hundredths / 100),\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
