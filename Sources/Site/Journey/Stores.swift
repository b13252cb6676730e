package import Records

/// The doors of the store that the site uses; none of them gives answers in bulk.
package struct Stores: Sendable {
    let drafts: any DraftStore
    let submissions: any SubmissionStore
    let invitations: any InvitationStore
    let collections: any CollectionStore
    let custody: any Custody
    let staff: StaffStores

    package init(
        drafts: any DraftStore, submissions: any SubmissionStore, invitations: any InvitationStore,
        collections: any CollectionStore, custody: any Custody, staff: StaffStores
    ) {
        self.drafts = drafts
        self.submissions = submissions
        self.invitations = invitations
        self.collections = collections
        self.custody = custody
        self.staff = staff
    }

    /// One store that is all of them.
    package init(
        _ store: some DraftStore & SubmissionStore & InvitationStore & CollectionStore & Custody & AccountStore
            & SessionStore & AuditStore & LetterStore & NeighbourhoodStore & QuestionnaireStore & RoundStore
            & ResponseCountStore & StoryStore & PaperEntryStore & RetentionStore & ErasureStore & ReleaseLedger
            & QuoteStore & GiveBackStore
    ) {
        self.init(
            drafts: store, submissions: store, invitations: store, collections: store, custody: store,
            staff: StaffStores(store))
    }
}

/// The doors of the store that staff's pages use. Every call of them takes a scope, or is about the caller's own account.
package struct StaffStores: Sendable {
    let accounts: any AccountStore
    let sessions: any SessionStore
    let audit: any AuditStore
    let letters: any LetterStore
    let neighbourhoods: any NeighbourhoodStore
    let questionnaires: any QuestionnaireStore
    let rounds: any RoundStore
    let response: any ResponseCountStore
    let stories: any StoryStore
    let paper: any PaperEntryStore
    let retention: any RetentionStore
    let erasure: any ErasureStore
    let releases: any ReleaseLedger
    let quotes: any QuoteStore
    let giveBack: any GiveBackStore

    package init(
        _ store: some AccountStore & SessionStore & AuditStore & LetterStore & NeighbourhoodStore & QuestionnaireStore
            & RoundStore & ResponseCountStore & StoryStore & PaperEntryStore & RetentionStore & ErasureStore
            & ReleaseLedger & QuoteStore & GiveBackStore
    ) {
        accounts = store
        sessions = store
        audit = store
        letters = store
        neighbourhoods = store
        questionnaires = store
        rounds = store
        response = store
        stories = store
        paper = store
        retention = store
        erasure = store
        releases = store
        quotes = store
        giveBack = store
    }
}
