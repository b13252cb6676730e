/// The short texts of staff's pages that Swift code asks for; every language of staff must have each of them.
enum StaffWord: String, CaseIterable, Sendable {
    case homeTitleStaff, homeLeadStaff, notAllowedTitle, notAllowedText, toHome, sendAgain, wordsKept, timeOver
    case timeOverKept, menuAccounts, aboutAccounts, menuAuditLog, aboutAuditLog, menuMyAccount, aboutMyAccount
    case logOut, logInTitle, logInLead, logInGo, logInHaveLink, fieldLogin, fieldLoginHint, fieldPassword
    case fieldCurrentPassword, fieldNewPassword, fieldNewPasswordHint, fieldAgain, fieldFactor, fieldFactorHint
    case fieldApp, fieldAppHint, fieldRecovery, fieldRecoveryHint, fieldLink, fieldLinkHint, fieldName
    case fieldNameHint, fieldRoles, fieldRolesHint, fieldScope, fieldNeighbourhoods, scopeEverywhere
    case scopeEverywhereHint, scopeSome, fieldState, fieldWhat, fieldWhy, fieldWhyOptional, fieldWhyHint
    case wrongLogInEmpty, wrongLogIn, wrongTooOften, wrongFactorEmpty, wrongFactor, wrongRecovery, wrongLink
    case wrongStepOver, wrongApp, wrongPassword, wrongAgain, wrongPasswordShort, wrongPasswordLong
    case wrongPasswordCommon, wrongPasswordPersonal, wrongName, wrongLogin, wrongLoginTaken, wrongNoRole
    case wrongRolesTogether, wrongScope, wrongChoose, wrongWhy, wrongNobody, wrongDay, secondStepTitle
    case secondStepLead, secondStepLost, recoveryTitle, recoveryLead, recoveryBack, beginTitle, beginLead, goOn
    case firstTitle, firstLead, choosePasswordTitle, choosePasswordLead, confirmTitle, confirmLead, appTitle
    case appLead, appLeadTwo, codesTitle, codesLead, codesLeadTwo, codesNext, myPasswordLink, othersEnd, save
    case myFactorLink, myFactorLead, myCodesLink, myCodesLead, everywhereLink, everywhereLead, everywhereGo
    case changed, keptGo, inviteTitle, inviteLead, inviteGo, changeLead, notOwnRights, lastAdministrator
    case resetTitle, resetLead, resetGo, resetInvitation, resetPassword, resetFactor, resetEverything, stopTitle
    case stopLead, resumeTitle, resumeLead, linkTitle, linkLead, linkLeadTwo, linkUntil, backToAccounts
    case stateInvited, stateActive, stateStopped, previousPage, nextPage, roleAdministrator, roleCoordinator
    case roleInterviewer, roleCoder, roleEvaluator, rolePrivacyOfficer, aboutAdministrator, aboutCoordinator
    case aboutInterviewer, aboutCoder, aboutEvaluator, aboutPrivacyOfficer, actorCommand, actorService
    case actorUnknown, auditSound, auditBroken, auditCut, auditNoKey, older, filterWho, filterAbout
    case filterLoginHint, filterWhat, filterAll, filterFrom, filterUntil
    case menuLetters, aboutLetters, lettersLead, lettersNone, lettersTexts, lettersPoster, lettersMake
    case lettersPrint, lettersReplace, lettersBack, lettersBackAll, lettersRound, lettersSerials
    case lettersOpenFrom, lettersUntil, lettersReplaced, makeLead, makeLeadTwo, fieldAddresses
    case fieldAddressesHint, fieldLetterCount, fieldLetterCountHint, makeGo, printLead, fieldKind
    case kindInvitation, kindReminder, kindReminderHint, fieldPaper, paperLetters, paperLarge, paperStickers
    case paperStickersHint, fieldLetterLanguage, fieldLetterLanguageHint, fieldNumbered, fieldNumberedHint
    case fieldFrom, fieldUntilSerial, fieldRangeHint, fieldOneAddress, fieldOneAddressHint, printGo
    case sheetsLead, sheetsLeadPaper, posterMade, sampleMade, sampleLead, replaceTitle, replaceLead
    case replaceLeadTwo, fieldSerial, fieldSerialHint, replaceGo, replacedTitle, replacedLead, textsTitle
    case textsLead, textsLeadTwo, textOwn, textStandard, textTitle, partTitle, partBody, partBrief
    case partBriefHint, partWays, partClosing, partHint, textReset, textResetHint, textSample, textSampleLarge
    case wrongLetterEmpty, wrongLetterLong, wrongLetterPlace, wrongLetterDay, wrongCount, wrongBoth, wrongFile
    case wrongFileLine, wrongCSVEmpty, wrongCSVQuote, wrongCSVAfter, wrongCSVFields, wrongCSVName
    case wrongCSVRows, wrongColumns, wrongNoRows, wrongIncomplete, wrongAddressLong, wrongNoSerial
    case wrongSerialTwice, wrongSerialUnknown, wrongLetterLanguage, wrongNotNumbered, wrongMore, wrongLetterRange
    case wrongTooMany, wrongOneAddress, wrongSerial
}

/// Those with a number in them.
enum StaffCountedWord: String, CaseIterable, Sendable {
    case accountsCount, codesLeft, sheetsTitle, sheetsStickersTitle, lettersLines, lettersCount
}
