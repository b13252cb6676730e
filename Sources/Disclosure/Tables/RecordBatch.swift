/// Records that stand in a reader's buffer at once, so that a column can be read at a stretch.
struct RecordBatch {
    /// Most records at once.
    static let most = 1_024

    /// The columns wanted, by their place in a record.
    let places: [Int]
    /// The wanted fields, column by column, each with room for ``most`` records.
    private(set) var fields: [CSVReader.Field]
    /// The line on which each record begins.
    private(set) var lines: [Int]
    var count = 0

    init(places: [Int]) {
        self.places = places
        fields = Array(repeating: CSVReader.Field(start: 0, end: 0), count: places.count * Self.most)
        lines = Array(repeating: 0, count: Self.most)
    }

    /// The fields of one of the columns wanted.
    func column(_ index: Int) -> ArraySlice<CSVReader.Field> {
        fields[(index * Self.most)..<(index * Self.most + count)]
    }

    /// - Parameter record: All fields of a record; there is room for it while ``count`` is below ``most``.
    mutating func append(_ record: [CSVReader.Field], line: Int) {
        let count = count
        fields.withUnsafeMutableBufferPointer { fields in
            record.withUnsafeBufferPointer { record in
                for (index, place) in places.enumerated() { fields[index * Self.most + count] = record[place] }
            }
        }
        lines[count] = line
        self.count += 1
    }
}
