package import Logging

extension Shell {
    /// The shell over the whole site.
    /// - Throws: `TemplateFault` when a page cannot be prepared.
    package convenience init(office: Office, settings: SiteSettings, log: RequestLog, logger: Logger) throws {
        self.init(
            destination: try SiteDestination(office: office),
            headers: SecurityHeaders(strictTransport: settings.isSecure), hosts: settings.hosts,
            limits: settings.limits, log: log, logger: logger)
    }

}

extension SiteSettings {
    /// The host that requests must name.
    fileprivate var hosts: HostRule {
        if let origin { return HostRule(origin: origin) }
        return isTrial ? .any : .loopback
    }
}
