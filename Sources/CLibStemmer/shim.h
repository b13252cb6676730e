// libstemmer (Snowball): Dutch and English word stems.
#include <libstemmer.h>
