/// The short texts of staff's pages that Swift code asks for; every language of staff must have each of them.
enum StaffWord: String, CaseIterable, Sendable {
    case sweepTitle, sweepLead, sweepGo
    case homeTitleStaff, homeLeadStaff, notAllowedTitle, notAllowedText, toHome, sendAgain, wordsKept, timeOver
    case fileTooLarge, tooLargeTitle, tooLargeText, tooLargeWhat, tooLargeBack
    case stayingSoon, stayingBound, stayingOver, stayingHere, timeOverKept, accountWasChanged, accountWasChangedKept,
        menuAccounts, aboutAccounts, menuAuditLog,
        aboutAuditLog, menuMyAccount, aboutMyAccount
    case logOut, logInTitle, logInLead, logInGo, logInHaveLink, fieldLogin, fieldLoginHint, fieldPassword
    case fieldCurrentPassword, fieldNewPassword, fieldNewPasswordHint, fieldAgain, fieldFactor, fieldFactorHint
    case fieldApp, fieldAppHint, fieldRecovery, fieldRecoveryHint, fieldLink, fieldLinkHint, fieldName
    case fieldNameHint, fieldRoles, fieldRolesHint, fieldScope, fieldNeighbourhoods, scopeEverywhere
    case scopeEverywhereHint, scopeSome, fieldState, fieldWhat, fieldWhy, fieldWhyOptional, fieldWhyHint
    case wrongLogInEmpty, wrongLogIn, wrongTooOften, wrongFactorEmpty, wrongFactor, wrongRecovery, wrongLink
    case wrongStepOver, wrongApp, wrongPassword, wrongAgain, wrongPasswordShort, wrongPasswordLong
    case wrongPasswordCommon, wrongPasswordPersonal, wrongName, wrongLogin, wrongLoginTaken, wrongNoRole
    case wrongRolesTogether, wrongScope, wrongChoose, wrongWhy, wrongDay, secondStepTitle
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
    case filterLoginHint, filterCode, filterCodeHint, filterWhat, filterAll, filterFrom, filterUntil
    case menuLetters, aboutLetters, lettersLead, lettersNone, lettersTexts, lettersPoster, lettersMake
    case lettersPrint, lettersReplace, lettersBack, lettersBackAll, lettersRound, lettersSerials
    case lettersOpenFrom, lettersUntil, lettersReplaced, makeLead, makeLeadTwo, fieldAddresses
    case fieldAddressesHint, fieldLetterCount, fieldLetterCountHint, makeGo, printLead, fieldKind
    case kindInvitation, kindReminder, kindReminderHint, fieldPaper, paperLetters, paperLarge, paperStickers
    case paperStickersHint, fieldLetterLanguage, fieldLetterLanguageHint, fieldNumbered, fieldNumberedHint
    case fieldFrom, fieldUntilSerial, fieldRangeHint, fieldOneAddress, fieldOneAddressHint, printGo
    case sheetsLead, sheetsClose, sheetsLeadPaper, posterMade, sampleMade, sampleLead, replaceTitle, replaceLead
    case replaceLeadTwo, fieldSerial, fieldSerialHint, replaceGo, replacedTitle, replacedLead, textsTitle
    case textsLead, textsLeadTwo, textOwn, textStandard, textTitle, partTitle, partBody, partBrief
    case partBriefHint, partWays, partClosing, partHint, textReset, textResetHint, textSample, textSampleLarge
    case wrongLetterEmpty, wrongLetterLong, wrongLetterPlace, wrongLetterDay, wrongCount, wrongBoth, wrongFile
    case wrongFileLine, wrongCSVEmpty, wrongCSVQuote, wrongCSVAfter, wrongCSVFields, wrongCSVName
    case wrongCSVRows, wrongColumns, wrongNoRows, wrongIncomplete, wrongAddressLong, wrongNoSerial
    case wrongSerialTwice, wrongSerialUnknown, wrongLetterLanguage, wrongNotNumbered, wrongMore, wrongLetterRange
    case wrongTooMany, wrongOneAddress, wrongSerial

