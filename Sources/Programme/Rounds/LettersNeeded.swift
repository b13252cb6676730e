/// How many letters to send for a wished number of answers.
package struct LettersNeeded: Sendable, Hashable {
    /// Letters to print; never more than there are residents to write to.
    package let count: Int
    /// Answers to expect from them: fewer than wished where residents are too few.
    package let expected: Int
    /// Not even a letter to everybody is expected to give the answers that are wished for.
    package let isShort: Bool

    /// - Parameters:
    ///   - expectedPercent: of a hundred letters, so many are answered; 1 to 100.
    ///   - residents: whom one can write to; where unknown, nothing limits the letters.
    package init(wished: Int, expectedPercent: Int, residents: Residents) {
        let percent = min(max(expectedPercent, 1), 100)
        let needed = (max(wished, 0) * 100 + percent - 1) / percent
        count = residents.fromFifteen.map { min(needed, $0) } ?? needed
        isShort = count < needed
        expected = min(max(wished, 0), count * percent / 100)
    }
}
