import Programme
import Records
import XForms

extension Session {
    /// The device is with the person alone: this browser was handed over, and not given back.
    var isWithPerson: Bool {
        guard let handover = draft.contents.handover else { return false }
        return pass.isPrivate && handover.isOpen && pass.turn == handover.turn
    }

    /// Pages that are not shown now: what the person filled in alone, to everybody else.
    var closedPages: Set<String> { isWithPerson ? [] : Set(draft.contents.handover?.pages ?? []) }

    /// Which button the pages offer: to hand the device over where somebody helps, or to give it back.
    var handoverButton: HandoverButton? {
        if isWithPerson { return .giveBack }
        return mode == .withHelp ? .handOver : nil
    }
}
