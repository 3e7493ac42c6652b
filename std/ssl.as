"""TLS: contexts, connections over queues of bytes (SSLObject) and over sockets (SSLSocket).

The protocol is native (`_ssl`); here are the names, the settings of a context, and the exceptions made of what goes wrong.
Sockets come from `socket`, which is imported only for them; the event loop's side is `_asyncio_ssl`.
"""

import _ssl
import warnings as _warnings
from _ssl import MemoryBIO as _MemoryBIO
from collections import namedtuple as _namedtuple
from enum import Enum as _Enum, IntEnum as _IntEnum, IntFlag as _IntFlag

# Where CPython's extension would have raised: its messages end with this.
_AT_HANDSHAKE, _AT_READ, _AT_WRITE, _AT_SHUTDOWN = 1020, 2580, 2427, 2706


class SSLError(OSError):
    """An error of TLS."""

    def __str__(self):
        if isinstance(self.strerror, str):
            return self.strerror
        return str(self.args)


class SSLZeroReturnError(SSLError):
    """The connection was closed in order."""


class SSLWantReadError(SSLError):
    """More bytes of the peer are needed."""


class SSLWantWriteError(SSLError):
    """Bytes must be sent first."""


class SSLSyscallError(SSLError):
    """The system failed."""


class SSLEOFError(SSLError):
    """The connection was closed without a word."""


class SSLCertVerificationError(SSLError, ValueError):
    """The peer's certificate is not accepted."""


CertificateError = SSLCertVerificationError
socket_error = OSError

_CLASSES = {2: SSLWantReadError, 6: SSLZeroReturnError, 8: SSLEOFError}


def _error(failure, line):
    """Makes the exception of what the native half says went wrong."""
    number, library, reason, text, code, words = failure
    if library and reason:
        text = f"[{library}: {reason}] {text} (_ssl.c:{line})"
    elif library:
        text = f"[{library}] {text} (_ssl.c:{line})"
    else:
        text = f"{text} (_ssl.c:{line})"
    cls = _CLASSES.get(number, SSLError)
    if code is not None:
        cls = SSLCertVerificationError
    error = cls(number, text)
    error.reason = reason
    error.library = library
    if code is not None:
        error.verify_code = code
        error.verify_message = words
    return error


class _SSLMethod(_IntEnum):
    PROTOCOL_TLS = 2
    PROTOCOL_SSLv23 = 2
    PROTOCOL_TLSv1 = 3
    PROTOCOL_TLSv1_1 = 4
    PROTOCOL_TLSv1_2 = 5
    PROTOCOL_TLS_CLIENT = 16
    PROTOCOL_TLS_SERVER = 17


class Options(_IntFlag):
    OP_ALL = 2147483728
    OP_LEGACY_SERVER_CONNECT = 4
    OP_ENABLE_KTLS = 8
    OP_IGNORE_UNEXPECTED_EOF = 128
    OP_NO_TICKET = 16384
    OP_NO_COMPRESSION = 131072
    OP_ENABLE_MIDDLEBOX_COMPAT = 1048576
    OP_CIPHER_SERVER_PREFERENCE = 4194304
    OP_NO_SSLv2 = 0
    OP_NO_SSLv3 = 33554432
    OP_NO_TLSv1 = 67108864
    OP_NO_TLSv1_2 = 134217728
    OP_NO_TLSv1_1 = 268435456
    OP_NO_TLSv1_3 = 536870912
    OP_NO_RENEGOTIATION = 1073741824
    OP_SINGLE_DH_USE = 0
    OP_SINGLE_ECDH_USE = 0


