import NIOHTTP1

extension HTTPHeaders {
    /// The value of a header that was sent exactly once; nil when it is absent or was sent more often.
    func only(_ name: String) -> String? {
        let values = self[name]
        return values.count == 1 ? values[0] : nil
    }
}
