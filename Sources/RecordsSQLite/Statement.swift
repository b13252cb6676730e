import GRDBSQLite
import Records

/// A prepared statement; the cache of its connection owns the pointer.
struct Statement {
    let pointer: OpaquePointer
    let handle: OpaquePointer

    func bind(_ values: [SQLValue]) {
        for (offset, value) in values.enumerated() {
            let position = Int32(offset + 1)
            switch value {
            case .null: sqlite3_bind_null(pointer, position)
            case .int(let number): sqlite3_bind_int64(pointer, position, number)
            case .text(var text):
                _ = text.withUTF8 {
                    // An empty buffer may have no address, which SQLite would take for NULL.
                    $0.count == 0
                        ? sqlite3_bind_text(pointer, position, "", 0, transient)
                        : $0.withMemoryRebound(to: CChar.self) { [pointer] in
                            sqlite3_bind_text(pointer, position, $0.baseAddress, Int32($0.count), transient)
                        }
                }
            case .blob(let bytes):
                _ =
                    bytes.isEmpty
                    ? sqlite3_bind_zeroblob(pointer, position, 0)
                    : bytes.withUnsafeBytes {
                        sqlite3_bind_blob(pointer, position, $0.baseAddress, Int32($0.count), transient)
                    }
            case .wide(let high, let low):
                _ = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                    sqlite3_bind_blob(pointer, position, $0.baseAddress, 16, transient)
                }
            }
        }
    }

    /// Whether there is a row.
    func step() throws(StoreFailure) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw StoreFailure(handle: handle)
        }
    }

    var row: SQLRow { SQLRow(pointer: pointer) }

    func reset() {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)  // a blob bound for one person must not linger for the next
    }
}

/// SQLite copies what it is given.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The row a statement stands on; valid only inside the closure it is handed to.
struct SQLRow {
    fileprivate let pointer: OpaquePointer

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(pointer, column)) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }
    func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

    func text(_ column: Int32) -> String {
        sqlite3_column_text(pointer, column).map { String(cString: $0) } ?? ""
    }
    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// A number or a blob, to be bound again.
    func value(_ column: Int32) -> SQLValue {
        sqlite3_column_type(pointer, column) == SQLITE_INTEGER ? .int(int(column)) : .blob(blob(column))
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(pointer, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(pointer, column))))
    }
}
