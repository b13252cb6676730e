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
    private enum Table {
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

    /// What a file holds, whatever its kind: what to say of it, and how to keep it.
    private struct Reading {
        /// Line and words of each row that is right.
        let right: [(line: Int, words: String)]
        let faults: [RowFault]
        let keep: @Sendable (AuditNote) async throws -> Bool

        init<Item: Sendable>(
            _ found: TableImport<Item>, words: (Item) -> String,
            keep: @escaping @Sendable ([Item], AuditNote) async throws -> Bool
        ) {
            let items = found.items.map(\.item)
            right = found.items.map { ($0.line, words($0.item)) }
            faults = found.faults
            self.keep = { try await keep(items, $0) }
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
        let reading = try await read(bytes, table, visit.scope)
        guard visit.form["stap"] == "bewaren", file == nil else {
            return try reportPage(visit, table, reading, content: TableFile.text(bytes))
        }
        guard !reading.right.isEmpty, try await reading.keep(visit.note(.neighbourhoodsChanged, at: staff.now)) else {
            return try reportPage(visit, table, reading, content: typed)
        }
        try await staff.office.renewOffer()
        return staff.done(.neighbourhoods, visit)
    }

    private func read(_ bytes: [UInt8], _ table: Table, _ scope: Scope) async throws -> Reading {
        let store = staff.stores.neighbourhoods
        let reader = NeighbourhoodImport(known: try await store.neighbourhoods(in: scope), in: scope)
        switch table {
        case .profiles:
            return Reading(reader.profiles(bytes)) {
                "\($0.name) (\($0.id))"
            } keep: {
                try await store.save($0, in: scope, noting: $1)
            }
        case .names:
            return Reading(reader.names(bytes)) {
                "\($0.name) (\($0.neighbourhood))"
            } keep: {
                try await store.addNames($0, in: scope, noting: $1)
            }
        case .activities:
            return Reading(reader.activities(bytes)) {
                "\($0.activity.title) (\($0.neighbourhood))"
            } keep: {
                try await store.addActivities($0, in: scope, noting: $1)
            }
        case .context:
            return Reading(reader.figures(bytes)) {
                "\($0.figure.indicator), \($0.figure.period): \($0.figure.value) (\($0.neighbourhood))"
            } keep: {
                try await store.addContext($0, in: scope, noting: $1)
            }
        }
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
        _ visit: StaffVisit, _ table: Table, _ reading: Reading, content: String
    ) throws -> Reply {
        let language = visit.language
        var parts: [StaffOverviewPage.Part] = []
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
                    language.say(.importRight),
                    table: .init(
                        language.say(.importRight), columns: [.importLine, .importRow].map { language.say($0) },
                        rows: reading.right.map { [language.figures(String($0.line)), $0.words] })))
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

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.neighbourhoods).path(in: visit.language),
            words: visit.language.say(.backToNeighbourhoods))
    }
}
