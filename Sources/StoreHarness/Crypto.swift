import Foundation
import Programme

/// `measure FOLDER only=crypto`: CPU of what each request computes, one thread, in µs.
struct CryptoMeasure {
    let keys: KeyRing

    func run(_ line: (String, Double) -> Void) {
        let code = Code.random()
        let access = keys.draftAccess(code)
        let content = [UInt8](repeating: 7, count: 2_200)
        let sealed = access.seal(content)
        line("draft_access_us", microseconds { _ = keys.draftAccess(code) })
        line("own_code_index_us", microseconds { _ = keys.ownCodeIndex(code) })
        line("seal_2200_us", microseconds { _ = access.seal(content) })
        line("open_2200_us", microseconds { _ = try? access.open(sealed) })
        line("code_random_us", microseconds { _ = Code.random() })
        line("code_reading_us", microseconds { _ = try? Code(reading: code.printed) })
    }

    private func microseconds(_ work: () -> Void) -> Double {
        var best = Double.infinity
        for _ in 0..<20 {
            let begin = DispatchTime.now().uptimeNanoseconds
            for _ in 0..<1_000 { work() }
            best = min(best, Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e6)
        }
        return best
    }
}