class AlertDescription(_IntEnum):
    ALERT_DESCRIPTION_CLOSE_NOTIFY = 0
    ALERT_DESCRIPTION_UNEXPECTED_MESSAGE = 10
    ALERT_DESCRIPTION_BAD_RECORD_MAC = 20
    ALERT_DESCRIPTION_RECORD_OVERFLOW = 22
    ALERT_DESCRIPTION_DECOMPRESSION_FAILURE = 30
    ALERT_DESCRIPTION_HANDSHAKE_FAILURE = 40
    ALERT_DESCRIPTION_BAD_CERTIFICATE = 42
    ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE = 43
    ALERT_DESCRIPTION_CERTIFICATE_REVOKED = 44
    ALERT_DESCRIPTION_CERTIFICATE_EXPIRED = 45
    ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN = 46
    ALERT_DESCRIPTION_ILLEGAL_PARAMETER = 47
    ALERT_DESCRIPTION_UNKNOWN_CA = 48
    ALERT_DESCRIPTION_ACCESS_DENIED = 49
    ALERT_DESCRIPTION_DECODE_ERROR = 50
    ALERT_DESCRIPTION_DECRYPT_ERROR = 51
    ALERT_DESCRIPTION_PROTOCOL_VERSION = 70
    ALERT_DESCRIPTION_INSUFFICIENT_SECURITY = 71
    ALERT_DESCRIPTION_INTERNAL_ERROR = 80
    ALERT_DESCRIPTION_USER_CANCELLED = 90
    ALERT_DESCRIPTION_NO_RENEGOTIATION = 100
    ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION = 110
    ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE = 111
    ALERT_DESCRIPTION_UNRECOGNIZED_NAME = 112
    ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE = 113
    ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE = 114
    ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY = 115


class SSLErrorNumber(_IntEnum):
    SSL_ERROR_SSL = 1
    SSL_ERROR_WANT_READ = 2
    SSL_ERROR_WANT_WRITE = 3
    SSL_ERROR_WANT_X509_LOOKUP = 4
    SSL_ERROR_SYSCALL = 5
    SSL_ERROR_ZERO_RETURN = 6
    SSL_ERROR_WANT_CONNECT = 7
    SSL_ERROR_EOF = 8
    SSL_ERROR_INVALID_ERROR_CODE = 10


class VerifyFlags(_IntFlag):
    VERIFY_DEFAULT = 0
    VERIFY_CRL_CHECK_LEAF = 4
    VERIFY_CRL_CHECK_CHAIN = 12
    VERIFY_X509_STRICT = 32
    VERIFY_ALLOW_PROXY_CERTS = 64
    VERIFY_X509_TRUSTED_FIRST = 32768
    VERIFY_X509_PARTIAL_CHAIN = 524288


