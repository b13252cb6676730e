print("buurtstem")
