/// What was done, as the audit log names it. The words are stored and never change their meaning.
package enum AuditAction: String, Sendable, Hashable, CaseIterable {
    case loggedIn = "logged-in"
    case logInRefused = "log-in-refused"
    case factorRefused = "second-factor-refused"
    case recoveryCodeUsed = "recovery-code-used"
    case loggedOut = "logged-out"
    case loggedOutEverywhere = "logged-out-everywhere"
    case accessRefused = "access-refused"

    case firstLinkMade = "first-link-made"
    case accountInvited = "account-invited"
    case accountSetUp = "account-set-up"
    case accountChanged = "account-changed"
    case accountReset = "account-reset"
    case accountStopped = "account-stopped"
    case accountResumed = "account-resumed"
    case accountsSeen = "accounts-seen"
    case passwordChanged = "password-changed"
    case factorChanged = "second-factor-changed"
    case recoveryCodesRenewed = "recovery-codes-renewed"

    case lettersMade = "letters-made"
    case lettersPrinted = "letters-printed"
    case letterReplaced = "letter-replaced"
    case letterTextChanged = "letter-text-changed"
    case neighbourhoodsChanged = "neighbourhoods-changed"
    case neighbourhoodRemoved = "neighbourhood-removed"
    case questionnaireHandedIn = "questionnaire-handed-in"
    case questionnairePublished = "questionnaire-published"
    case questionnaireRetirementAsked = "questionnaire-retirement-asked"
    case questionnaireRetired = "questionnaire-retired"
    case roundPrepared = "round-prepared"
    case roundOpened = "round-opened"
    case roundEndChanged = "round-end-changed"
    case roundMended = "round-mended"
    case roundRemoved = "round-removed"
    case responseSeen = "response-seen"
    case paperPrinted = "paper-printed"
    case guidePrinted = "guide-printed"
    case interviewBegun = "interview-begun"
    case paperKeyedIn = "paper-keyed-in"
    case paperCompared = "paper-compared"
    case paperCodeRefused = "paper-code-refused"
    case paperSheetErased = "paper-sheet-erased"
    case registerSeen = "register-seen"
    case affectedSeen = "affected-seen"
    case retentionSeen = "retention-seen"
    case timeOverErased = "time-over-erased"
    case erasingMissed = "erasing-missed"
    case answersLookedUp = "answers-looked-up"
    case erasureAsked = "erasure-asked"
    case answersErased = "answers-erased"
    case letterEnded = "letter-ended"
    case releaseMade = "release-made"
    case releaseRemade = "release-remade"
    case releasePreviewed = "release-previewed"
    case releaseStopped = "release-stopped"
    case releaseTaken = "release-taken"
    case releaseToldOfWithdrawals = "release-told-of-withdrawals"
    case releaseDeleted = "release-deleted"
    case resultsPublished = "results-published"
    case resultsTakenBack = "results-taken-back"
    case releasesSeen = "releases-seen"

    case storyEntered = "story-entered"
    case storyChanged = "story-changed"
    case storyRead = "story-read"
    case storySearched = "story-searched"
    case storyUnmasked = "story-unmasked"
    case storyNamesOut = "story-names-out"
    case storyAssigned = "story-assigned"
    case storyCoded = "story-coded"
    case storyApproved = "story-approved"
    case storyRefused = "story-refused"
    case storyReopened = "story-reopened"
    case storyErasureAsked = "story-erasure-asked"
    case storyErasureDropped = "story-erasure-dropped"
    case storyErased = "story-erased"
    case storyOriginalDestroyed = "story-original-destroyed"

    case logRead = "audit-log-read"
    case logVerified = "audit-log-verified"
}

/// What kind of thing something was done to. A collection is named, never a response, a draft or a code.
package enum AuditObjectKind: String, Sendable, Hashable, CaseIterable {
    case account
    case collection
    case neighbourhood
    case round
    case questionnaire
    case story
    case release
    case page
    case log
}