class VerifyMode(_IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class TLSVersion(_IntEnum):
    MINIMUM_SUPPORTED = -2
    SSLv3 = 768
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


for _group in (_SSLMethod, Options, AlertDescription, SSLErrorNumber, VerifyFlags, VerifyMode):
    globals().update(_group.__members__)

HAS_SNI = HAS_ALPN = HAS_ECDH = HAS_TLSv1_2 = HAS_TLSv1_3 = True
HAS_NEVER_CHECK_COMMON_NAME = True
HAS_NPN = HAS_PSK = HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = False
CHANNEL_BINDING_TYPES = []
OPENSSL_VERSION = "rustls 0.23"
OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
PEM_HEADER = "-----BEGIN CERTIFICATE-----"
PEM_FOOTER = "-----END CERTIFICATE-----"

_PROTOCOL_NAMES = {value: name for name, value in _SSLMethod.__members__.items()}


def get_protocol_name(protocol_code):
    """The name of one of the constants PROTOCOL_*."""
    return _PROTOCOL_NAMES.get(protocol_code, "<unknown>")


class _ASN1Object(_namedtuple("_ASN1Object", "nid shortname longname oid")):
    __slots__ = ()

    def __new__(cls, oid):
        for known in (
            (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
            (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
        ):
            if known[3] == oid:
                return super().__new__(cls, *known)
        raise ValueError(f"unknown object '{oid[:100]}'")


class Purpose(_ASN1Object, _Enum):
    """What a certificate is looked at for."""

    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


DefaultVerifyPaths = _namedtuple(
    "DefaultVerifyPaths", "cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath"
)


def get_default_verify_paths():
    """Where the system keeps the certificates it trusts."""
    import os

    cafile = os.environ.get("SSL_CERT_FILE", "/usr/lib/ssl/cert.pem")
    capath = os.environ.get("SSL_CERT_DIR", "/usr/lib/ssl/certs")
    return DefaultVerifyPaths(
        cafile if os.path.isfile(cafile) else None,
        capath if os.path.isdir(capath) else None,
        "SSL_CERT_FILE",
        "/usr/lib/ssl/cert.pem",
        "SSL_CERT_DIR",
        "/usr/lib/ssl/certs",
    )


class MemoryBIO(_MemoryBIO):
    """A queue of bytes between a connection and what carries it.

    >>> bio = MemoryBIO(); bio.write(b"abc"); bio.read(2)
    3
    b'ab'
    """

    __module__ = "_ssl"

    def __init_subclass__(cls):
        raise TypeError("type '_ssl.MemoryBIO' is not an acceptable base type")

    def write(self, data, /):
        count = self.put(data)
        if count is None:
            raise SSLError("cannot write() after write_eof()")
        return count


class SSLSession:
    """What a later connection could go on with; connections here always begin anew."""

    __module__ = "_ssl"

    def __init_subclass__(cls):
        raise TypeError("type '_ssl.SSLSession' is not an acceptable base type")


# Names of ciphers by what a word of a cipher list can mean.
_CIPHER_WORDS = {
    "ALL": "", "DEFAULT": "", "HIGH": "", "COMPLEMENTOFDEFAULT": None, "TLSv1.2": "",
    "ECDHE": "ECDHE", "EECDH": "ECDHE", "kEECDH": "ECDHE", "kECDHE": "ECDHE", "ECDH": "ECDHE",
    "AESGCM": "GCM", "AES": "AES", "AES128": "AES128", "AES256": "AES256", "CHACHA20": "CHACHA20",
    "ECDSA": "ECDSA", "aECDSA": "ECDSA", "RSA": "RSA", "aRSA": "RSA", "SHA256": "SHA256", "SHA384": "SHA384",
}  # fmt: skip


def _chosen_ciphers(text, known):
    """Reads a cipher list as OpenSSL does, over the ciphers there are."""
    chosen, barred = [], set()
    for word in text.replace(",", ":").replace(" ", ":").split(":"):
        if not word or word[0] == "@":
            continue
        sign = word[0] if word[0] in "!-+" else ""
        parts = [part if part in known else _CIPHER_WORDS.get(part) for part in word[len(sign):].split("+")]
        found = [name for name in known if all(part is not None and part in name for part in parts)]
        if sign == "":
            chosen += [name for name in found if name not in chosen and name not in barred]
        elif sign == "+":
            chosen = [name for name in chosen if name not in found] + [name for name in chosen if name in found]
        else:
            chosen = [name for name in chosen if name not in found]
            if sign == "!":
                barred.update(found)
    return chosen


def _encoded_host(host):
    """The name of a host as it is sent: what is not ASCII by the codec idna."""
    if host is None:
        return None
    if not isinstance(host, str):
        return host.decode("ascii")
    if not host.isascii():
        return host.encode("idna").decode("ascii")
    if "\0" in host:
        raise TypeError("argument must be encoded string without null bytes, not str")
    labels, start = host.split("."), 0
    for label in labels[:-1] if labels[-1] == "" else labels:
        if label == "" and host != "":
            raise UnicodeEncodeError("idna", host, start, start + 1, "label empty")
        if len(label) >= 64:
            raise UnicodeEncodeError("idna", host, start, start + len(label), "label too long")
        start += len(label) + 1
    if host == "":
        raise ValueError("server_hostname cannot be an empty string or start with a leading dot.")
    return host


class SSLContext:
    """Settings, own certificates and trusted ones, for any number of connections."""

    sslsocket_class = None
    sslobject_class = None

    def __new__(cls, protocol=None, *args, **kwargs):
        if protocol is None:
            _warnings.warn("ssl.SSLContext() without protocol argument is deprecated.", DeprecationWarning, 2)
            protocol = PROTOCOL_TLS
        if protocol not in _PROTOCOL_NAMES:
            raise ValueError(f"invalid or unsupported protocol version {int(protocol)}")
        self = super().__new__(cls)
        try:
            self._native = _ssl.Context()
        except RuntimeError as error:
            raise SSLError(str(error)) from None
        self._protocol = _SSLMethod(protocol)
        is_client = protocol == PROTOCOL_TLS_CLIENT
        self._verify_mode = CERT_REQUIRED if is_client else CERT_NONE
        self._check_hostname = is_client
        self._options = Options(2186412112)
        self._verify_flags = VERIFY_X509_TRUSTED_FIRST
        self._minimum, self._maximum = TLSVersion.TLSv1_2, TLSVersion.MAXIMUM_SUPPORTED
        if PROTOCOL_TLSv1 <= protocol <= PROTOCOL_TLSv1_2:
            self._minimum = self._maximum = TLSVersion(766 + protocol)
        self._sni_callback = None
        self.hostname_checks_common_name = True
        self.keylog_filename = None
        self.post_handshake_auth = False
        self._num_tickets = 2
        self.security_level = 2
        return self

    def __init__(self, protocol=None):
        pass

    @property
    def protocol(self):
        return self._protocol

    @property
    def options(self):
        return self._options

    @options.setter
    def options(self, value):
        self._options = Options(value)

    @property
    def verify_flags(self):
        return self._verify_flags

    @verify_flags.setter
    def verify_flags(self, value):
        self._verify_flags = VerifyFlags(value)

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, value):
        if value not in (0, 1, 2):
            raise ValueError("invalid value for verify_mode")
        if value == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._verify_mode = VerifyMode(value)

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        self._check_hostname = bool(value)
        if value and self._verify_mode == CERT_NONE:
            self._verify_mode = CERT_REQUIRED

    @property
    def minimum_version(self):
        return self._minimum

    @minimum_version.setter
    def minimum_version(self, value):
        value = self._version(value)
        self._minimum = TLSVersion.TLSv1_3 if value == TLSVersion.MAXIMUM_SUPPORTED else value

    @property
    def maximum_version(self):
        return self._maximum

    @maximum_version.setter
    def maximum_version(self, value):
        value = self._version(value)
        self._maximum = TLSVersion.TLSv1 if value == TLSVersion.MINIMUM_SUPPORTED else value

    def _version(self, value):
        if value not in iter(TLSVersion) or value == TLSVersion.SSLv3:
            raise ValueError(f"Unsupported TLS/SSL version {value:#x}")
        value = TLSVersion(value)
        if value in (TLSVersion.TLSv1, TLSVersion.TLSv1_1):
            _warnings.warn(f"ssl.TLSVersion.{value.name} is deprecated", DeprecationWarning, 3)
        if self._protocol not in (PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER):
            raise ValueError("The context's protocol doesn't support modification of highest and lowest version.")
        return value

    def _allows(self, version, barred):
        lowest = 0 if self._minimum == TLSVersion.MINIMUM_SUPPORTED else self._minimum
        highest = 999 if self._maximum == TLSVersion.MAXIMUM_SUPPORTED else self._maximum
        return lowest <= version <= highest and not self._options & barred

    @property
    def num_tickets(self):
        return self._num_tickets

    @num_tickets.setter
    def num_tickets(self, value):
        if value < 0:
            raise ValueError("value must be non-negative")
        if self._protocol != PROTOCOL_TLS_SERVER:
            raise ValueError("SSLContext is not a server context.")
        self._num_tickets = value
        self._native.set_tickets(value)

    @property
    def sni_callback(self):
        return self._sni_callback

    @sni_callback.setter
    def sni_callback(self, callback):
        if callback is not None and not callable(callback):
            raise TypeError("not a callable object")
        self._sni_callback = callback

    def set_servername_callback(self, server_name_callback):
        self.sni_callback = server_name_callback

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Takes the certificates to show to peers, and the key of the first.

        >>> context = SSLContext(PROTOCOL_TLS_SERVER)
        >>> context.load_cert_chain("nobody.pem")
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory
        """
        for path, name in ((certfile, "certfile"), (keyfile, "keyfile")):
            if not (isinstance(path, (str, bytes)) or hasattr(path, "__fspath__") or name == "keyfile" and path is None):
                raise TypeError(f"{name} should be a valid filesystem path")
        wrong = self._native.load_chain(certfile, keyfile)
        if wrong is not None:
            failure, of_key = wrong
            raise _error(failure, 3937 if of_key else 3916)

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Trusts the certificates of a file, a folder, or a text."""
        if cafile is None and capath is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")
        for path, name in ((cafile, "cafile"), (capath, "capath")):
            if not (path is None or isinstance(path, (str, bytes)) or hasattr(path, "__fspath__")):
                raise TypeError(f"{name} should be a valid filesystem path")
        if cadata is not None:
            self._load_data(cadata)
        if cafile is not None:
            failure = self._native.load_file(cafile)
            if failure is not None:
                raise _error(failure, 4168)
        if capath is not None:
            self._native.load_folder(capath)

    def _load_data(self, data):
        is_text = isinstance(data, str)
        if is_text and not data.isascii() or not is_text and not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("cadata should be an ASCII string or a bytes-like object")
        if not data:
            raise ValueError("Empty certificate data")
        if is_text:
            wrong = "no start line" if self._native.load_text(data) == 0 else None
        else:
            wrong = None if self._native.load_der(bytes(data)) else "not enough data"
        if wrong is not None:
            error = SSLError(0, f"{wrong}: cadata does not contain a certificate (_ssl.c:4035)")
            error.reason = error.library = None
            raise error

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trusts whom the system trusts."""
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self._native.load_system()

    def set_default_verify_paths(self):
        self._native.load_system()

    def cert_store_stats(self):
        """How many certificates are trusted."""
        trusted = self._native.trusted()
        return {"x509": len(trusted), "crl": 0, "x509_ca": sum(is_ca for der, is_ca in trusted)}

    def get_ca_certs(self, binary_form=False):
        """The authorities that are trusted."""
        authorities = [der for der, is_ca in self._native.trusted() if is_ca]
        return authorities if binary_form else [_ssl.decode_certificate(der) for der in authorities]

    def set_alpn_protocols(self, alpn_protocols):
        """Names the protocols that may be spoken, the best first."""
        names = []
        for protocol in alpn_protocols:
            name = bytes(protocol, "ascii")
            if len(name) == 0 or len(name) > 255:
                raise SSLError("ALPN protocols must be 1 to 255 in length")
            names.append(name)
        self._native.set_alpn(names)

    def set_npn_protocols(self, npn_protocols):
        raise NotImplementedError("The NPN extension requires OpenSSL 1.0.1 or later.")

    def set_ciphers(self, ciphers, /):
        known = [name for name, version, bits in _ssl.Context().ciphers() if version == "TLSv1.2"]
        chosen = _chosen_ciphers(ciphers, known)
        if not chosen:
            raise SSLError("No cipher can be selected.")
        self._native.set_ciphers(chosen)

    def get_ciphers(self):
        """The ciphers in order."""
        return [
            {"name": name, "protocol": version, "strength_bits": bits, "alg_bits": bits, "aead": True}
            for name, version, bits in self._native.ciphers()
        ]

    def set_ecdh_curve(self, name, /):
        if name not in ("prime256v1", "secp384r1", "X25519"):
            raise ValueError(f"unknown elliptic curve name {name!r}")

    def load_dh_params(self, path, /):
        pass

    def session_stats(self):
        names = "number connect connect_good connect_renegotiate accept accept_good accept_renegotiate hits misses timeouts"
        return {name: 0 for name in (names + " cache_full").split()}

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        """A connection between two queues of bytes."""
        return self.sslobject_class._create(
            incoming, outgoing, server_side=server_side, server_hostname=_encoded_host(server_hostname), context=self
        )

    def wrap_socket(
        self,
        sock,
        server_side=False,
        do_handshake_on_connect=True,
        suppress_ragged_eofs=True,
        server_hostname=None,
        session=None,
    ):
        """A connection over a connected socket, or a listening one whose connections are of this kind."""
        from _ssl_socket import SSLSocket

        cls = self.sslsocket_class or SSLSocket
        return cls._create(
            sock=sock,
            server_side=server_side,
            do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs,
            server_hostname=_encoded_host(server_hostname),
            context=self,
        )

    def _connection(self, incoming, outgoing, server_side, server_hostname):
        """The native connection between two queues."""
        wrong = None
        if server_side and self._protocol == PROTOCOL_TLS_CLIENT:
            wrong = "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context (_ssl.c:812)"
        elif not server_side and self._protocol == PROTOCOL_TLS_SERVER:
            wrong = "Cannot create a client socket with a PROTOCOL_TLS_SERVER context (_ssl.c:819)"
        if wrong is not None:
            error = SSLError(0, wrong)
            error.reason = error.library = None
            raise error
        return _ssl.Connection(
            self._native,
            incoming,
            outgoing,
            server_side,
            server_hostname,
            self._verify_mode,
            self._check_hostname,
            self._allows(771, OP_NO_TLSv1_2),
            self._allows(772, OP_NO_TLSv1_3),
            bool(server_side and self._sni_callback is not None),
        )


def _shake(owner, connection):
    """Goes on with a handshake; asks the callback for names whose context to take. What went wrong is returned."""
    failure = connection.do_handshake()
    while failure is None and (asked := connection.asked_name()) is not None:
        context = owner.context
        try:
            answer = context.sni_callback(owner, asked[0], context)
        except Exception:
            return connection.refuse(ALERT_DESCRIPTION_HANDSHAKE_FAILURE)
        if answer is not None:
            is_alert = isinstance(answer, int)
            return connection.refuse(answer if is_alert else ALERT_DESCRIPTION_INTERNAL_ERROR)
        failure = connection.proceed(owner.context._native)
        if failure is None:
            failure = connection.do_handshake()
    return failure


class _Connected:
    """What SSLObject and SSLSocket both tell of their connection."""

    @property
    def context(self):
        return self._context

    @context.setter
    def context(self, context):
        self._context = context

    @property
    def session(self):
        return None

    @session.setter
    def session(self, session):
        pass

    @property
    def session_reused(self):
        return False if self._native_connection() is not None else None

    def getpeercert(self, binary_form=False):
        """The peer's certificate: a dict, or its bytes; {} if it was not looked at, None if there is none."""
        connection = self._native_connection()
        if connection is None or not connection.is_ready():
            raise ValueError("handshake not done yet")
        chain = connection.peer_chain()
        if not chain:
            return None
        if binary_form:
            return chain[0]
        return _ssl.decode_certificate(chain[0]) if connection.was_checked() else {}

    def get_unverified_chain(self):
        """The certificates the peer has sent, as bytes."""
        return self._native_connection().peer_chain()

    def selected_alpn_protocol(self):
        """The protocol both sides chose, or None."""
        connection = self._native_connection()
        return None if connection is None else connection.alpn()

    def selected_npn_protocol(self):
        return None

    def cipher(self):
        """The cipher in use: name, version, bits."""
        connection = self._native_connection()
        return None if connection is None else connection.cipher()

    def shared_ciphers(self):
        connection = self._native_connection()
        if connection is None or not self.server_side or not connection.is_ready():
            return None
        return self._context._native.ciphers()

    def compression(self):
        return None

    def version(self):
        """The version in use, such as 'TLSv1.3', or None."""
        connection = self._native_connection()
        return None if connection is None else connection.version()

    def get_channel_binding(self, cb_type="tls-unique"):
        raise ValueError(f"{cb_type} channel binding type not implemented")

    def verify_client_post_handshake(self):
        raise NotImplementedError("Post-handshake auth is not supported")


def _room(buffer):
    """How many bytes there is room for in a buffer."""
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"read() argument 2 must be read-write bytes-like object, not {type(buffer).__name__}")
    return view.nbytes


def _fill(buffer, data):
    """Puts bytes at the beginning of a buffer; gives how many."""
    memoryview(buffer).cast("B")[: len(data)] = data
    return len(data)


class SSLObject(_Connected):
    """A connection between two queues of bytes; made by SSLContext.wrap_bio."""

    def __init__(self, *args, **kwargs):
        raise TypeError(
            f"{self.__class__.__name__} does not have a public constructor. "
            "Instances are returned by SSLContext.wrap_bio()."
        )

    @classmethod
    def _create(cls, incoming, outgoing, server_side=False, server_hostname=None, context=None):
        self = cls.__new__(cls)
        self._sslobj = context._connection(incoming, outgoing, server_side, server_hostname)
        self._context = context
        self._server_side = bool(server_side)
        self._server_hostname = server_hostname
        return self

    def _native_connection(self):
        return self._sslobj

    @property
    def server_side(self):
        return self._server_side

    @property
    def server_hostname(self):
        return self._server_hostname

    def do_handshake(self):
        """Goes on with the handshake; SSLWantReadError if bytes of the peer are missing."""
        failure = _shake(self, self._sslobj)
        if failure is not None:
            raise _error(failure, _AT_HANDSHAKE)

    def read(self, len=1024, buffer=None):
        """Up to `len` bytes that the peer wrote; b'' at the end."""
        if buffer is not None:
            room = _room(buffer)
            len = room if len <= 0 or len > room else len
        elif len < 0:
            raise ValueError("size should not be negative")
        data = self._sslobj.read(len) if len else b""
        if type(data) is tuple:
            raise _error(data, _AT_READ)
        return data if buffer is None else _fill(buffer, data)

    def write(self, data):
        """Writes all of the data; gives its length."""
        count = self._sslobj.write(data)
        if type(count) is tuple:
            raise _error(count, _AT_WRITE)
        return count

    def pending(self):
        """How many bytes can be read at once."""
        return self._sslobj.pending()

    def unwrap(self):
        """Says that nothing more will be written; SSLWantReadError until the peer has said so too."""
        failure = self._sslobj.shutdown()
        if failure is not None:
            raise _error(failure, _AT_SHUTDOWN)


SSLContext.sslobject_class = SSLObject


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with good settings: for a client that trusts whom the system trusts, or for a server.

    >>> create_default_context().check_hostname
    True
    """
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        context = SSLContext(PROTOCOL_TLS_CLIENT)
    elif purpose == Purpose.CLIENT_AUTH:
        context = SSLContext(PROTOCOL_TLS_SERVER)
    else:
        raise ValueError(purpose)
    context.verify_flags |= VERIFY_X509_PARTIAL_CHAIN | VERIFY_X509_STRICT
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(
    protocol=None,
    *,
    cert_reqs=CERT_NONE,
    check_hostname=False,
    purpose=Purpose.SERVER_AUTH,
    certfile=None,
    keyfile=None,
    cafile=None,
    capath=None,
    cadata=None,
):
    """A context that trusts everybody."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        protocol = PROTOCOL_TLS_CLIENT if protocol is None else protocol
    elif purpose == Purpose.CLIENT_AUTH:
        protocol = PROTOCOL_TLS_SERVER if protocol is None else protocol
    else:
        raise ValueError(purpose)
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if keyfile and not certfile:
        raise ValueError("certfile must be specified")
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def cert_time_to_seconds(cert_time):
    """The seconds since 1970 of a date of a certificate.

    >>> cert_time_to_seconds("Jan  5 09:34:43 2018 GMT")
    1515144883
    """
    import calendar

    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    try:
        month = months.index(cert_time[:3].title()) + 1
        day, clock, year, zone = cert_time[3:].split()
        hour, minute, second = map(int, clock.split(":"))
        if zone != "GMT" or len(year) != 4:
            raise ValueError
        return calendar.timegm((int(year), month, int(day), hour, minute, second))
    except ValueError:
        rest = " %d %H:%M:%S %Y GMT"
        raise ValueError(f'time data {cert_time!r} does not match format "%b{rest}"') from None


def DER_cert_to_PEM_cert(der_cert_bytes):
    """The text of a certificate's bytes."""
    return _ssl.pem(der_cert_bytes)


def PEM_cert_to_DER_cert(pem_cert_string):
    """The bytes of a certificate's text."""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError(f"Invalid PEM encoding; must start with {PEM_HEADER}")
    if not pem_cert_string.strip().endswith(PEM_FOOTER):
        raise ValueError(f"Invalid PEM encoding; must end with {PEM_FOOTER}")
    return _ssl.certificates(pem_cert_string)[0]


def RAND_bytes(num, /):
    """Bytes nobody can foretell."""
    data = _ssl.random_bytes(num)
    if data is None:
        raise SSLError("the system gives no random bytes")
    return data


def RAND_status():
    return True


def RAND_add(string, entropy, /):
    pass


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=None):
    """The certificate of a server, as text, whoever it is."""
    import socket

    context = _create_stdlib_context(
        ssl_version, cert_reqs=CERT_NONE if ca_certs is None else CERT_REQUIRED, cafile=ca_certs
    )
    with socket.create_connection(addr) as sock:
        sock.settimeout(timeout)
        with context.wrap_socket(sock, server_hostname=addr[0]) as connection:
            return DER_cert_to_PEM_cert(connection.getpeercert(True))


def __getattr__(name):
    if name == "SSLSocket":
        from _ssl_socket import SSLSocket

        return SSLSocket
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


from _functools import builtin as _as_builtin
_as_builtin(RAND_bytes, RAND_status, RAND_add)
del _as_builtin

from _functools import freeze as _freeze
_freeze(SSLError, MemoryBIO, SSLSession)
del _freeze
