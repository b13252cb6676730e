// Clp: linear programs by the simplex method (COIN-OR). Debian keeps its headers in a folder of their own.
#include <coin/Clp_C_Interface.h>
