import HTTPTypes
import NIOCore
import Programme
import Records
import XForms

/// Handing in files about neighbourhoods: first a report of every row, then keeping what is right. Nothing is kept that was
/// not seen; nothing is left out unsaid.
struct ImportController: Sendable {
    let staff: StaffOffice

    /// The files there are.
    enum Table {
        case profiles, names, activities, context

        var title: StaffWord {
            switch self {
            case .profiles: .importNeighbourhoods
            case .names: .importNames
            case .activities: .importActivities
            case .context: .importContext
            }
        }

        var lead: StaffWord {
            switch self {
            case .profiles: .importNeighbourhoodsLead
            case .names: .importNamesLead
            case .activities: .importActivitiesLead
            case .context: .importContextLead
            }
        }

        var template: (name: String, bytes: [UInt8]) {
            switch self {
            case .profiles: ("voorbeeld-buurten.csv", NeighbourhoodImport.profileTemplate)
            case .names: ("voorbeeld-straten-en-instellingen.csv", NeighbourhoodImport.nameTemplate)
            case .activities: ("voorbeeld-activiteiten.csv", NeighbourhoodImport.activityTemplate)
            case .context: ("voorbeeld-cijfers.csv", NeighbourhoodImport.contextTemplate)
            }
        }
    }

    /// `/medewerkers/inlezen/buurten`
    func profiles(_ visit: StaffVisit) async throws -> Reply {
        if visit.visit.parameter("lijst") != nil {
            let all = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
            return .file(NeighbourhoodImport.file(all), named: "buurten.csv", type: .csv)
        }
        return try await answer(visit, .profiles)
    }

    /// `/medewerkers/inlezen/namen`
    func names(_ visit: StaffVisit) async throws -> Reply { try await answer(visit, .names) }

    /// `/medewerkers/inlezen/activiteiten`
    func activities(_ visit: StaffVisit) async throws -> Reply { try await answer(visit, .activities) }

    /// `/medewerkers/inlezen/cijfers`
    func context(_ visit: StaffVisit) async throws -> Reply { try await answer(visit, .context) }

    private func answer(_ visit: StaffVisit, _ table: Table) async throws -> Reply {
        if visit.visit.parameter("voorbeeld") != nil {
            return .file(table.template.bytes, named: table.template.name, type: .csv)
        }
        guard visit.isPost else { return try askPage(visit, table) }
        let file = visit.visit.files.first { $0.field == "bestand" && !$0.bytes.isEmpty }
        let typed = visit.form["tabel"] ?? ""
        let bytes = file?.bytes ?? Array(typed.utf8)
        guard !bytes.isEmpty else { return try askPage(visit, table, isMissing: true) }
        let reading = try await read(bytes, table, visit)
        guard visit.form["stap"] == "bewaren", file == nil else {
            return try reportPage(visit, table, reading, content: TableFile.text(bytes))
        }
        guard !reading.right.isEmpty, try await reading.keep(visit.note(.neighbourhoodsChanged, at: staff.now)) else {
            return try reportPage(visit, table, reading, content: typed)
        }
        try await staff.office.renewOffer()
        return staff.done(.neighbourhoods, visit)
    }
}

// MARK: - Pages

extension ImportController {
    private func askPage(_ visit: StaffVisit, _ table: Table, isMissing: Bool = false) throws -> Reply {
        let language = visit.language
        let here = visit.route.path(in: language)
        let file = StaffField(
            "bestand", .file(accept: ".csv,text/csv"), label: language.say(.fieldFile),
            hint: language.say(.fieldFileHint), error: isMissing ? language.say(.wrongImportFile) : nil)
        let text = StaffField(
            "tabel", .area, label: language.say(.fieldPaste), hint: language.say(.fieldPasteHint),
            values: [visit.form["tabel"] ?? ""])
        var ways = [StaffLink(address: here + "&voorbeeld=ja", words: language.say(.importTemplate))]
        if case .profiles = table {
            ways.append(StaffLink(address: here + "&lijst=ja", words: language.say(.importPresent)))
        }
        return try staff.form(
            StaffFormPage(
                title: language.say(table.title), lead: [language.say(table.lead), language.say(.importLead)],
                form: staff.makeForm(visit, [file, text], button: .importLook), ways: ways + [back(visit)],
                in: language), visit)
    }

