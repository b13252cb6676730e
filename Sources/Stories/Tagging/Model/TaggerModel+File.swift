import Crypto
package import Foundation

/// A model's file: a mark, what it is about as JSON, features, weights, and a digest over all of it.
///
/// Numbers are little-endian. A rarity takes two bytes (in steps of 1/1024), a weight two bytes and a scale for each
/// target, so 50,000 features and eighteen targets are two megabytes.
extension TaggerModel {
    private static let kind = "buurtstem tagger "
    private static let version = 3
    private static let mark = Data("\(kind)\(version)\n".utf8)
    private static let digestLength = 32

    /// The bytes of the model; the same training gives the same bytes.
    package func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(about)
        var writer = ByteWriter(bytes: Self.mark)
        writer.append(UInt32(json.count))
        writer.bytes.append(json)
        writer.append(UInt32(ids.count))
        for id in ids { writer.append(id.rawValue) }
        for value in rarity { writer.append(UInt16((value * Float(FeatureIndex.stepsOfRarity)).rounded())) }
        for model in models {
            let packed = PackedWeights(model)
            writer.append(packed.scale.bitPattern)
            writer.append(packed.bias.bitPattern)
            for step in packed.steps { writer.append(UInt16(bitPattern: step)) }
        }
        writer.bytes.append(contentsOf: SHA256.hash(data: writer.bytes))
        return writer.bytes
    }

    /// Whether these are the bytes of a model of a version before this one.
    package static func isOfEarlierProgram(_ data: Data) -> Bool {
        let line = String(decoding: data.prefix { $0 != UInt8(ascii: "\n") }.prefix(40), as: UTF8.self)
        guard line.hasPrefix(kind), let number = Int(line.dropFirst(kind.count)) else { return false }
        return number < version
    }

    /// Reads the bytes of a model.
    ///
    /// - Throws: ``CodebookFault`` when it is no model, of another version, or damaged.
    package init(decoding data: Data, file: String) throws(CodebookFault) {
        guard data.starts(with: Self.mark) else {
            throw CodebookFault(
                file: file, what: "is not a tagger model of this version",
                repair: "make one with: buurtstem tagger train")
        }
        let damaged = CodebookFault(
            file: file, what: "is damaged", repair: "take it from where it came once more, or train it again")
        let body = data.dropLast(Self.digestLength)
        guard data.count > Self.mark.count + Self.digestLength,
            Data(SHA256.hash(data: body)) == data.suffix(Self.digestLength)
        else { throw damaged }
        var reader = ByteReader(rest: body.dropFirst(Self.mark.count))
        guard let length = reader.word(), let json = reader.bytes(Int(length)),
            let about = try? JSONDecoder().decode(About.self, from: json), let count = reader.word().map(Int.init),
            let ids = reader.words(count), let rarity = reader.halves(count)
        else { throw damaged }
        var models: [LinearModel] = []
        for _ in about.targets {
            guard let scale = reader.word(), let bias = reader.word(), let steps = reader.halves(count) else {
                throw damaged
            }
            let packed = PackedWeights(
                scale: Float(bitPattern: scale), bias: Float(bitPattern: bias),
                steps: steps.map { Int16(bitPattern: $0) })
            models.append(packed.model)
        }
        self.init(
            about: about, ids: ids.map(FeatureID.init(rawValue:)),
            rarity: rarity.map { Float($0) / Float(FeatureIndex.stepsOfRarity) }, models: models)
    }

    /// Who a model is, from the bytes of its file.
    package static func identity(of data: Data, about: About) -> ModelIdentity {
        ModelIdentity(
            model: String(SHA256.hash(data: data).hexadecimal.prefix(12)), codebook: about.codebook,
            codebookVersion: about.codebookVersion)
    }
}

extension Sequence<UInt8> {
    /// Two digits for each byte.
    var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// The weights of one model in steps of one 32,767th of the largest.
struct PackedWeights: Equatable {
    let scale: Float
    let bias: Float
    let steps: [Int16]

    init(scale: Float, bias: Float, steps: [Int16]) {
        self.scale = scale
        self.bias = bias
        self.steps = steps
    }

    init(_ model: LinearModel) {
        let largest = model.weights.reduce(Float(0)) { max($0, abs($1)) }
        let scale = largest > 0 ? largest / 32767 : 1
        self.init(
            scale: scale, bias: model.bias,
            steps: model.weights.map { Int16(max(-32767, min(32767, ($0 / scale).rounded()))) })
    }

    var model: LinearModel { LinearModel(weights: steps.map { Float($0) * scale }, bias: bias) }
}

private struct ByteWriter {
    var bytes: Data

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

private struct ByteReader {
    var rest: Data

    mutating func bytes(_ count: Int) -> Data? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Data(rest.prefix(count))
    }

    mutating func word() -> UInt32? { words(1)?.first }

    mutating func words(_ count: Int) -> [UInt32]? {
        bytes(count * 4).map { Self.numbers($0, size: 4) }
    }

    mutating func halves(_ count: Int) -> [UInt16]? {
        bytes(count * 2).map { Self.numbers($0, size: 2) }
    }

    private static func numbers<Number: FixedWidthInteger>(_ data: Data, size: Int) -> [Number] {
        stride(from: 0, to: data.count, by: size).map { start in
            (0..<size).reduce(Number(0)) { $0 | Number(data[data.startIndex + start + $1]) << ($1 * 8) }
        }
    }
}
