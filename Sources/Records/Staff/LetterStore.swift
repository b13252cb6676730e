package import Programme

/// How many letters there are for a place.
package struct LetterCount: Sendable, Hashable {
    package let place: LetterPlace
    package let count: Int

    package init(place: LetterPlace, count: Int) {
        self.place = place
        self.count = count
    }
}

/// What came of replacing a lost letter.
package enum LetterReplacement: Sendable, Hashable {
    /// The letter with this serial took its place; whether the old one had been used is known to nobody.
    case replaced(by: Int)
    /// Somebody asked to be left alone: no letter takes its place. Staff did that themselves, so it tells nothing of use.
    case stopped
    /// No letter to this neighbourhood has the serial.
    case unknownSerial

    /// Whether there is a new letter.
    package var isDone: Bool { if case .replaced = self { true } else { false } }
}

/// The letters of collections, for staff: made, printed and replaced. A place outside the scope, of a collection without
/// letters, and one that does not exist are the same: nil. Nothing here tells whether a letter was used.
package protocol LetterStore: Sendable {
    /// How many letters each place within the scope has, of one collection or (nil) of all, without those that were stopped;
    /// places for which none were made are left out.
    func letterCounts(in scope: Scope, of collection: String?) async throws(StoreFailure) -> [LetterCount]

    /// The letters for a place.
    func letters(for place: LetterPlace, in scope: Scope) async throws(StoreFailure) -> LetterRoll?

    /// The same, to print codes from: that is noted before anything is given.
    func letters(
        for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterRoll?

    /// Makes letters and opens their invitations.
    func makeLetters(
        _ count: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterBatch?

    /// Ends the code of the letter that stands for `serial` now, with what was begun with it, and makes a new letter.
    func replaceLetter(
        _ serial: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterReplacement?

    /// Ends the code of the letter that stands for `serial` now, with what was begun with it, and makes no other, now or later;
    /// false when no letter to this neighbourhood has the serial. Whether it had been used is known to nobody.
    func stopLetter(
        _ serial: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool?

    /// The texts that were written for a round's letters.
    func letterTexts(round: String) async throws(StoreFailure) -> [LetterText]

    /// Keeps a text for a round's letters, in place of the one there was for its kind and language; nil puts that away.
    func keepLetterText(
        _ text: LetterText?, _ kind: LetterKind, language: String, round: String, noting note: AuditNote
    ) async throws(StoreFailure)
}
