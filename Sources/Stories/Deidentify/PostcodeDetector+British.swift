/// British postcodes: letters and figures, then a figure and two letters.
extension PostcodeDetector {
    /// Where `LS1 4AB`, `SW1A 1AA`, `ls1 4ab` or `LS14AB` ends.
    static func british(_ passage: Passage, at index: Int) -> Int? {
        let area = passage[index]
        let isJoined = area.gap == .none && passage[index - 1].kind == .number
        guard area.kind == .word, area.length <= 2, !isJoined, joins(passage[index + 1], .number, 1...3),
            areas.contains(area.key)
        else { return nil }
        if passage[index + 1].length > 1, area.isCapital, joins(passage[index + 2], .word, 2...2),
            passage[index + 2].shape == .upper, isUnit(passage, index + 2)
        {
            return index + 3
        }
        let inward = joins(passage[index + 2], .word, 1...1) ? index + 3 : index + 2
        guard passage[index + 1].length <= 2, passage[inward].kind == .number, passage[inward].length == 1,
            passage[inward].gap != .line, joins(passage[inward + 1], .word, 2...2), isUnit(passage, inward + 1)
        else { return nil }
        return inward + 2
    }

    /// What a postcode begins with (Royal Mail, PAF: the 124 postcode areas, the islands included): no type name such
    /// as `HB20XS` begins so.
    private static let areas = Set(
        """
        ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g
        gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw
        ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc
        wd wf wn wr ws wv yo ze
        """.split(whereSeparator: \.isWhitespace).map { WordHash.key(of: $0) })

    private static func joins(_ token: Token, _ kind: Token.Kind, _ length: ClosedRange<Int>) -> Bool {
        token.kind == kind && token.gap == .none && length.contains(token.length)
    }

    /// Letters that never stand in the last two, as these look like figures (Royal Mail, PAF code point).
    private static let never = Set("CIKMOVcikmov".unicodeScalars.map(\.value))

    /// Whether two letters can be the last of a postcode: not of `M6 2nd exit`, `A12 4de afslag`, `M1 4am`.
    private static func isUnit(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        let isNext = passage[index + 1].gap != .none || passage[index + 1].kind == .mark
        return isNext && !passage.scalars[Int(token.start)..<Int(token.end)].contains(where: never.contains)
            && (token.shape == .upper || !token.has(.unit) && !DateDetector.suffixes.contains(token.key))
    }
}
