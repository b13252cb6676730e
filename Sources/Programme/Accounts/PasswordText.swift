import Foundation

/// Passwords as text.
package enum PasswordText {
    /// The composed form in which a password is hashed and measured.
    package static func composed(_ password: String) -> String { password.precomposedStringWithCompatibilityMapping }
}
