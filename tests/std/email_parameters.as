# Parameters of headers that were continued, encoded or both (RFC 2231).
from email.utils import collapse_rfc2231_value, decode_params, decode_rfc2231, encode_rfc2231

for params in (
    [("form-data", "")],
    [("form-data", ""), ("name", '"a b"'), ("filename", "plain.txt")],
    [("x", ""), ("filename*", "utf-8''%e2%82%ac%20rates")],
    [("x", ""), ("title*1*", "two%20"), ("title*0*", "us-ascii'en'one%20"), ("title*2", "three"), ("q", r'"a\"b"')],
    [("x", ""), ("a*0", "1"), ("a*1", "2"), ("b*", "no quotes")],
):
    print(decode_params(params))
for text in "plain", "a'b", "utf-8'en'x'y", "''":
    print(decode_rfc2231(text))
print(encode_rfc2231("a b/ü", "utf-8"), encode_rfc2231("a b"), encode_rfc2231("x", "us-ascii", "en"), encode_rfc2231("x", language="fr"))
for value in (
    '"a b"', "<x>", ("utf-8", "", "\u00e2\u0082\u00ac"), (None, None, "plain"), ("us-ascii", "en", "\u00fc"), ("nonsense", "", '"q"'),
):
    print(repr(collapse_rfc2231_value(value)))
