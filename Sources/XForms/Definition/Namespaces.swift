/// The namespaces of an ODK XForm (ODK XForms, "Namespaces") and our own.
package enum Namespaces {
    package static let xforms = "http://www.w3.org/2002/xforms"
    package static let xhtml = "http://www.w3.org/1999/xhtml"
    package static let javarosa = "http://openrosa.org/javarosa"
    package static let openrosa = "http://openrosa.org/xforms"
    package static let odk = "http://www.opendatakit.org/xforms"
    package static let events = "http://www.w3.org/2001/xml-events"
    package static let entities = "http://www.opendatakit.org/xforms/entities"
    /// Facts that only our programme knows; every one fits an XLSForm column `bind::bs:…`.
    package static let buurtstem = "urn:buurtstem:xforms"
}
