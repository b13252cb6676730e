// liblinear: linear models for large sparse data (Fan et al. 2008, JMLR 9:1871-1874).
#include <linear.h>

static inline void cliblinear_ignore(const char *text) { (void)text; }

// liblinear prints its progress unless it is given another function; Swift cannot hand it one as a global.
static inline void cliblinear_be_quiet(void) { set_print_string_function(cliblinear_ignore); }
