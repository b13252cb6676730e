/// A page that waits: how far the work is, a way to look again, and perhaps one to stop. Without script it is asked for again
/// by itself every two seconds.
struct ProgressPage: HTMLPage {
    static let template = "staff/progress"
    let title: String
    let stage: String
    let percent: String
    let address: String
    var form: StaffForm?
}
