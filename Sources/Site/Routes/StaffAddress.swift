package import Programme

/// Whole addresses that are handed to people.
package enum StaffAddress {
    /// Where a one-time link leads. The code stands in the fragment, which no server and no log gets to see.
    /// - Parameter origin: such as `https://vragen.example.nl`.
    package static func begin(origin: String, code: Code) -> String {
        origin + Route.staff(.begin).path + "#" + code.printed
    }
}
