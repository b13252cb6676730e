/// The short texts that Swift code asks for; every language file must have each of them.
package enum Word: String, CaseIterable, Sendable {
    case errorPrefix, optional, notFilledIn
    case stepOf
    case homeTitle, codeTitle, ownCodeTitle, checkTitle, endTitle, endNextDefault, pauseTitle, withdrawnTitle
    case ownTitle, ownLead, ownWithheld
    case dateHint, monthHint, yearHint, timeHint, rankHint, rangeHint
    case wrongRequired, wrongRequiredChoice, wrongRequiredTrigger
    case wrongInt, wrongDecimal, wrongDate, wrongMonth, wrongYear, wrongTime, wrongDateTime, wrongText
    case wrongNotOffered, wrongRange, wrongConstraint, wrongRank
    case noticeFull, noticeReadOnly, noticeBusy, noticeTooLarge, noticeTokenTooOld, noticeChangedElsewhere
    case noticeNewQuestions, noticeResumed, noticeUpdated
    case wrongCode, wrongCodeEmpty, wrongConsent, wrongNeighbourhood
    case startInstrument
    case minutes, keptMonths, keptOneMonth, closesOn, pauseKept
    case addOne, removeOne, addAnotherTitle, addAnotherCount
    case rankPlace, acknowledged
    case handoverTitle, handoverLead, handoverAgain, noticeGivenBack
    case pauseLead, pauseBack, sharedTitle, sharedLead, sharedGo
    case resultTitle, resultOf, resultWeek, resultTooFew, resultNotAsked, resultWish, resultOther, resultSame
    case trialBanner
}
