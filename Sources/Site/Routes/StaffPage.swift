import Programme

/// The table of staff's addresses. A new one is a row here and a line in `StaffDesk.handle`; the matrix test then tries it
/// with every role and with every kind of id.
package enum StaffPage: Int, CaseIterable, Sendable {
    case home, logIn, secondStep, recoveryCode, begin, logOut, staying
    case myAccount, myPassword, myFactor, myRecoveryCodes, logOutEverywhere
    case accounts, newAccount, account, resetAccount, stopAccount
    case auditLog, verifyAuditLog
    case letters, letterPlaces, letterTexts, letterText, letterSample, poster, lettersHere, newLetters, printLetters,
        replaceLetter
    case neighbourhoods, newNeighbourhood, neighbourhood, importNeighbourhoods, importNames, importActivities,
        importContext
    case questionnaires, newQuestionnaire, questionnaire, retireQuestionnaire, previewQuestionnaire, previewPage
    case rounds, newRound, round, changeRound, closeRound, mendRound, removeRound, removeNeighbourhood, response
    case stories, newStory, storyCodebook, storySearch, storyThemes, agreement
    case story, storyAbout, storyText, storyTurns, storyNames, storyWork, storyReview, storyPassage, eraseStory
    case storyReviewer
    case dashboard, dashboardHere, dashboardSheet, releaseStories, giveBack, giveBackPreview
    case releases, newRelease, releaseWork, releaseFile, release
    case paper, paperSheet, paperGuide, storyGuide, interview, paperEntry, eraseSheet
    case register, affected, retention, eraseAnswers, endLetter

    /// The first part of every staff address.
    static let root = "medewerkers"

    package var row: RouteRow {
        switch self {
        case .home: staff("/medewerkers", .get, .signedIn)
        case .logIn: staff("/medewerkers/inloggen", .both, .anybody)
        case .secondStep: staff("/medewerkers/tweede-stap", .both, .halfway)
        case .recoveryCode: staff("/medewerkers/herstelcode", .both, .halfway)
        case .begin: staff("/medewerkers/begin", .both, .anybody)
        case .logOut: staff("/medewerkers/uitloggen", .post, .signedIn)
        case .staying: staff("/medewerkers/blijven", .post, .signedIn)
        case .myAccount: staff("/medewerkers/mijn-account", .get, .signedIn)
        case .myPassword: staff("/medewerkers/mijn-account/wachtwoord", .both, .signedIn)
        case .myFactor: staff("/medewerkers/mijn-account/app", .both, .signedIn)
        case .myRecoveryCodes: staff("/medewerkers/mijn-account/herstelcodes", .both, .signedIn)
        case .logOutEverywhere: staff("/medewerkers/mijn-account/overal-uitloggen", .both, .signedIn)
        case .accounts: staff("/medewerkers/accounts", .get, .roles([.administrator]))
        case .newAccount: staff("/medewerkers/accounts/nieuw", .both, .roles([.administrator]))
        case .account: staff("/medewerkers/accounts/{account}", .both, .roles([.administrator]))
        case .resetAccount: staff("/medewerkers/accounts/{account}/herstel", .both, .roles([.administrator]))
        case .stopAccount: staff("/medewerkers/accounts/{account}/stop", .both, .roles([.administrator]))
        case .auditLog: staff("/medewerkers/logboek", .get, .roles([.privacyOfficer]))
        case .verifyAuditLog: staff("/medewerkers/logboek/controle", .post, .roles([.privacyOfficer]))
        case .letters: coordinator("/medewerkers/brieven", .get)
        case .letterPlaces: coordinator("/medewerkers/brieven/{collection}", .get)
        case .letterTexts: coordinator("/medewerkers/brieven/{collection}/tekst", .get)
        case .letterText: coordinator("/medewerkers/brieven/{collection}/tekst/{variant}", .both)
        case .letterSample: coordinator("/medewerkers/brieven/{collection}/tekst/{variant}/voorbeeld", .get)
        case .poster: coordinator("/medewerkers/brieven/{collection}/poster/{language}", .get)
        case .lettersHere: coordinator("/medewerkers/brieven/{collection}/in/{neighbourhood}", .get)
        case .newLetters: coordinator("/medewerkers/brieven/{collection}/in/{neighbourhood}/maken", .both, files: true)
        case .printLetters:
            coordinator("/medewerkers/brieven/{collection}/in/{neighbourhood}/afdrukken", .both, files: true)
        case .replaceLetter: coordinator("/medewerkers/brieven/{collection}/in/{neighbourhood}/vervangen", .both)
        case .neighbourhoods: staff("/medewerkers/buurten", .get, Self.planners)
        case .newNeighbourhood: staff("/medewerkers/buurten/nieuw", .both, Self.planners)
        case .neighbourhood: staff("/medewerkers/buurten/{buurt}", .both, Self.planners)
        case .removeNeighbourhood: staff("/medewerkers/buurten/{buurt}/weghalen", .both, Self.planners)
        case .importNeighbourhoods: staff("/medewerkers/inlezen/buurten", .both, Self.planners, files: true)
        case .importNames: staff("/medewerkers/inlezen/namen", .both, Self.planners, files: true)
        case .importActivities: staff("/medewerkers/inlezen/activiteiten", .both, Self.planners, files: true)
        case .importContext: staff("/medewerkers/inlezen/cijfers", .both, Self.planners, files: true)
        case .questionnaires: staff("/medewerkers/vragenlijsten", .get, Self.planners)
        case .newQuestionnaire: staff("/medewerkers/vragenlijsten/nieuw", .both, Self.planners, files: true)
        case .questionnaire: staff("/medewerkers/vragenlijsten/{vragenlijst}", .both, Self.planners)
        case .retireQuestionnaire: staff("/medewerkers/vragenlijsten/{vragenlijst}/weg", .both, Self.planners)
        case .previewQuestionnaire: staff("/medewerkers/vragenlijsten/{vragenlijst}/voorbeeld", .get, Self.planners)
        case .previewPage: staff("/medewerkers/vragenlijsten/{vragenlijst}/voorbeeld/bladzijde", .both, Self.planners)
        case .rounds: staff("/medewerkers/rondes", .get, .roles([.coordinator]))
        case .newRound: staff("/medewerkers/rondes/nieuw", .both, .roles([.coordinator]))
        case .round: staff("/medewerkers/rondes/{ronde}", .get, .roles([.coordinator]))
        case .changeRound: staff("/medewerkers/rondes/{ronde}/aanpassen", .both, .roles([.coordinator]))
        case .closeRound: staff("/medewerkers/rondes/{ronde}/einde", .both, .roles([.coordinator]))
        case .mendRound: staff("/medewerkers/rondes/{ronde}/gegevens", .both, .roles([.coordinator]))
        case .removeRound: staff("/medewerkers/rondes/{ronde}/weghalen", .both, .roles([.coordinator]))
        case .dashboard: staff("/medewerkers/overzicht", .get, Self.viewers)
        case .dashboardHere: staff("/medewerkers/overzicht/{buurt}", .get, Self.viewers)
        case .dashboardSheet: staff("/medewerkers/overzicht/{buurt}/gesprek", .get, Self.viewers)
        case .releaseStories:
            staff("/medewerkers/overzicht/{buurt}/verhalen", .both, .roles([.evaluator]))
        case .giveBack: coordinator("/medewerkers/overzicht/{buurt}/teruggeven", .both)
        case .giveBackPreview: coordinator("/medewerkers/overzicht/{buurt}/teruggeven/voorbeeld", .get)
        case .releases: staff("/medewerkers/uitgiften", .get, Self.owners)
        case .newRelease: staff("/medewerkers/uitgiften/nieuw", .both, .roles([.evaluator]))
        case .releaseWork: staff("/medewerkers/uitgiften/werk/{werk}", .both, .roles([.evaluator]))
        case .releaseFile: staff("/medewerkers/uitgiften/werk/{werk}/bestand", .get, .roles([.evaluator]))
        case .release: staff("/medewerkers/uitgiften/{uitgifte}", .both, Self.owners)
        case .paper: staff("/medewerkers/papier", .get, Self.helpers)
        case .paperSheet: staff("/medewerkers/papier/{collection}/vel/{language}", .get, Self.helpers)
        case .paperGuide: staff("/medewerkers/papier/{collection}/gids/{language}", .get, Self.helpers)
        case .storyGuide: staff("/medewerkers/papier/verhaalgids", .get, Self.helpers)
        case .paperEntry: staff("/medewerkers/papier/{collection}/invoer", .both, Self.helpers)
        case .eraseSheet: staff("/medewerkers/papier/{collection}/blad-wissen", .both, Self.keepers)
        case .interview: staff("/medewerkers/papier/{collection}/gesprek", .both, Self.helpers)
        case .response: coordinator("/medewerkers/rondes/{ronde}/respons", .get)
        case .register: staff("/medewerkers/verwerkingen", .get, .roles([.privacyOfficer]))
        case .affected: staff("/medewerkers/geraakt", .get, .roles([.privacyOfficer]))
        case .retention: staff("/medewerkers/bewaren", .get, Self.keepers)
        case .eraseAnswers: staff("/medewerkers/wissen", .both, Self.keepers)
        case .endLetter: coordinator("/medewerkers/brieven/{collection}/in/{neighbourhood}/stoppen", .both)
        case .stories: staff("/medewerkers/verhalen", .get, Self.readers)
        case .newStory: staff("/medewerkers/verhalen/nieuw", .both, Self.tellers, files: true)
        case .storyCodebook:
            staff("/medewerkers/verhalen/codeboek", .get, .roles([.interviewer, .coder, .evaluator]))
        case .storySearch: staff("/medewerkers/verhalen/zoeken", .get, Self.finders)
        case .storyThemes: staff("/medewerkers/verhalen/overzicht", .get, Self.finders)
        case .agreement: staff("/medewerkers/verhalen/overeenstemming", .get, Self.finders)
        case .story: staff("/medewerkers/verhalen/{verhaal}", .get, Self.readers)
        case .storyAbout: staff("/medewerkers/verhalen/{verhaal}/gegevens", .both, Self.tellers)
        case .storyText: staff("/medewerkers/verhalen/{verhaal}/tekst", .both, Self.tellers)
        case .storyTurns: staff("/medewerkers/verhalen/{verhaal}/beurten", .both, Self.readers)
        case .storyNames: staff("/medewerkers/verhalen/{verhaal}/namen", .both, Self.readers)
        case .storyWork: staff("/medewerkers/verhalen/{verhaal}/bezig", .get, Self.readers)
        case .storyReview: staff("/medewerkers/verhalen/{verhaal}/nakijken", .both, .roles([.coder]))
        case .storyPassage: staff("/medewerkers/verhalen/{verhaal}/nakijken/{stuk}", .both, .roles([.coder]))
        case .storyReviewer: staff("/medewerkers/verhalen/{verhaal}/nakijker", .both, .roles([.coder]))
        case .eraseStory: staff("/medewerkers/verhalen/{verhaal}/weg", .both, Self.readers)
        }
    }

    /// Who sees the figures of neighbourhoods.
    private static let viewers = StaffAccess.roles([.coordinator, .evaluator])
    /// Who sees what went out.
    private static let owners = StaffAccess.roles([.evaluator, .privacyOfficer])

    /// Who prepares what rounds are made of.
    private static let planners = StaffAccess.roles([.administrator, .coordinator])

    /// Who enters stories, and who works with them.
    private static let tellers = StaffAccess.roles([.interviewer])
    private static let finders = StaffAccess.roles([.coder, .evaluator])
    private static let readers = StaffAccess.roles([.interviewer, .coder])
    /// Who sees to it that answers go when they must.
    private static let keepers = StaffAccess.roles([.coordinator, .privacyOfficer])
    /// Who helps people answer.
    private static let helpers = StaffAccess.roles([.coordinator, .interviewer])

    private func coordinator(_ template: StaticString, _ methods: RouteMethods, files: Bool = false) -> RouteRow {
        staff(template, methods, .roles([.coordinator]), files: files)
    }

    /// - Parameter files: whether its form may hold a file.
    private func staff(
        _ template: StaticString, _ methods: RouteMethods, _ access: StaffAccess, files: Bool = false
    ) -> RouteRow {
        RouteRow(template: template, methods: methods, access: .staff(access), takesFiles: files)
    }

    /// Who may use it.
    var access: StaffAccess {
        if case .staff(let access) = row.access { return access }
        return .roles([])
    }

    /// The parts of the template, split once for all rows.
    var segments: [RouteSegment] { Self.split[rawValue] }

    private static let split = allCases.map { RouteSegment.all(of: $0.row.template) }
}
