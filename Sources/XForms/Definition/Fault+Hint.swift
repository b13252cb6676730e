extension Fault {
    /// The tail "; did you mean …?" when something near was found, else nothing.
    static func hint(_ near: String?) -> Bilingual {
        guard let near else { return Bilingual(dutch: "", english: "") }
        return Bilingual(dutch: " (bedoelt u ‘\(near)’?)", english: " (did you mean ‘\(near)’?)")
    }
}
