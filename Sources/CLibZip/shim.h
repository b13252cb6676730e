// libzip: reading and writing ZIP archives.
#include <zip.h>
