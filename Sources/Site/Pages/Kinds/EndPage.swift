/// The last page: the answers are stored, here is the own code, this happens next.
package struct EndPage: HTMLPage {
    package static let template = "end"
    package let title: String
    /// `CodeGroups`, or `CodeSlots` when the page is prepared for every code.
    let code: (any Sendable)?
    /// The own code was given to the person when the device was handed over.
    let hidesCode: Bool
    /// The author's words about what happens next.
    package let next: [String]
    package let nextLang: String
    let nextDir: String
    package let contact: String?
    let contactLang: String
    let contactDir: String
    /// Where "I am done" goes: it takes the pass from this browser.
    let leave: String
    let idle = Slot(CodePlace.idle)
    /// Where the result is shown; nil for a questionnaire that has none to show.
    let result: ResultLink?

    /// The form that leads to the result: by post, so that neither address nor history holds a code.
    struct ResultLink: Sendable {
        let action: String
        let token = Slot(CodePlace.token)
    }

    /// - Parameters:
    ///   - code: the own code, in groups with hyphens; nil leaves its place open, for `Pages.prepareEnd`.
    ///   - next: the author's words about what happens next; paragraphs are separated by line breaks.
    ///   - lang: the language of the author's words.
    ///   - hidesCode: the own code is somebody else's.
    ///   - leave: the page's own address, with the language.
    ///   - result: where the result is shown, when there is one.
    package init(
        code: String?, next: String?, contact: String?, lang: String, leave: String, result: String? = nil,
        hidesCode: Bool = false,
        in language: InterfaceLanguage
    ) {
        title = language.say(.endTitle)
        self.hidesCode = hidesCode
        self.code = hidesCode ? nil : code.map(CodeGroups.init) ?? CodeSlots()
        self.next = (next ?? language.say(.endNextDefault)).split(separator: "\n").map(String.init)
        nextLang = next == nil ? language.code : lang
        nextDir = FormWords.direction(nextLang)
        self.contact = contact
        contactLang = lang
        contactDir = FormWords.direction(lang)
        self.leave = leave
        self.result = result.map { ResultLink(action: $0) }
    }
}

/// What one sees after pausing: the answers are kept, this is how to go on.
package struct PausePage: HTMLPage {
    package static let template = "pause"
    package let title: String
    /// The code to go on with; nil for somebody with a letter, whose letter has it.
    let code: CodeGroups?
    /// What the code is called, and what it is for.
    let codeName: String
    let codeText: String
    let hasLetter: Bool
    let lead: String
    let goOn: String
    /// The page where one stopped.
    package let back: String
    /// "Wij bewaren uw antwoorden tot en met 3 mei 2026."
    package let keptUntil: String?

    /// - Parameters:
    ///   - code: the code to go on with, in groups with hyphens; nil for somebody with a letter.
    ///   - isOwn: that code is the own code too; false where the device was handed over, and the person has the own code.
    ///   - back: the page where one stopped.
    ///   - keptUntil: the last day that the draft is kept, in words.
    ///   - minutes: after how many minutes the page hides itself, when somebody has just begun on a shared device.
    package init(
        code: String?, isOwn: Bool = true, back: String, keptUntil: String?, minutes: Int? = nil,
        in language: InterfaceLanguage
    ) {
        codeName = language.say(isOwn ? .pauseCode : .pauseOtherCode)
        codeText = language.say(isOwn ? .pauseCodeText : .pauseOtherCodeText)
        title = language.say(minutes == nil ? .pauseTitle : .sharedTitle)
        lead = minutes.map { language.say(.sharedLead, count: $0) } ?? language.say(.pauseLead)
        goOn = language.say(minutes == nil ? .pauseBack : .sharedGo)
        self.code = code.map(CodeGroups.init)
        hasLetter = code == nil
        self.back = back
        self.keptUntil = keptUntil.map { language.say(.pauseKept, ["date": $0]) }
    }
}

/// What one sees after withdrawing: everything is gone.
package struct WithdrawnPage: HTMLPage {
    package static let template = "withdrawn"
    package let title: String
    /// "In een versleutelde reservekopie staat het nog hooguit 14 dagen."
    let backups: String?

    /// - Parameter backupDays: how many days a back-up is kept; nil when none are made.
    package init(backupDays: Int?, in language: InterfaceLanguage) {
        title = language.say(.withdrawnTitle)
        backups = backupDays.map { language.say(.keptInBackups, count: $0) }
    }
}
