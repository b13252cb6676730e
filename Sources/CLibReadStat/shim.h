// ReadStat: files of SPSS and Stata.
#include <readstat.h>
