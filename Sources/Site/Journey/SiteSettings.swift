package import Programme

/// What a deployment says about itself: names, contacts, limits.
package struct SiteSettings: Sendable {
    /// Name of the service, in the header and in every title.
    package var service = "Buurtstem"
    /// Who is responsible; stands on the privacy and contact pages.
    package var organisation = DocumentPage.Organisation(name: "", address: "", email: "", privacyContact: "")
    /// Whom one may call, at the same place on every page.
    package var help: Frame.Help?
    /// The neutral page that the link to leave quickly leads to, on pages about safety.
    package var exit = "https://www.buienradar.nl"
    /// The public address, such as `https://buurtstem.example`; nil for a trial on this machine alone.
    package var origin: String?
    /// A trial beyond this machine by plain HTTP: any host name is taken, and every page carries a banner.
    package var isTrial = false
    /// Everything in the data folder is invented: every page carries a banner that says so.
    package var isInvented = false
    /// IP addresses of proxies whose forwarded headers are believed.
    package var trustedProxies: [String] = []
    /// Days that a draft is kept after it was last saved, and then to the end of that week.
    package var draftDays = 30
    /// Back-ups kept; one is made each night, unless `hasBackups` says no.
    package var backupsKept = 14
    package var hasBackups = true
    /// Where back-ups lie, for the report of who could have been affected.
    package var backupFolder: String?
    /// Days that the administrator keeps the log; 0: not told.
    package var logDays = 0
    /// Seconds without anything filled in after which a questionnaire on a shared device is hidden.
    package var sharedSeconds: Int64 = 600
    /// Most bytes of sealed drafts kept in memory.
    package var draftCacheBytes = 8 << 20
    /// Largest answers of one draft, in bytes; far above anything written by hand, so that nobody fills the disk.
    package var draftBytes = 1 << 20
    package var limits = ShellLimits()
    /// How much work a password of staff costs.
    package var passwordCost = PasswordCost.standard
    /// How long a wrong code waits for its answer where many wrong ones come from.
    package var guessPause = Duration.seconds(2)
    /// How long somebody waits who logs in where many wrong passwords come from.
    package var loginPause = Duration.seconds(2)
    /// Whether somebody else than its author must publish a questionnaire.
    package var needsTwoLooks = false

    package init() {}

    /// The public address without its scheme.
    var site: String? {
        origin?.firstRange(of: "://").flatMap { range in origin.map { String($0[range.upperBound...]) } }
    }

    /// Whether browsers reach the service by https.
    package var isSecure: Bool { origin?.hasPrefix("https://") ?? false }

    /// Days that a back-up is kept, one being made a night; nil when none are made.
    var backupDays: Int? { hasBackups ? backupsKept : nil }
}
