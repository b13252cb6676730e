import Foundation

/// What a process that reads what people hand in allows itself, so that no document can take the service with it.
enum ChildLimits {
    /// Seconds of processor and bytes of memory.
    static let mostSeconds: rlim_t = 5
    static let mostBytes: rlim_t = 512 << 20

    /// Called before a byte is read; there is no way back.
    static func set() {
        func set(_ resource: __rlimit_resource, _ value: rlim_t) {
            var limit = rlimit(rlim_cur: value, rlim_max: value)
            setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
        }
        set(RLIMIT_CPU, mostSeconds)
        set(RLIMIT_AS, mostBytes)
        set(RLIMIT_CORE, 0)
        // Nothing is written but the report, which goes through a pipe.
        set(RLIMIT_FSIZE, 0)
    }
}
