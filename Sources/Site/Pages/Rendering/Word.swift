/// The short texts that Swift code asks for; every language file must have each of them.
package enum Word: String, CaseIterable, Sendable {
    case errorPrefix, optional, notFilledIn
    case stepOf
    case startGrace, startControllers, startAsk, startCare, startErased, keptUntil
    case homeTitle, codeTitle, ownCodeTitle, checkTitle, endTitle, endNextDefault, pauseTitle, withdrawnTitle
    case ownTitle, ownWithheld
    case ownCodeLead, codeLabel, ownCodeLabel, codeGo, ownCodeGo, codeLostText, ownCodeLostText, codeLead
    case dateHint, monthHint, yearHint, timeHint, rankHint, rangeHint
    case wrongRequired, wrongRequiredChoice, wrongRequiredTrigger
    case wrongInt, wrongDecimal, wrongDate, wrongMonth, wrongYear, wrongTime, wrongDateTime, wrongText
    case wrongNotOffered, wrongRange, wrongConstraint, wrongRank
    case noticeFull, noticeReadOnly, noticeBusy, noticeTooLarge, noticeTokenTooOld, noticeChangedElsewhere
    case noticeNewQuestions, noticeResumed, noticeUpdated
    case wrongCode, wrongCodeEmpty, wrongConsent, wrongEarlier, wrongNeighbourhood
    case startInstrument
    case closesOn, pauseKept, spokenIn
    case addOne, removeOne, addAnotherTitle
    case rankPlace, acknowledged
    case handoverTitle, handoverLead, handoverAgain, handoverGo, noticeGivenBack
    case pauseLead, pauseCode, pauseCodeText, pauseOtherCode, pauseOtherCodeText, pauseBack, sharedTitle, sharedGo
    case resultTitle, resultLead, resultWeek, resultTooFew, resultNotAsked, resultWish, resultOther, resultSame
    case ownTextGone
    case resultNow, resultEarlier
    case trialBanner, inventedBanner
    case letterTitle, letterBody, letterBrief, letterWays, letterClosing, reminderTitle, reminderBody, reminderBrief,
        letterAlso
    case posterTitle, posterTitleMany, posterText
    case paperHow, paperWeb, paperWebCode, paperOne, paperSeveral, paperRank, paperDate, paperMonth
    case paperNumber, paperGoTo, paperToEnd, paperOnlyIf, paperNotIf, paperDepends, paperUnclear, paperHelp
    case startNotice, startPrivacy, startNoName, startPause
    case paperEnd, paperRoom, paperVersion, startOwn, startOwnVersion, guideTitle, guideIntro, guideSelf, guideHandOver,
        guidePrivate, guideStop, guideEnd
    case storyTitle, storyConsent, storyBefore, storyListen, storyNames, storyAskBegin, storyAskDay
    case startResults, resultsTitle, resultsPublished, resultsHidden, resultsOfHundred, resultsAnswer, resultsFigure
    case resultsAverage, resultsMean, resultsNoAnswer, resultsSelf, resultsPaper, resultsHelped, resultsBehalf
    case resultsTheme, resultsHelps, resultsHinders, resultsResident, resultsCarer, resultsProfessional
    case resultsVolunteer, resultsFrom, resultsTime, resultsPreview
    case storyAskHelped, storyAskHindered, storyAskOthers, storyAskWish, storyAskEnd, storyEnd
}

/// The texts with a number in them; every language file must have each in every form the language counts with.
package enum CountedWord: String, CaseIterable, Sendable {
    case minutes, keptMonths, keptInBackups, keptAfterSending, addAnotherCount, sharedLead, resultsPeople,
        resultsReached
    case resultsStoriesOf
}
