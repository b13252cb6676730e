import HTTPTypes
import NIOHTTP1
import Programme
import Records

/// Leads a request to a staff page to its controller, once the door has let it in.
struct StaffDesk: Sendable {
    private let staff: StaffOffice
    private let door: StaffDoor
    private let logIn: LogInController
    private let begin: BeginController
    private let own: MyAccountController
    private let accounts: AccountsController
    private let audit: AuditController
    private let letters: LettersController
    private let printing: LetterPrintController
    private let letterTexts: LetterTextController
    private let neighbourhoods: NeighbourhoodsController
    private let imports: ImportController
    private let questionnaires: QuestionnairesController
    private let preview: PreviewController
    private let rounds: RoundsController
    private let response: ResponseController
    private let stories: StoriesController
    private let storyEntry: StoryEntryController
    private let storyNames: StoryNamesController
    private let story: StoryController
    private let storyAbout: StoryAboutController
    private let storyReview: StoryReviewController
    private let storyPassage: StoryPassageController
    private let storyTurns: StoryTurnsController
    private let storyWork: StoryWorkController
    private let storyReviewer: StoryReviewerController
    private let storyErasing: StoryErasingController
    private let dashboard: DashboardController
    private let releaseStories: ReleaseStoriesController
    private let giveBack: GiveBackController
    private let releases: ReleasesController
    private let releasePlan: ReleasePlanController
    private let releaseWork: ReleaseWorkController
    private let paper: PaperController
    private let paperEntry: PaperEntryController
    private let storySearch: StorySearchController
    private let storyFigures: StoryFiguresController
    private let register: RegisterController
    private let affected: AffectedController
    private let retention: RetentionController
    private let erasing: ErasingController
    private let sheets: SheetErasingController

    /// - Throws: `TemplateFault` when a text for staff is missing in a language.
    init(office: Office, questions: QuestionScreens) throws {
        staff = try StaffOffice(office: office)
        door = StaffDoor(staff: staff)
        logIn = LogInController(staff: staff)
        begin = BeginController(staff: staff)
        own = MyAccountController(staff: staff)
        accounts = AccountsController(staff: staff)
        audit = AuditController(staff: staff)
        let desk = LetterDesk(staff: staff)
        paper = PaperController(desk: desk)
        paperEntry = PaperEntryController(desk: desk)
        register = RegisterController(staff: staff)
        affected = AffectedController(staff: staff)
        retention = RetentionController(staff: staff)
        erasing = ErasingController(desk: desk)
        sheets = SheetErasingController(desk: desk)
        letters = LettersController(desk: desk)
        printing = LetterPrintController(desk: desk)
        letterTexts = LetterTextController(desk: desk)
        neighbourhoods = NeighbourhoodsController(staff: staff)
        imports = ImportController(staff: staff)
        questionnaires = QuestionnairesController(staff: staff)
        preview = PreviewController(staff: staff, questions: questions)
        rounds = RoundsController(staff: staff)
        response = ResponseController(staff: staff)
        dashboard = DashboardController(staff: staff)
        releases = ReleasesController(staff: staff)
        releasePlan = ReleasePlanController(staff: staff)
        releaseWork = ReleaseWorkController(staff: staff)
        let storyDesk = StoryDesk(staff: staff)
        stories = StoriesController(desk: storyDesk)
        storyEntry = StoryEntryController(desk: storyDesk)
        storyNames = StoryNamesController(desk: storyDesk)
        story = StoryController(desk: storyDesk)
        storyAbout = StoryAboutController(desk: storyDesk)
        storyReview = StoryReviewController(desk: storyDesk)
        storyPassage = StoryPassageController(desk: storyDesk)
        storyTurns = StoryTurnsController(desk: storyDesk)
        storyWork = StoryWorkController(desk: storyDesk)
        storyReviewer = StoryReviewerController(desk: storyDesk)
        storyErasing = StoryErasingController(desk: storyDesk)
        storySearch = StorySearchController(desk: storyDesk)
        storyFigures = StoryFiguresController(desk: storyDesk)
        releaseStories = ReleaseStoriesController(desk: storyDesk)
        giveBack = GiveBackController(staff: staff)
    }

    /// The page for a post of which more came than is taken; only its head was read.
    func tooLarge(_ head: HTTPRequestHead) -> Reply {
        staff.screens.message(.tooLarge, in: staff.screens.language(of: head), status: .contentTooLarge)
    }

    func answer(_ visit: Visit, at page: StaffPage, _ values: [String]) async throws -> Reply {
        switch try await door.knock(visit, at: page, values) {
        case .turnedAway(let reply): return reply
        case .enter(let entered):
            let reply = try await handle(entered)
            try await forgetKept(entered, reply)
            return reply
        }
    }

