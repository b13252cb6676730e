#ifndef BUURTSTEM_CLIBXML2_SHIM_H
#define BUURTSTEM_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers clash with the ICU inside Foundation. Nothing we call depends on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to call.
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }

/// libxml2 prints remarks about gaps of its own ("Unimplemented block") on stderr unless told not to, per thread;
/// faults of documents and schemas come through structured errors. The function is variadic, which Swift cannot write.
static void clibxml2_ignore(void *context, const char *message, ...) { (void)context; (void)message; }
static inline void clibxml2_silence(void) { xmlSetGenericErrorFunc(NULL, clibxml2_ignore); }
#endif
