import Programme
import Records
import XForms

extension Session {
    /// The device is with the person alone: this browser was handed over, and not given back.
    var isWithPerson: Bool { pass.isPrivate && draft.contents.handover?.isOpen == true }

    /// Pages that are not shown now: what the person filled in alone, to everybody else.
    var closedPages: Set<String> { isWithPerson ? [] : Set(draft.contents.handover?.pages ?? []) }

    /// Which button the pages offer: to hand the device over where somebody helps, or to give it back.
    var handoverButton: HandoverButton? {
        if isWithPerson { return .giveBack }
        return mode == .withHelp ? .handOver : nil
    }
}