    private func handle(_ visit: StaffVisit) async throws -> Reply {
        switch visit.page {
        case .home: try await own.home(visit)
        case .logIn: try await logIn.logIn(visit)
        case .secondStep: try await logIn.secondStep(visit)
        case .recoveryCode: try await logIn.recoveryCode(visit)
        case .begin: try await begin.answer(visit)
        case .logOut: try await logIn.logOut(visit)
        case .staying: logIn.stay(visit)
        case .myAccount: try await own.show(visit)
        case .myPassword: try await own.password(visit)
        case .myFactor: try await own.factor(visit)
        case .myRecoveryCodes: try await own.recoveryCodes(visit)
        case .logOutEverywhere: try await own.logOutEverywhere(visit)
        case .accounts: try await accounts.list(visit)
        case .newAccount: try await accounts.invite(visit)
        case .account: try await accounts.change(visit)
        case .resetAccount: try await accounts.reset(visit)
        case .stopAccount: try await accounts.stop(visit)
        case .auditLog: try await audit.show(visit)
        case .verifyAuditLog: try await audit.verify(visit)
        case .letters: try await letters.list(visit)
        case .letterPlaces: try await letters.places(visit)
        case .lettersHere: try await letters.here(visit)
        case .newLetters: try await letters.make(visit)
        case .replaceLetter: try await letters.replace(visit)
        case .printLetters: try await printing.print(visit)
        case .poster: try await printing.poster(visit)
        case .letterSample: try await printing.sample(visit)
        case .letterTexts: try await letterTexts.list(visit)
        case .letterText: try await letterTexts.change(visit)
        case .neighbourhoods: try await neighbourhoods.list(visit)
        case .newNeighbourhood: try await neighbourhoods.add(visit)
        case .neighbourhood: try await neighbourhoods.change(visit)
        case .removeNeighbourhood: try await neighbourhoods.remove(visit)
        case .importNeighbourhoods: try await imports.profiles(visit)
        case .importNames: try await imports.names(visit)
        case .importActivities: try await imports.activities(visit)
        case .importContext: try await imports.context(visit)
        case .questionnaires: try await questionnaires.list(visit)
        case .newQuestionnaire: try await questionnaires.handIn(visit)
        case .questionnaire: try await questionnaires.show(visit)
        case .retireQuestionnaire: try await questionnaires.retire(visit)
        case .previewQuestionnaire: try await preview.frames(visit)
        case .previewPage: try await preview.page(visit)
        case .rounds: try await rounds.list(visit)
        case .newRound: try await rounds.add(visit)
        case .round: try await rounds.show(visit)
        case .changeRound: try await rounds.change(visit)
        case .closeRound: try await rounds.close(visit)
        case .mendRound: try await rounds.mend(visit)
        case .removeRound: try await rounds.remove(visit)
        case .response: try await response.show(visit)
        case .stories: try await stories.list(visit)
        case .newStory: try await storyAbout.add(visit)
        case .story: try await story.show(visit)
        case .storyAbout: try await storyAbout.change(visit)
        case .eraseStory: try await storyErasing.erase(visit)
        case .storyText: try await storyEntry.text(visit)
        case .storyTurns: try await storyTurns.turns(visit)
        case .storyWork: try await storyWork.show(visit)
        case .storyNames: try await storyNames.show(visit)
        case .storyReview: try await storyReview.story(visit)
        case .storyPassage: try await storyPassage.show(visit)
        case .storyReviewer: try await storyReviewer.choose(visit)
        case .storyCodebook: try await stories.codebook(visit)
        case .dashboard: try await dashboard.list(visit)
        case .dashboardHere: try await dashboard.show(visit)
        case .dashboardSheet: try await dashboard.sheet(visit)
        case .releaseStories: try await releaseStories.show(visit)
        case .giveBack: try await giveBack.show(visit)
        case .giveBackPreview: try await giveBack.preview(visit)
        case .releases: try await releases.list(visit)
        case .newRelease: try await releasePlan.plan(visit)
        case .releaseWork: try await releaseWork.show(visit)
        case .releaseFile: try await releaseWork.file(visit)
        case .release: try await releases.show(visit)
        case .paper: try await paper.list(visit)
        case .paperSheet: try await paper.sheet(visit)
        case .paperGuide: try await paper.guide(visit)
        case .storyGuide: try await paper.storyGuide(visit)
        case .interview: try await paper.interview(visit)
        case .paperEntry: try await paperEntry.enter(visit)
        case .storySearch: try await storySearch.search(visit)
        case .storyThemes: try await storyFigures.themes(visit)
        case .agreement: try await storyFigures.agreement(visit)
        case .register: try await register.show(visit)
        case .affected: try await affected.show(visit)
        case .retention: try await retention.show(visit)
        case .eraseAnswers: try await erasing.answers(visit)
        case .endLetter: try await erasing.letter(visit)
        case .eraseSheet: try await sheets.erase(visit)
        }
    }

    /// Words kept for an address have served once its form was taken.
    private func forgetKept(_ visit: StaffVisit, _ reply: Reply) async throws {
        guard visit.isPost, reply.status.code < 400, let stay = visit.stay, stay.session.stage == .full else { return }
        let route = visit.route.path
        guard try await staff.stores.sessions.keptText(of: stay.account.id, route: route, at: staff.now) != nil else {
            return
        }
        try await staff.stores.sessions.forgetText(of: stay.account.id, route: route)
    }
}