    private func reportPage(
        _ visit: StaffVisit, _ table: Table, _ reading: ImportReading, content: String
    ) throws -> Reply {
        let language = visit.language
        var parts = remarks(reading.remarks, language)
        if !reading.faults.isEmpty {
            parts.append(
                .init(
                    language.say(.importWrong), paragraphs: [language.say(.importWrongLead)],
                    table: .init(
                        language.say(.importWrong),
                        columns: [.importLine, .importColumn, .importProblem, .importRepair].map { language.say($0) },
                        rows: reading.faults.map { fault in
                            [
                                language.figures(String(fault.line)), fault.column ?? "",
                                fault.problem[language.code], fault.repair[language.code],
                            ]
                        })))
        }
        if !reading.right.isEmpty {
            parts.append(
                .init(
                    language.say(.importRight), paragraphs: [language.say(.importRightLead)],
                    table: .init(
                        language.say(.importRight), columns: [language.say(.importLine)] + reading.columns,
                        rows: reading.right.map { line, cells in
                            [language.figures(String(line))] + cells.map { $0.isEmpty ? "–" : $0 }
                        })))
        }
        let counts = [
            language.say(.rowsRight, count: reading.right.count),
            language.say(.rowsWrong, count: Set(reading.faults.map(\.line)).count),
        ]
        // What was looked at is what is kept: it goes along with the form, and is read again.
        let form = staff.makeForm(
            visit, [], button: reading.faults.isEmpty ? .importKeep : .importKeepRight,
            hidden: [
                .init(name: "stap", value: "bewaren"),
                .init(name: "tabel", value: content.replacing("\r\n", with: "\n")),
            ], isInParts: true)
        let page = StaffOverviewPage(
            title: language.say(table.title), lead: counts, parts: parts, form: reading.right.isEmpty ? nil : form,
            ways: [
                StaffLink(address: visit.route.path(in: language), words: language.say(.importAgain)), back(visit),
            ], in: language)
        return try staff.render(page, visit, status: reading.faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// What of the file is passed over, above all else.
    private func remarks(_ remarks: TableRemarks, _ language: InterfaceLanguage) -> [StaffOverviewPage.Part] {
        var parts: [StaffOverviewPage.Part] = []
        if !remarks.unknown.isEmpty {
            let asked = remarks.unknown.compactMap { one in
                one.meant.map { language.say(.importMeant, ["name": String(one.name.prefix(80)), "column": $0]) }
            }
            let others = remarks.unknown.filter { $0.meant == nil }.map { one in
                one.name.isEmpty ? language.say(.importNameless) : "‘\(one.name.prefix(80))’"
            }
            parts.append(
                .init(
                    language.say(.importUnknown), paragraphs: [language.say(.importUnknownLead)],
                    items: asked + (others.isEmpty ? [] : [others.joined(separator: ", ")])))
        }
        if !remarks.short.isEmpty {
            let lines = remarks.short.prefix(Self.mostLines).map { language.figures(String($0)) }
            let more = remarks.short.count - lines.count
            parts.append(
                .init(
                    language.say(.importShort), paragraphs: [language.say(.importShortLead)],
                    items: [lines.joined(separator: ", ") + (more > 0 ? " (+ \(language.figures("\(more)")))" : "")]))
        }
        return parts
    }

    /// Most lines that are named one by one.
    private static let mostLines = 40

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.neighbourhoods).path(in: visit.language),
            words: visit.language.say(.backToNeighbourhoods))
    }
}
