/// What a recoding should lose least of.
package enum Objective: String, Sendable, CaseIterable {
    /// Non-uniform entropy: bits lost as a share of the bits lost when all is `*` (Gionis and Tassa 2009).
    case nue
    /// Loss metric: mean share of a column's values that are no longer told apart (Iyengar 2002).
    case lm
}
