import Logging
import XForms

extension ExpressionFailure {
    /// What a line of the log says: facts of the definition, on one line whatever its author wrote.
    var metadata: Logger.Metadata {
        [
            "questionnaire": "\(Self.line(questionnaire))", "version": "\(Self.line(version))",
            "path": "\(Self.line(path))", "rule": "\(rule)", "kind": "\(kind.rawValue)",
        ]
    }

    private static func line(_ text: String) -> String {
        String(text.prefix(200).map { $0.isLetter || $0.isNumber || "-_./:@".contains($0) ? $0 : "?" })
    }
}
