/// The attributes of a form's tags that somebody who fills it in needs.
struct TagAttributes {
    var name = ""
    var value: String?
    var type = ""
    var method = ""
    var action = ""
    var isChecked = false
    var isSelected = false
    var isRequired = false
    var isReadOnly = false
    var isDisabled = false

    /// Notes one attribute; others are passed over.
    /// - Parameters:
    ///   - name: where its name stands in `page`.
    ///   - value: what stands behind the `=`; empty for an attribute without a value.
    mutating func take(_ name: Range<Int>, _ value: UnsafeBufferPointer<UInt8>, of page: UnsafeBufferPointer<UInt8>) {
        // By length first: most attributes of a page are none of these.
        switch name.count {
        case 4:
            if page.has("name", at: name) { self.name = HTMLText.plain(value) }
            if page.has("type", at: name) { type = HTMLText.plain(value) }
        case 5:
            if page.has("value", at: name) { self.value = HTMLText.plain(value) }
        case 6:
            if page.has("method", at: name) { method = HTMLText.plain(value) }
            if page.has("action", at: name) { action = HTMLText.plain(value) }
        case 7:
            if page.has("checked", at: name) { isChecked = true }
        case 8:
            if page.has("selected", at: name) { isSelected = true }
            if page.has("required", at: name) { isRequired = true }
            if page.has("readonly", at: name) { isReadOnly = true }
            if page.has("disabled", at: name) { isDisabled = true }
        case 13:
            if page.has("aria-required", at: name) { isRequired = HTMLText.plain(value) == "true" }
        default:
            break
        }
    }
}
