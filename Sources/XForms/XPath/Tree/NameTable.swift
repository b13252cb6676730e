import Synchronization

/// A name as a small number; equal numbers of one `NameTable` are equal names.
package struct NameID: RawRepresentable, BitwiseCopyable, Sendable, Hashable {
    package var rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
}

/// The names of one form definition, each stored once: node trees and expressions that share it compare numbers only.
///
/// Only definitions put names in, never answers, so that it stays as small as the definition.
package final class NameTable: Sendable {
    private struct Key: Hashable {
        var namespace: String
        var local: String
    }

    private struct State {
        var ids: [Key: NameID] = [:]
        var keys: [Key] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// The number of a name; no namespace is `""`.
    package func id(_ local: String, namespace: String = "") -> NameID {
        let key = Key(namespace: namespace, local: local)
        return state.withLock { state in
            if let known = state.ids[key] { return known }
            let id = NameID(rawValue: Int32(state.keys.count))
            state.ids[key] = id
            state.keys.append(key)
            return id
        }
    }

    /// The local part of a name.
    package func local(of id: NameID) -> String { state.withLock { $0.keys[Int(id.rawValue)].local } }

    /// The namespace of a name, `""` when there is none.
    package func namespace(of id: NameID) -> String { state.withLock { $0.keys[Int(id.rawValue)].namespace } }
}
