extension Program {
    func call(
        _ function: AnyFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> XPathValue {
        switch function {
        case .if:
            return try value(branch(list, frame, &run, scene), frame, &run, scene)
        case .now:
            return .date(XPathDate(milliseconds: Double(scene.context.pointee.environment.clock()), hasTime: true))
        case .today:
            let zone = scene.zone
            let days = (zone.local(Double(scene.context.pointee.environment.clock())) / 86_400_000).rounded(.down)
            return .date(XPathDate(milliseconds: zone.moment(local: days * 86_400_000), hasTime: false))
        case .date, .dateTime:
            guard let moment = try moment(argument(list, 0), frame, &run, scene) else { return .string("") }
            return .date(XPathDate(milliseconds: moment, hasTime: false))
        }
    }

    /// The argument of `if()` that counts; the other is not looked at.
    func branch(_ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError) -> Int32 {
        argument(list, try boolean(argument(list, 0), frame, &run, scene) ? 1 : 2)
    }

    /// The moment an argument means: a date, a text that is one, or a number of days.
    func moment(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError) -> Double? {
        switch try value(index, frame, &run, scene) {
        case .date(let date): return date.milliseconds
        case .number(let days): return scene.moment(days: days)
        case .boolean: return nil
        case .string(let text): return scene.moment(text)
        case .nodes(let nodes): return nodes.first.flatMap { scene.moment(scene.string(of: $0)) }
        }
    }

    /// `decimal-time()`: the local time of day as a fraction of a day.
    func dayFraction(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Double {
        let text = try string(index, frame, &run, scene)
        let zone = scene.zone
        guard let read = DateText(timeOf: text), let time = read.time else { return .nan }
        guard let offset = read.offset else { return time / 86_400_000 }
        let local = zone.local(time - Double(offset) * 60_000)
        return (local - (local / 86_400_000).rounded(.down) * 86_400_000) / 86_400_000
    }
}

extension Scene {
    /// The moment of a date text, or of a text that holds a number of days.
    func moment(_ text: String) -> Double? {
        let number = XPathNumber.reading(text)
        if number.isNaN { return zone.moment(text) }
        return moment(days: number)
    }

    /// The moment of a number of days; nil beyond any calendar.
    func moment(days: Double) -> Double? { abs(days) < 1e8 ? zone.moment(days: days) : nil }
}
