import Datasets
import Disclosure
import Records

extension ReleaseRefusal {
    /// What any step of the making may throw.
    init(_ error: any Error) {
        switch error {
        case let refusal as ReleaseRefusal: self = refusal
        case let fault as DisclosureFault: self = .protection(fault.findings.map(Reason.init))
        case let fault as DatasetFault: self = .protection([Reason(fault.place, fault.what, repair: fault.repair)])
        case let failure as StoreFailure: self = .store(failure)
        default: self = .protection([Reason("release", "it cannot be written (\(error))", repair: "try again")])
        }
    }
}

extension ReleaseRefusal.Reason {
    init(_ finding: Finding) { self.init(finding.place, finding.what, repair: finding.repair, nl: finding.dutch) }
}
