import HTTPTypes
import Hummingbird

/// A bare Hummingbird service of the product's shape: a fixed page, and a post that is on disk before its answer.
///
/// Runs as a process of its own (`Benchmark floor PORT FOLDER`), so that its costs are counted like the product's.
enum FloorService {
    static func run(port: Int, folder: String) async throws {
        let writer = try GroupWriter(path: "\(folder)/floor.sqlite")
        let page = ByteBuffer(bytes: FixedPage.bytes)
        var pageHeaders = HTTPFields()
        for (name, value) in FixedPage.headers {
            guard let name = HTTPField.Name(name) else { continue }
            pageHeaders[name] = value
        }
        var movedHeaders = pageHeaders
        pageHeaders[.contentType] = "text/html; charset=utf-8"
        movedHeaders[.location] = "/page"

        let router = Router()
        router.get("/page") { [pageHeaders] _, _ in
            Response(status: .ok, headers: pageHeaders, body: ResponseBody(byteBuffer: page))
        }
        router.post("/answers") { [movedHeaders] request, _ in
            let body = try await request.body.collect(upTo: 1 << 20)
            try await writer.append(Array(buffer: body))
            return Response(status: .seeOther, headers: movedHeaders)
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }
}