    case menuNeighbourhoods, aboutNeighbourhoods, menuQuestionnaires, aboutQuestionnaires, menuRounds, aboutRounds
    case notKnown, neighbourhoodsLead, newNeighbourhood, neighbourhoodLead, backToNeighbourhoods, fieldCode
    case fieldCodeHint, fieldNeighbourhoodName, fieldMunicipality, fieldDistrict, fieldDistrictHint
    case fieldResidents, fieldAge, fieldStreets, fieldStreetsHint, fieldInstitutions, fieldLinesHint
    case fieldActivities, fieldActivitiesHint, wrongNeighbourhoodCode, wrongCodeTaken, wrongDistrict, wrongNumber
    case importNeighbourhoods, importNeighbourhoodsLead, importNames, importNamesLead, importActivities
    case importActivitiesLead, importLead, importTemplate, importPresent, fieldFile, fieldFileHint, fieldPaste
    case fieldPasteHint, wrongImportFile, importLook, importWrong, importWrongLead, importRight, importLine
    case importColumn, importProblem, importRepair, importKeep, importKeepRight, importAgain, importRightLead
    case importUnknown, importUnknownLead, importMeant, importNameless, importShort, importShortLead
    case importStreet, importInstitution
    case questionnairesLead, newQuestionnaire, newQuestionnaireLead, fieldQuestionnaireFile
    case fieldQuestionnaireFileHint, fieldBeside, fieldBesideHint, fieldPick, pickNone, checkQuestionnaire
    case wrongQuestionnaireFile, wrongQuestionnaireSize, wrongQuestionnaireCheck, questionnaireRefused
    case questionnaireRefusedLead, questionnaireFacts, fieldVersion, fieldForm, fieldKept, findingTitle
    case findingNothing, findingErrors, findingWarnings, findingNotes, translationsTitle, translationsUnread
    case translationsUnreadList, differencesTitle, differencesNone, differenceWhat, differenceQuestion
    case differenceBefore, differenceAfter, differenceAdded, differenceRemoved, differenceRelabelled
    case differenceChoiceAdded, differenceChoiceRemoved, differenceRecoded, recodedRefused, rewordedRefused, publishLead
    case publishLeadTwo, publishQuestionnaire, needsAnother, versionTaken, wrongStateQuestionnaire
    case retireQuestionnaire, retireLead, retireDraftLead, backToQuestionnaires, backToQuestionnaire, stateDraft
    case statePublished, stateRetired, previewQuestionnaire, previewTitle, previewLead, previewPhone, previewWide
    case previewEnd, previewEndLead, previewAgain, roundsLead, newRound, newRoundLead, newRoundLeadTwo, fieldRound
    case fieldRoundHint, fieldOpens, fieldCloses, fieldGrace, fieldGraceHint, fieldWished, fieldExpected
    case fieldExpectedHint, fieldRoundNeighbourhoods, fieldRoundNeighbourhoodsHint, noNeighbourhoods
    case noQuestionnaires, accessNone, accessBoth, accessLetter, accessOpen, fieldBasis, fieldBasisShort
    case fieldLicence, fieldLicenceShort, fieldControllers, fieldControllersHint, fieldContact, fieldContactHint
    case fieldAssessment, fieldAssessmentHint, fieldEthics, fieldEthicsHint, fieldRetained, fieldRetainedHint
    case fieldDeclarations, declareConsent, declareConsentHint, declareCare, declareCareHint, declareCaregivers
    case declareCaregiversHint, declaredYes, declaredNo, roundKeep, roundKeepHint, roundOpen, roundOpenHint
    case wrongRoundName, wrongCloses, wrongGrace, wrongWished, wrongExpected, wrongNeighbourhoods
    case wrongNeighbourhoodNames, wrongQuestionnaires, wrongLicence, wrongControllers, wrongContact
    case wrongAssessment, wrongEthics, wrongRetained, wrongRetainedEarly, wrongRetainedLate, wrongDeclarations
    case wrongOver, wrongCollectionTaken, backToRounds, changeRound, closeRound, closeRoundLead, fieldEndHint
    case mendRound, mendRoundLead, mendRoundLeadTwo, removeRound, removeRoundLead, removeNeighbourhood
    case removeNeighbourhoodLead, neighbourhoodInUse
    case wrongEnd, roundInPart, phasePrepared, phasePlanned, phaseOpen, phaseGrace, phaseClosed, roundWhen
    case roundLetters, roundLettersLead, roundNoLetters, columnNeighbourhood, columnLetters, columnExpected
    case columnNote, lettersShort, fieldAccess, fieldAddress, seeAsResident, roundAccountability, notSaid
    case seeResponse, responseTitle, responseLead, responseLeadTens, responseLeadShare, responseNone
    case responseInPart, responseTogether, responsePlaces, responseWeeks, responseWeeksLead, responseNoWeeks
    case responseWeek, responseSentUntil, responseInvited, responseStarted, responseSent, responseShare
    case responseFew, responsePercent, responseBelowOne, columnQuestionnaire, backToRound
    case menuStories, aboutStories, storiesLead, newStory, newStoryLead, storyCodebook, codebookLead, codeNot
    case codeExample, codeCounterexample, axisTheme, axisDimension, fieldValence, borderRules, storyName, storyFacts
    case storyAboutTitle, backToStories, backToStory, backToReview, storyEntered, storyNaming, storyReviewing
    case storySecond, storyApproved, storyRefused, storyEnteredLead, storyNamingLead, storyReviewingLead
    case storySecondLead, storyApprovedLead, storyRefusedLead, fieldTeller, fieldOrigin, fieldEntered, fieldStoryRound
    case noRound, fieldNeighbourhood, pickOne, tellerResident, tellerCarer, tellerProfessional, tellerVolunteer
    case originInterview, originOwn, originOpen, fieldTold, toldOther, toldTranslated, fieldAge16, ageOlder
    case ageYounger, ageYoungerHint, fieldAgreed, agreedKeep, agreedQuote, agreedSpoken, agreedSpokenHint
    case agreedParent, agreedParentHint, fieldRecording, fieldRecordingHint, fieldKnownNames, fieldKnownNamesHint
    case fieldTranscript, fieldTranscriptHint, wrongStoryNeighbourhood, wrongStoryRound, wrongAgreedKeep
    case wrongAgreedParent, wrongRecording, wrongTranscriptEmpty, wrongTranscriptPdf, wrongTranscriptOld
    case wrongTranscriptMedia, wrongTranscriptKind, wrongTranscriptLocked, wrongTranscriptDamaged
    case wrongTranscriptLarge, storyTextTitle, fieldWords, fieldWordsHint, storyTextChanged, storyTextGone
    case storyKeepMine, storyKeepAsk, storyKeepHint, storyChanged
    case storyTurnsTitle, storyTurnsLead, passagesTitle, passageNumber, splitBefore, speakerTeller, speakerInterviewer
    case speakerOther, storyPage, storyPageHere, storyNamesTitle, storyNamesLead, storyNamesLeadTwo, storyMasked
    case masksTitle, columnPlaceholder, columnKind, columnTimes, columnStood, maskMore, maskMoreLead, fieldMaskWords
    case fieldMaskKind, maskGo, wrongMaskWords, maskBack, maskBackLead, maskBackGo, namesDone, namesDoneLead
    case storySomewhere
    case fieldWritten, fieldWrittenHint, writtenSame, writtenChange, writtenChangeLead, storyNamesForeign, namesSearched
    case fieldRead, namesRead, wrongRead, namesDoneGo, maskPerson, maskLocation, maskAddress, maskPostcode, maskPhone
    case maskEmail, maskNumber, maskDate, maskAge, maskInstitution, maskOther, storyReviewTitle, storyReviewLead
    case tellersTags, questionsTitle, questionsLead, questionsGo, questionUnique, questionUniqueHint, questionOthers
    case questionOthersHint, questionAccused, questionAccusedHint, questionDialect, questionDialectHint, codePassage
    case storyUndecided, storyNeedsAnother, nothingToUndo, undoTitle, undoLead, undoGo, yesTitle, yesLead, yesLeadTwo
    case storyRead, yesGo, noTitle, noLead, noGo, passageTitle, passageChanged, doubtNeedsAnother, blindTitle
    case blindLead, blindGo, tagsTitle, proposalTitle, proposalHint, proposalYes, proposalNo, valenceProposed
    case fieldDoubt, doubt, doubtHint, passageGo, acceptAll, markBlind, markProposed, markDoubt, markNone, eraseStory
    case eraseStoryLead, eraseStoryAsk, eraseStoryAskGo, eraseStoryConfirm, eraseStoryWaits, eraseStoryDropGo
    case eraseStoryAuthor, eraseStoryTeller, eraseStoryChoose, eraseStoryLeave, againTitle, againLead, againGo
    case againRefused, storyAgreedTitle, storyAgreedLead, storyNamesApproved, storyNamesKept, yesOnLastPage,
        storyPageNext
    case storyPageBefore, chosenBy, somebody, markRejected, fieldErasing, erasingAsked
    case fourEyes, fourEyesHint, wrongQuestions
    case menuPaper, aboutPaper, paperLead, paperNone, paperPrint, paperPrintLarge, paperGuide, paperBack
    case storyGuide, interviewGo, interviewLead, interviewAsk, interviewHint, interviewApart, wrongInterview
    case chooseOne, fieldPlaceHint, lettersPlaces, lettersPlacesLead, registerNotOffered, paperOther, paperLate
    case paperEnter, paperKeys, paperKeysVersion, paperCompare, paperDiffers, paperNotAsked, paperWrongChoice,
        paperConsentAsk
    case paperConsent, wrongPaperConsent, fieldSheet, fieldSheetHint, wrongSheet, fieldPaperCode
    case fieldPaperCodeHint, wrongPaperCode, paperSure, paperSureWhy, paperAsIs, paperAsIsHint, paperStored
    case paperStoredCode, paperStoredLead, paperFirst, paperFirstLead, paperEnded, paperEndedLead
    case paperNotStored, paperNotStoredLead, paperNext, fieldRoundPaper, roundTwice, roundTwiceHint, roundOnce
    case storySearch, storySearchLead, storySearchLeadApproved, storySearchLeadFew, fieldSearchWords, fieldTag
    case fieldVoice, voiceCoder
    case voiceTeller, voiceMachine, hitsMore, seeInStory, storyThemes, themesLead, themesLeadTwo, themesTogether
    case columnTellers, agreement, agreementLead, agreementMachine, agreementCoders, agreementTime, noAgreement
    case columnPositives, columnPrecision, columnRecall, columnF1, columnKappa, columnAlpha, columnFrom
    case columnPassages, columnThemes, columnDimensions, columnValence, aboutStoryThemes
    case columnModel
    case fieldOriginal, originalUntil, originalGone, originalOfTeller
    case wrongSamePerson, roundTwiceAlone, roundTwiceAloneHint, fieldRoundWords, fieldRoundWordsHint, roundWords
    case roundWordsVersion, wrongRoundWords
    case responseAges, responseAgesLead, responseAge, columnAge
    case menuRegister, aboutRegister, menuAffected, aboutAffected, menuRetention, aboutRetention, menuErasing
    case aboutErasing, kindIdentifying, kindSensitive, kindFreeText, kindQuasi, kindPlain, kindUndeclared, registerLead
    case registerPrint, registerKept, registerController, registerName, registerMail, registerOfficer
    case registerAbroad, registerAbroadNone, registerPurpose, registerContact, registerPeople, registerResidents
    case registerData, registerWhen, registerRecipients, registerNobodyYet, registerTerm, registerUntil
    case registerRelease, registerDeleted, registerReleases, registerReleasesLead, registerStoriesPurpose
    case registerStoriesPeople, registerStoriesData, registerStoriesRecipients, registerStoriesTerm
    case registerLettersPurpose, registerLettersPeople, registerLettersData, registerLettersTerm, registerStaff
    case registerStaffPurpose, registerStaffData, registerStaffTerm, registerBackups, registerBackupsData
    case registerNoBackups, registerDrafts, registerLog, registerLogData, registerMeasures, measureApart
    case measureSealed, measureNoAddress, measureFactor, measureScope, measureAudit, measureReleases, measureBackups
    case measureSecure, measureNotSecure, measureTwoLooks, measureOneLook, registerTables, registerWhat
    case registerTable, registerColumns, fieldAssessmentShort, fieldEthicsShort, fieldControllersShort, tierTables
    case tierResearchFile, tierPseudonymised, affectedLead, affectedTens, affectedGo, affectedFrom, affectedUntil
    case wrongWindow, affectedPeople, affectedUpper, affectedNothing, affectedInPart, affectedErased
    case affectedNoneErased, affectedErasedOn, affectedStories, affectedPlaces, affectedPlacesLead, affectedBesides,
        affectedDrafts
    case affectedLetters, affectedStaff, affectedNobody, affectedStaffPart, affectedRows, affectedCopies
    case affectedBackupsIn, affectedBackupsOlder, affectedNone, affectedReleaseIn, affectedReleaseOut, retentionLead
    case retentionHeld, retentionRuns, retentionNever, retentionLast, retentionBefore, retentionMissed
    case retentionMissedLead, retentionMissedFrom, retentionMissedUntil, retentionMissedCaught
    case retentionNoneMissed, retentionWaiting, retentionSoon, retentionSoonLead, retentionNothing, retentionWhat
    case retentionFrom, retentionCount, retentionInPart, retentionTerms, retentionTermsLead, retentionDone
    case retentionNoneDone, retentionOn, erasingLead, erasingTwoLooks, erasingOneLook, erasingNoCode, fieldOwnCode
    case fieldOwnCodeHint, wrongCodeNeeded, wrongCodeUnknown, wrongNeedsAnother, erasingWhyHint, erasingSureAsk
    case erasingSure, wrongErasingSure, erasingLook, erasingGo, erasingIsDraft, erasingIsSent, erasingDone
    case erasingDraftDone, erasingMarked, lettersEnd, endLetterTitle, endLetterLead
    case endLetterLeadTwo, endLetterGo, endLetterDone, lettersStopped, wrongStopped, wrongAllStopped
    case retentionNoDay, retentionDrafts, retentionSheets, retentionSheetsLead, retentionNoSheets, sheetErasing,
        sheetErasingLead
    case sheetErasingHint, sheetErasingGo, sheetErasingDone, sheetErasingPaper, wrongSheetUnknown
    case heldTitle, heldRecoded, heldNeedsTwo, heldGoOn
    case answerYes, answerNo, findAll, storyReviewer, storyReviewerLead
    case fieldReviewer, anyReviewer, fieldDoubts, turnsMaskedLead, storyPartsTitle
    case busyTags, storyWorkTitle, storyWorkWaiting, storyWorkNames, storyWorkTags
    case stateRetiring, retiringLead, retireLeadTwo, retireNeedsAnother, keepQuestionnaire
    case publishAgain, publishAgainLead, publishAgainLeadTwo, publishAgainNeedsAnother
    case auditInPart, auditRightsBefore, auditRightsAfter, auditOtherPlaces, auditLetterRange
    case hitsFew
    case menuReleases, aboutReleases, releasesLead, newRelease, newReleaseLead, newReleaseLeadTwo
    case newReleaseTables, releaseNothing, releaseRoundsOf, releaseTier, kindTables, kindTablesHint
    case kindResearch, kindResearchHint, kindPseudonymised, kindPseudonymisedHint, releaseRecipient
    case releaseRecipientHint, releaseRecipientKind, releaseRecipientKindHint, recipientEverybody
    case recipientProgramme, recipientResearcher, recipientMunicipality, recipientInsurer, recipientCareTeam
    case releasePurpose, releasePurposeHint, releaseExpires, releaseExpiresHint, releaseAccepted
    case releaseAcceptedHint, releasePlacesHint, releasePlacesAsBefore
    case releaseCounted, releaseCountedHint, releaseAveraged
    case releaseCrossed, releaseCrossedHint, releaseNotCrossed, releaseLinked, releaseLinkedYes
    case releaseLinkedHint, releaseShape, shapeResponses, shapePersons, shapePersonsHint, releaseLeftOut
    case releaseLeftOutHint, releaseExact, releaseExactHint, releaseMinimum, releaseMinimumHint
    case releaseLosses, releaseLossesHint
    case releaseItems, releaseItemsHint, releaseFailing, releaseFailingYes, releaseFailingHint
    case releaseCompared, releaseComparedHint, releaseLook, releaseBack, wrongReleaseQuestionnaire
    case wrongReleaseRounds, wrongReleasePurpose, wrongReleaseRecipient, wrongReleaseTier
    case wrongReleaseExpires, wrongReleaseTooLate, wrongReleaseConditions, wrongReleaseMinimum
    case wrongReleaseReason, wrongReleaseShape, wrongReleaseAnswers, releaseLooking, releaseMaking
    case releaseWaiting, releaseProtecting, releaseWriting, releaseStop, releaseLooked, releaseLookedLead
    case releaseMake, releaseChange, releaseWhatChanges, releaseResponses, releaseShown, releaseHidden
    case releaseRowsBefore, releaseRows, releaseSuppressed, releaseHeldBack, releaseSmallest, releaseJoint
    case releaseDigest, releaseGroups, releaseGroupsLead, releaseGroup, releasePeople, releaseEverybody
    case releaseHiddenCell, releaseComparison, releaseComparisonLead, releaseMeanOf, releaseCoarsened
    case releaseCoarsenedLead, releaseLevelExact, releaseLevel, releaseColumn, releaseLeftOutTitle
    case releaseReady, releaseReadyLead, releaseTake, releaseSee, releaseOfAnother, releaseDone, releaseRefused
    case releaseRefusedLead, obstacleExactly, obstaclePlan, obstaclePlanText, obstacleFew, obstacleFewText
    case obstacleLost, obstacleLostText, obstacleUnlinked, obstacleUnlinkedText, obstacleEarlier
    case obstacleEarlierText, obstacleAlike, obstacleAlikeText, obstacleLevels, obstacleLevelsText
    case obstacleGroup, obstacleGroupText, obstacleColumn, obstacleColumnText, obstacleTables
    case obstacleTablesText, obstacleNobody, obstacleNobodyText, obstacleChanged, obstacleChangedText
    case obstacleWithdrawn, obstacleWithdrawnText, obstacleDiffers, obstacleDiffersText, obstacleOther
    case releaseWeights, releaseWeightsYes, releaseWeightsTables, releaseWeightsFile, releaseWeighted
    case releaseOneQuestionnaire
    case releaseTables, releaseTablesLead, releaseTablesBefore, releaseHiddenGroup, releaseHiddenAnswer
    case releaseTable, releaseFigures, releaseWithGroup, releaseWithAnswer, releaseQuestion, releaseFigure
    case releaseFirstTables, releaseOtherTables, releaseFirstLines, releaseAnswers, releaseMeans, releaseChanges
    case releaseCeiling, releaseCeilingNone, releaseCeilingExact, releaseCeilingOne, releaseCeilingTwo
    case releaseFirstDecides, releaseWeightedMean, releaseAge, releaseSex, wrongReleaseWeights, obstacleWeights,
        obstacleWeightsText
    case obstacleStories, obstacleStoriesText, releasedStories, releaseStoriesYes, releaseStoriesHint
    case releaseQuotes, releaseStoriesWaiting
    case obstacleOtherText, releaseName, releaseMade, releaseUntil, releaseStays, releaseInPart
    case releaseExpired, releaseGone, releaseForWhom, releaseOfWhat, releaseRemakeGo, releaseRemakeHint
    case releaseToldGo, releaseToldHint, releaseDeletedGo, releaseDeletedHint, backToReleases
    case menuDashboard, aboutDashboard, dashboardLead, dashboardTitle, dashboardNothing, dashboardHereLead
    case dashboardHidden, dashboardNoFigure, dashboardShown, dashboardMode, modeSelf, modeHelp, modeBehalf
    case modePaper, dashboardCSV, dashboardSheet, backToDashboard, backToFigures, dashboardPeople
    case dashboardPeopleLead, dashboardMeans, dashboardMeansLead, dashboardSharesLead, dashboardChangeLead
    case dashboardChange, dashboardLinked, dashboardFigure, dashboardQuestion, dashboardAnswer
    case dashboardNoAnswer, dashboardTalk, dashboardTalkLead, dashboardTalkCaption, sheetTitle, sheetLead
    case dashboardStories, dashboardStoriesRound, dashboardStoriesLead, dashboardStoriesFew, dashboardThemesFew,
        dashboardQuotes
    case dashboardContacts, dashboardContactsLead, dashboardTies, dashboardTiesLead, dashboardTiesRule
    case dashboardTiesFew, dashboardNamed, dashboardNamedBy, dashboardNew, dashboardOfWhichNew
    case dashboardNamedMark, dashboardNewMark
    case dashboardDeeds, dashboardDeedsLead, dashboardDeed, dashboardFrom, dashboardUntil, dashboardReached
    case dashboardGoesOn, dashboardContext, dashboardContextLead, dashboardIndicator, dashboardPeriod, dashboardHere
    case dashboardNational, dashboardSource, importContext, importContextLead
    case releaseStories, releaseStoriesTitle, releaseStoriesLead, releaseStoriesLeadTwo, releaseStoriesPieces
    case releaseStoriesPiecesHint, releaseStoriesNoPieces, releaseStoriesNothing, releaseStoriesGo
    case releaseStoriesChanged, releaseStoriesMany, releaseStoriesPurpose
    case giveBack, giveBackTitle, giveBackLead, giveBackLeadTwo, giveBackWhat, giveBackPublished, giveBackNot
    case giveBackQuestions, giveBackQuotes, giveBackPreview, giveBackRead, giveBackPublish, giveBackPublishHint
    case giveBackChoose, giveBackTakeBack, giveBackTakeBackHint, giveBackPieces, giveBackPiecesHint, giveBackSeen
    case giveBackLooked, giveBackChanged, giveBackLook, giveBackNothing
}

/// Those with a number in them.
enum StaffCountedWord: String, CaseIterable, Sendable {
    case accountsCount, codesLeft, sheetsTitle, sheetsStickersTitle, sheetsStopped, lettersLines, lettersCount
    case neighbourhoodsCount, questionnairesCount, roundsCount, rowsRight, rowsWrong, monthsCount, residentsCount
    case reachedCount, lettersInAll, storiesCount, passagesOpen, sweepCount, undoSweep, hitsCount, blindCount,
        uncodedCount
    case questionsOfKind, registerMonths, staffBackups, registerDraftDays, registerLogDays, retentionCaughtUp
    case retentionLate, sheetsWaiting
    case doubtsOfOthers
    case releasesCount, releaseTell, releasesWaiting
}
