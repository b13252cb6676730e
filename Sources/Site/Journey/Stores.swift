package import Records

/// The doors of the store that the site uses; none of them gives answers in bulk.
package struct Stores: Sendable {
    let drafts: any DraftStore
    let submissions: any SubmissionStore
    let invitations: any InvitationStore
    let collections: any CollectionStore
    let custody: any Custody

    package init(
        drafts: any DraftStore, submissions: any SubmissionStore, invitations: any InvitationStore,
        collections: any CollectionStore, custody: any Custody
    ) {
        self.drafts = drafts
        self.submissions = submissions
        self.invitations = invitations
        self.collections = collections
        self.custody = custody
    }

    /// One store that is all of them.
    package init(
        _ store: some DraftStore & SubmissionStore & InvitationStore & CollectionStore & Custody
    ) {
        self.init(drafts: store, submissions: store, invitations: store, collections: store, custody: store)
    }
}
