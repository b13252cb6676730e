// libxlsxwriter: spreadsheets for Excel and LibreOffice, row by row.
#include <xlsxwriter.h>
