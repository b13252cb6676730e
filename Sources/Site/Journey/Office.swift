package import Logging
package import Programme
import Records
import Synchronization
import XForms

/// Everything the controllers work with. Made once; all parts are values or look after themselves.
package final class Office: Sendable {
    /// The collections of the list, served from start to end.
    let listed: [ServedCollection]
    /// Changed questionnaires on disk that wait, because of the answers there are.
    let heldQuestionnaires: [HeldQuestionnaire]
    private let current: Mutex<Offer>
    let nextOffer = Atomic<Int>(0)
    let stores: Stores
    let keys: KeyRing
    let desk: DraftDesk
    let held = HeldSessions()
    let archive: DefinitionArchive
    let tokens: FormTokens
    let passes: Passes
    /// How many began since the store was told.
    package let starts = HeldCounts<LetterPlace>()
    /// How many sent, by the age they gave.
    package let ages = HeldCounts<AgePlace>()
    let budget: GuessBudget
    /// Nil on this machine alone, where nobody else begins anything.
    let begins: BeginBudget?
    let proxies: TrustedProxies
    let clock: ProgrammeClock
    let screens: Screens
    /// Clock, time zone and chance, as the engine asks for them.
    let environment: Environment
    let logger: Logger
    /// Looks at questionnaires that are handed in.
    let intake: any QuestionnaireIntake
    /// Makes releases.
    let releases: ReleaseDesk
    /// What reads, masks and tags stories.
    let stories: StoryTools

    /// - Parameter keeping: what the store really holds, for the page that says so.
    /// - Throws: `TemplateFault` when a page cannot be prepared.
    package init(
        serving collections: [ServedCollection], holding held: [HeldQuestionnaire] = [], stores: Stores, keys: KeyRing,
        pages: Pages, settings: SiteSettings,
        keeping: KeptFacts, clock: ProgrammeClock, intake: any QuestionnaireIntake, stories: StoryTools,
        workshop: any ReleaseWorkshop, logger: Logger
    ) throws {
        self.intake = intake
        self.stories = stories
        releases = ReleaseDesk(workshop: workshop)
        listed = collections
        heldQuestionnaires = held
        current = Mutex(Offer(collections))
        self.stores = stores
        self.keys = keys
        self.clock = clock
        self.logger = logger
        desk = DraftDesk(
            store: stores.drafts, keys: keys, cache: SealedDraftCache(mostBytes: settings.draftCacheBytes),
            daysKept: settings.draftDays, mostBytes: settings.draftBytes)
        archive = DefinitionArchive(store: stores.collections)
        let secrets = keys.keys.filter { $0.purpose == .code }.reversed().map(\.secret)
        tokens = FormTokens(secrets: secrets)
        passes = Passes(secrets: secrets, isSecure: settings.isSecure)
        proxies = TrustedProxies(settings.trustedProxies)
        budget = GuessBudget { count in
            logger.warning("many wrong codes", metadata: ["in ten minutes": "\(count)"])
        }
        begins =
            settings.origin == nil
            ? nil
            : BeginBudget { count in
                logger.warning("many questionnaires begun", metadata: ["in ten minutes": "\(count)"])
            }
        screens = try Screens(pages: pages, settings: settings, keeping: keeping)
        environment = Environment(
            clock: { clock.exact }, timeZone: clock.zone,
            randomBytes: { count in
                // The system is asked once for eight bytes, not once for each.
                var generator = SystemRandomNumberGenerator()
                let words = (0..<(count + 7) / 8).map { _ in generator.next() }
                return words.withUnsafeBytes { Array($0.prefix(count)) }
            },
            failed: { failure in
                logger.warning(
                    "an expression of a questionnaire could not be worked out", metadata: failure.metadata)
            })
    }

    /// What residents can fill in now.
    package var offer: Offer { current.withLock { $0 } }

    /// Puts an offer in place of the present one, unless that was begun later.
    func replaceOffer(_ new: Offer) {
        current.withLock {
            guard $0.number < new.number else { return }
            $0 = new
            desk.ends.set(new.collections)
        }
    }

    /// The questionnaire that a response was given on, also when its collection is no longer offered: its owner may see it
    /// as long as we hold it.
    func served(_ facts: ResponseFacts) async throws -> ServedCollection? {
        if let current = collections[facts.collection], facts.definition == current.definitionHash { return current }
        let known = try await stores.collections.collections().first { $0.id == facts.collection }
        guard let collection = collections[facts.collection]?.collection ?? known else { return nil }
        return try await archive.served(collection, document: facts.definition)
    }

    /// Forgets all sealed drafts in memory, after drafts have been expired in the store.
    package func forgetCachedDrafts() { desk.cache.removeAll() }
}

// MARK: - Tokens

extension Office {
    /// A fresh token for the form that posts to this address.
    func token(for route: Route) -> String { tokens.issue(for: route.path, now: clock.seconds) }

    /// Judges the token that came with a post.
    func judge(_ visit: Visit) -> FormTokens.Verdict {
        tokens.judge(visit.form["token"], for: visit.route.path, now: clock.seconds)
    }
}
