# http: codes and methods; mimetypes: what the endings of names mean.

import mimetypes
from http import HTTPMethod, HTTPStatus

print(HTTPStatus(404), repr(HTTPStatus.OK), HTTPStatus.NOT_FOUND.phrase)
print(HTTPStatus.IM_A_TEAPOT.description)
print(f"{HTTPStatus.CREATED} {HTTPStatus.CREATED.value} {HTTPStatus.CREATED.name}", HTTPStatus.OK == 200)
print([status.value for status in HTTPStatus if status.is_redirection])
print(HTTPStatus.BAD_GATEWAY.is_server_error, HTTPStatus.BAD_GATEWAY.is_success, len(HTTPStatus))
try:
    HTTPStatus(999)
except ValueError as e:
    print(e)
print(HTTPMethod.GET, repr(HTTPMethod.PUT), HTTPMethod.PATCH.description, "GET" == HTTPMethod.GET)
for name in ("index.html", "http://host/a.css?x=1", "a.tar.gz", "b.tgz", "c.svgz", "d", "e.unheard", "DATA.JSON", "data:text/csv;x,1"):
    print(name, mimetypes.guess_type(name))
table = mimetypes.MimeTypes()
table.add_type("application/x-aster", ".as")
print(table.guess_type("x.as"), table.guess_extension("application/x-aster"), table.guess_type("x.rtf", strict=False))
print(table.guess_all_extensions("image/jpeg"), table.guess_extension("text/plain"), table.guess_extension("no/type"))
