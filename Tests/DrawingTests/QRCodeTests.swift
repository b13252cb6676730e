import Testing

@testable import Drawing

@Suite("QR codes")
struct QRCodeTests {
    @Test("A text that cannot be coded gives none")
    func refused() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 2_332)) == nil)
        #expect(QRCode(String(repeating: "x", count: 2_331))?.side == 177)
    }

    @Test("The three finder patterns, the timing pattern and a quiet zone stand where the standard puts them")
    func patterns() throws {
        let code = try #require(QRCode("https://vragen.example.nl/v/zes-kanten#0123-4567-89ABC"))
        #expect((code.side - 17) % 4 == 0 && code.dark.count == code.side * code.side)
        func isDark(_ row: Int, _ column: Int) -> Bool { code.dark[row * code.side + column] }
        let last = code.side - 7
        for (top, left) in [(0, 0), (0, last), (last, 0)] {
            for row in 0..<7 {
                for column in 0..<7 {
                    let ring = max(abs(row - 3), abs(column - 3))
                    #expect(isDark(top + row, left + column) == (ring != 2))
                }
            }
        }
        for position in 8..<(code.side - 8) { #expect(isDark(6, position) == (position % 2 == 0)) }
        #expect(code.width == code.side + 8)
        #expect(code.path.hasPrefix("M4 4h7v1h-7z"))
    }

    @Test("The path draws each dark module once and no other")
    func path() throws {
        let code = try #require(QRCode("buurtstem"))
        var drawn = [Int](repeating: 0, count: code.dark.count)
        for part in code.path.split(separator: "M") {
            let numbers = part.split { !$0.isNumber }.compactMap { Int($0) }
            for column in numbers[0]..<(numbers[0] + numbers[2]) {
                drawn[(numbers[1] - 4) * code.side + column - 4] += 1
            }
        }
        #expect(drawn == code.dark.map { $0 ? 1 : 0 })
    }
}
