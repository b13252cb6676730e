import Programme
import Records

/// Erasing a sheet of paper that was keyed in once and waits: its participant has no own code yet, staff have its number.
struct SheetErasingController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/papier/{collection}/blad-wissen`
    func erase(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit, .keeping) else { return staff.unknown(visit) }
        let language = visit.language
        let choice = PlaceChoice(offered: seen.neighbourhoods, language: language)
        let number = WaitingSheet.number(visit.form["blad"])
        let why = visit.form["why"]?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
        let place = choice.one(visit.form["buurt"])
        var isMissing = number.isEmpty
        if visit.isPost, let place, !number.isEmpty, !why.isEmpty {
            let note = visit.note(
                .paperSheetErased, desk.object(seen.collection), in: place.id, reason: why, at: staff.now)
            let isErased = try await staff.stores.paper.eraseFirst(
                of: WaitingSheet.key(number, in: place.id), collection: seen.collection.id, in: visit.scope,
                noting: note)
            if isErased { return try done(visit, number) }
            isMissing = true
        }
        let fields = [
            choice.field(
                "buurt", label: .columnNeighbourhood, none: seen.neighbourhoods.count > 1 ? .chooseOne : nil,
                value: visit.form["buurt"],
                error: visit.isPost && place == nil ? language.say(.wrongChoose) : nil),
            StaffField(
                "blad", .line(), label: language.say(.fieldSheet), hint: language.say(.sheetErasingHint),
                values: [visit.form["blad"] ?? ""],
                error: visit.isPost && isMissing ? language.say(.wrongSheetUnknown) : nil),
            StaffField(
                "why", .line(), label: language.say(.fieldWhy), hint: language.say(.erasingWhyHint),
                values: [visit.form["why"] ?? ""],
                error: visit.isPost && why.isEmpty ? language.say(.wrongWhy) : nil),
        ]
        return try staff.form(
            StaffFormPage(
                title: language.say(.sheetErasing),
                lead: [desk.title(seen.collection, in: language), language.say(.sheetErasingLead)],
                form: staff.makeForm(visit, fields, button: .sheetErasingGo, isGrave: true), ways: [back(visit)],
                in: language), visit)
    }

    private func done(_ visit: StaffVisit, _ number: String) throws -> Reply {
        let language = visit.language
        return try staff.render(
            StaffMessagePage(
                title: language.say(.sheetErasing),
                paragraphs: [language.say(.sheetErasingDone, ["number": number]), language.say(.sheetErasingPaper)],
                next: back(visit)), visit)
    }

    private func back(_ visit: StaffVisit) -> StaffLink { desk.link(.retention, visit, [], .menuRetention) }
}
