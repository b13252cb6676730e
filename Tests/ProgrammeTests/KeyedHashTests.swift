import Crypto
import Foundation
import Testing

@testable import Programme

@Suite struct KeyedHashTests {
    @Test("A key worked in once gives what HMAC gives each time, for keys and messages of any length, again and again")
    func sameAsLibrary() {
        for keyLength in [16, 32, 64] {
            let key = SymmetricKey(data: (0..<keyLength).map { _ in UInt8.random(in: .min ... .max) })
            let ready = KeyedHash(key: key)
            for length in [0, 1, 8, 9, 31, 55, 56, 63, 64, 65, 127, 128, 500, 8] {
                let message = (0..<length).map { _ in UInt8.random(in: .min ... .max) }
                #expect(Array(ready.hash(message)) == Array(HMAC<SHA256>.authenticationCode(for: message, using: key)))
            }
        }
    }

    @Test("A known answer: RFC 4231, test case 2")
    func known() {
        let code = Array(
            KeyedHash(key: SymmetricKey(data: Array("Jefe".utf8))).hash(Array("what do ya want for nothing?".utf8)))
        #expect(code.prefix(4) == [0x5B, 0xDC, 0xC1, 0x46] && code.suffix(4) == [0x64, 0xEC, 0x38, 0x43])
    }

    @Test("A draft's key is HKDF-Expand of its code, so any other program can open it with key file and code")
    func draftKey() throws {
        let secret = SymmetricKey(size: .bits256)
        let code = Code.random()
        let prepared = CodeKeys(secret)
        let pseudoRandom = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array("buurtstem seal draft".utf8), outputByteCount: 32)
        let key = withUnsafeBytes(of: code.bits.bigEndian) {
            HKDF<SHA256>.expand(pseudoRandomKey: pseudoRandom, info: Array($0), outputByteCount: 32)
        }
        let access = DraftAccess(code, keys: prepared)
        #expect(try Sealing.open(access.seal([1, 2]), with: key, binding: access.index.bytes) == [1, 2])
    }
}
