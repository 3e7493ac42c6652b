"""smtplib: messages handed to mail servers (SMTP, RFC 5321)."""

import base64
import hmac
import re
import socket
import sys
from email.base64mime import body_encode as encode_base64

__all__ = [
    "SMTPException", "SMTPNotSupportedError", "SMTPServerDisconnected", "SMTPResponseException", "SMTPSenderRefused",
    "SMTPRecipientsRefused", "SMTPDataError", "SMTPConnectError", "SMTPHeloError", "SMTPAuthenticationError", "quoteaddr",
    "quotedata", "SMTP", "SMTP_SSL",
]

SMTP_PORT = 25
SMTP_SSL_PORT = 465
CRLF = "\r\n"
bCRLF = b"\r\n"
_MAXLINE = 8192
_MAXCHALLENGE = 5


class SMTPException(OSError):
    """Anything that goes wrong with a server."""


class SMTPNotSupportedError(SMTPException):
    """The server cannot do what was asked."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection, or it ended."""


class SMTPResponseException(SMTPException):
    """The server said no: `smtp_code` and `smtp_error`."""

    def __init__(self, code, msg):
        self.smtp_code = code
        self.smtp_error = msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    """The sender was refused."""

    def __init__(self, code, msg, sender):
        self.smtp_code = code
        self.smtp_error = msg
        self.sender = sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    """All recipients were refused: `recipients`."""

    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    """The message was refused."""


class SMTPConnectError(SMTPResponseException):
    """The server refused the connection."""


class SMTPHeloError(SMTPResponseException):
    """The server refused the greeting."""


class SMTPAuthenticationError(SMTPResponseException):
    """The server refused the name and password."""


def quoteaddr(addrstring):
    """Puts an address in angle brackets."""
    from email.utils import parseaddr
    address = parseaddr(addrstring)[1]
    if not address:
        return addrstring if addrstring.strip().startswith("<") else f"<{addrstring}>"
    return f"<{address}>"


def _bare(address):
    from email.utils import parseaddr
    name, found = parseaddr(address)
    return found if (name, found) != ("", "") else address


def quotedata(data):
    """Doubles dots at the beginning of lines, and ends lines as the network does."""
    return re.sub(r"(?m)^\.", "..", re.sub(r"\r\n|\n|\r(?!\n)", CRLF, data))


class SMTP:
    """A connection to a server."""

    debuglevel = 0
    sock = file = None
    helo_resp = ehlo_resp = None
    ehlo_msg = "ehlo"
    does_esmtp = False
    default_port = SMTP_PORT

    def __init__(self, host="", port=0, local_hostname=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None):
        self._host = host
        self.timeout = timeout
        self.esmtp_features = {}
        self.command_encoding = "ascii"
        self.source_address = source_address
        self._auth_challenge_count = 0
        if host:
            code, message = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, message)
        if local_hostname is not None:
            self.local_hostname = local_hostname
            return
        name = socket.getfqdn()
        if "." not in name:
            try:
                name = f"[{socket.gethostbyname(socket.gethostname())}]"
            except socket.gaierror:
                name = "[127.0.0.1]"
        self.local_hostname = name

    def __enter__(self):
        return self

    def __exit__(self, *args):
        try:
            code, message = self.docmd("QUIT")
            if code != 221:
                raise SMTPResponseException(code, message)
        except SMTPServerDisconnected:
            pass
        finally:
            self.close()

    def set_debuglevel(self, debuglevel):
        self.debuglevel = debuglevel

    def _print_debug(self, *args):
        if self.debuglevel > 1:
            import datetime
            print(datetime.datetime.now().time(), *args, file=sys.stderr)
        else:
            print(*args, file=sys.stderr)

    def _get_socket(self, host, port, timeout):
        if timeout is not None and not timeout:
            raise ValueError("Non-blocking socket (timeout=0) is not supported")
        if self.debuglevel > 0:
            self._print_debug("connect: to", (host, port), self.source_address)
        return socket.create_connection((host, port), timeout, self.source_address)

    def connect(self, host="localhost", port=0, source_address=None):
        """Connects to a server; returns its greeting as (code, text)."""
        if source_address:
            self.source_address = source_address
        if not port and host.find(":") == host.rfind(":") >= 0:
            host, _, number = host.rpartition(":")
            try:
                port = int(number)
            except ValueError:
                raise OSError("nonnumeric port") from None
        port = port or self.default_port
        sys.audit("smtplib.connect", self, host, port)
        self.sock = self._get_socket(host, port, self.timeout)
        self.file = None
        code, message = self.getreply()
        if self.debuglevel > 0:
            self._print_debug("connect:", repr(message))
        return code, message

    def send(self, s):
        """Sends text or bytes."""
        if self.debuglevel > 0:
            self._print_debug("send:", repr(s))
        if self.sock is None:
            raise SMTPServerDisconnected("please run connect() first")
        data = s.encode(self.command_encoding) if isinstance(s, str) else s
        sys.audit("smtplib.send", self, data)
        try:
            self.sock.sendall(data)
        except OSError:
            self.close()
            raise SMTPServerDisconnected("Server not connected") from None

    def putcmd(self, cmd, args=""):
        """Sends a command."""
        line = f"{cmd} {args}" if args else cmd
        if "\r" in line or "\n" in line:
            shown = line.replace("\n", "\\n").replace("\r", "\\r")
            raise ValueError(f"command and arguments contain prohibited newline characters: {shown}")
        self.send(line + CRLF)

    def getreply(self):
        """Returns the server's answer as (code, text)."""
        texts = []
        if self.file is None:
            self.file = self.sock.makefile("rb")
        while True:
            try:
                line = self.file.readline(_MAXLINE + 1)
            except OSError as problem:
                self.close()
                raise SMTPServerDisconnected("Connection unexpectedly closed: " + str(problem)) from None
            if not line:
                self.close()
                raise SMTPServerDisconnected("Connection unexpectedly closed")
            if self.debuglevel > 0:
                self._print_debug("reply:", repr(line))
            if len(line) > _MAXLINE:
                self.close()
                raise SMTPResponseException(500, "Line too long.")
            texts.append(line[4:].strip(b" \t\r\n"))
            try:
                code = int(line[:3])
            except ValueError:
                code = -1
                break
            if line[3:4] != b"-":
                break
        message = b"\n".join(texts)
        if self.debuglevel > 0:
            self._print_debug("reply: retcode (%s); Msg: %a" % (code, message))
        return code, message

    def docmd(self, cmd, args=""):
        """Sends a command and returns the answer."""
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=""):
        """Greets the server in the old way."""
        self.helo_resp = None
        code, message = self.docmd("helo", name or self.local_hostname)
        self.helo_resp = message
        return code, message

    def ehlo(self, name=""):
        """Greets the server and learns what it can do: `esmtp_features`."""
        self.esmtp_features = {}
        code, message = self.docmd(self.ehlo_msg, name or self.local_hostname)
        if code == -1 and not message:
            self.close()
            raise SMTPServerDisconnected("Server not connected")
        self.ehlo_resp = message
        if code != 250:
            return code, message
        self.does_esmtp = True
        for line in message.decode("latin-1").split("\n")[1:]:
            old = re.match(r"auth=(.*)", line, re.IGNORECASE)
            if old:
                self.esmtp_features["auth"] = self.esmtp_features.get("auth", "") + " " + old[1]
                continue
            found = re.match(r"([A-Za-z0-9][A-Za-z0-9\-]*) ?", line)
            if found:
                feature, params = found[1].lower(), line[found.end(1):].strip()
                if feature == "auth":
                    params = self.esmtp_features.get("auth", "") + " " + params
                self.esmtp_features[feature] = params
        return code, message

    def has_extn(self, opt):
        """Says whether the server can do something."""
        return opt.lower() in self.esmtp_features

    def help(self, args=""):
        self.putcmd("help", args)
        return self.getreply()[1]

    def rset(self):
        self.command_encoding = "ascii"
        return self.docmd("rset")

    def _rset(self):
        try:
            self.rset()
        except SMTPServerDisconnected:
            pass

    def noop(self):
        return self.docmd("noop")

    def mail(self, sender, options=()):
        """Names the sender."""
        shown = ""
        if options and self.does_esmtp:
            if any([option.lower() == "smtputf8" for option in options]):
                if not self.has_extn("smtputf8"):
                    raise SMTPNotSupportedError("SMTPUTF8 not supported by server")
                self.command_encoding = "utf-8"
            shown = " " + " ".join(options)
        self.putcmd("mail", f"from:{quoteaddr(sender)}{shown}")
        return self.getreply()

    def rcpt(self, recip, options=()):
        """Names a recipient."""
        shown = " " + " ".join(options) if options and self.does_esmtp else ""
        self.putcmd("rcpt", f"to:{quoteaddr(recip)}{shown}")
        return self.getreply()

    def data(self, msg):
        """Sends the text of a message."""
        self.putcmd("data")
        code, answer = self.getreply()
        if self.debuglevel > 0:
            self._print_debug("data:", (code, answer))
        if code != 354:
            raise SMTPDataError(code, answer)
        if isinstance(msg, str):
            msg = re.sub(r"\r\n|\n|\r(?!\n)", CRLF, msg).encode("ascii")
        sent = re.sub(rb"(?m)^\.", b"..", msg)
        if not sent.endswith(bCRLF):
            sent += bCRLF
        self.send(sent + b"." + bCRLF)
        code, answer = self.getreply()
        if self.debuglevel > 0:
            self._print_debug("data:", (code, answer))
        return code, answer

    def verify(self, address):
        self.putcmd("vrfy", _bare(address))
        return self.getreply()

    vrfy = verify

    def expn(self, address):
        self.putcmd("expn", _bare(address))
        return self.getreply()

    def ehlo_or_helo_if_needed(self):
        """Greets the server if that was not done."""
        if self.helo_resp is None and self.ehlo_resp is None:
            if not 200 <= self.ehlo()[0] <= 299:
                code, answer = self.helo()
                if not 200 <= code <= 299:
                    raise SMTPHeloError(code, answer)

    def auth(self, mechanism, authobject, *, initial_response_ok=True):
        """Proves who one is; `authobject` answers the server's challenges."""
        mechanism = mechanism.upper()
        first = authobject() if initial_response_ok else None
        if first is not None:
            code, answer = self.docmd("AUTH", mechanism + " " + encode_base64(first.encode("ascii"), eol=""))
            self._auth_challenge_count = 1
        else:
            code, answer = self.docmd("AUTH", mechanism)
            self._auth_challenge_count = 0
        while code == 334:
            self._auth_challenge_count += 1
            said = authobject(base64.decodebytes(answer))
            code, answer = self.docmd(encode_base64(said.encode("ascii"), eol=""))
            if self._auth_challenge_count > _MAXCHALLENGE:
                raise SMTPException("Server AUTH mechanism infinite loop. Last response: " + repr((code, answer)))
        if code in (235, 503):
            return code, answer
        raise SMTPAuthenticationError(code, answer)

    def auth_cram_md5(self, challenge=None):
        if challenge is None:
            return None
        return self.user + " " + hmac.HMAC(self.password.encode("ascii"), challenge, "md5").hexdigest()

    def auth_plain(self, challenge=None):
        return f"\0{self.user}\0{self.password}"

    def auth_login(self, challenge=None):
        if challenge is None or self._auth_challenge_count < 2:
            return self.user
        return self.password

    def login(self, user, password, *, initial_response_ok=True):
        """Logs in, by the first of the ways that the server knows which works."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("auth"):
            raise SMTPNotSupportedError("SMTP AUTH extension not supported by server.")
        offered = self.esmtp_features["auth"].split()
        ways = [way for way in ("CRAM-MD5", "PLAIN", "LOGIN") if way in offered]
        if not ways:
            raise SMTPException("No suitable authentication method found.")
        self.user, self.password = user, password
        refused = None
        for way in ways:
            method = getattr(self, "auth_" + way.lower().replace("-", "_"))
            try:
                code, answer = self.auth(way, method, initial_response_ok=initial_response_ok)
                if code in (235, 503):
                    return code, answer
            except SMTPAuthenticationError as problem:
                refused = problem
        raise refused

    def starttls(self, *, context=None):
        """Goes on in secret."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("starttls"):
            raise SMTPNotSupportedError("STARTTLS extension not supported by server.")
        code, answer = self.docmd("STARTTLS")
        if code != 220:
            raise SMTPResponseException(code, answer)
        if context is None:
            import ssl
            context = ssl._create_stdlib_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self._host)
        self.file = self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        return code, answer

    def sendmail(self, from_addr, to_addrs, msg, mail_options=(), rcpt_options=()):
        """Sends a message; returns the recipients that were refused, with the answers."""
        self.ehlo_or_helo_if_needed()
        options = []
        if isinstance(msg, str):
            msg = re.sub(r"\r\n|\n|\r(?!\n)", CRLF, msg).encode("ascii")
        if self.does_esmtp:
            if self.has_extn("size"):
                options.append("size=%d" % len(msg))
            options.extend(mail_options)
        code, answer = self.mail(from_addr, options)
        if code != 250:
            self.close() if code == 421 else self._rset()
            raise SMTPSenderRefused(code, answer, from_addr)
        refused = {}
        if isinstance(to_addrs, str):
            to_addrs = [to_addrs]
        for address in to_addrs:
            code, answer = self.rcpt(address, rcpt_options)
            if code not in (250, 251):
                refused[address] = (code, answer)
            if code == 421:
                self.close()
                raise SMTPRecipientsRefused(refused)
        if len(refused) == len(to_addrs):
            self._rset()
            raise SMTPRecipientsRefused(refused)
        code, answer = self.data(msg)
        if code != 250:
            self.close() if code == 421 else self._rset()
            raise SMTPDataError(code, answer)
        return refused

    def send_message(self, msg, from_addr=None, to_addrs=None, mail_options=(), rcpt_options=()):
        """Sends an `email` message, from and to whom its headers say."""
        import copy
        import email.generator
        import email.policy
        import email.utils
        import io
        self.ehlo_or_helo_if_needed()
        resent = msg.get_all("Resent-Date")
        if resent is None:
            prefix = ""
        elif len(resent) == 1:
            prefix = "Resent-"
        else:
            raise ValueError("message has more than one 'Resent-' header block")
        if from_addr is None:
            header = prefix + "Sender"
            value = msg[header] if header in msg else msg[prefix + "From"]
            from_addr = email.utils.getaddresses([value])[0][1]
        if to_addrs is None:
            fields = [value for value in (msg[prefix + "To"], msg[prefix + "Bcc"], msg[prefix + "Cc"]) if value is not None]
            to_addrs = [address for _, address in email.utils.getaddresses(fields)]
        sent = copy.copy(msg)
        del sent["Bcc"]
        del sent["Resent-Bcc"]
        international = not "".join([from_addr, *to_addrs]).isascii()
        if international and not self.has_extn("smtputf8"):
            raise SMTPNotSupportedError(
                "One or more source or delivery addresses require internationalized email support, but the server does not advertise the"
                " required SMTPUTF8 capability")
        to = io.BytesIO()
        if international:
            policy = msg.policy.clone(utf8=True)
            mail_options = (*mail_options, "SMTPUTF8", "BODY=8BITMIME")
            writer = email.generator.BytesGenerator(to, policy=policy)
        else:
            writer = email.generator.BytesGenerator(to)
        writer.flatten(sent, linesep="\r\n")
        return self.sendmail(from_addr, to_addrs, to.getvalue(), mail_options, rcpt_options)

    def close(self):
        """Ends the connection."""
        try:
            if self.file:
                self.file.close()
            self.file = None
        finally:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()

    def quit(self):
        """Says good-bye and ends the connection."""
        answer = self.docmd("quit")
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self.close()
        return answer


class SMTP_SSL(SMTP):
    """A connection that is secret from the start."""

    default_port = SMTP_SSL_PORT

    def __init__(self, host="", port=0, local_hostname=None, *, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, context=None):
        if context is None:
            import ssl
            context = ssl._create_stdlib_context()
        self.context = context
        SMTP.__init__(self, host, port, local_hostname, timeout, source_address)

    def _get_socket(self, host, port, timeout):
        if self.debuglevel > 0:
            self._print_debug("connect:", (host, port))
        plain = SMTP._get_socket(self, host, port, timeout)
        return self.context.wrap_socket(plain, server_hostname=self._host)


LMTP_PORT = 2003


class LMTP(SMTP):
    """A connection to a server that delivers here (RFC 2033): over TCP, or over a Unix socket if the host is a path."""

    ehlo_msg = "lhlo"

    def __init__(self, host="", port=LMTP_PORT, local_hostname=None, source_address=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        super().__init__(host, port, local_hostname=local_hostname, source_address=source_address, timeout=timeout)

    def connect(self, host="localhost", port=0, source_address=None):
        """Connects to a server; returns its greeting as (code, text)."""
        if host[:1] != "/":
            return super().connect(host, port, source_address=source_address)
        if self.timeout is not None and not self.timeout:
            raise ValueError("Non-blocking socket (timeout=0) is not supported")
        try:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            if self.timeout is not socket._GLOBAL_DEFAULT_TIMEOUT:
                self.sock.settimeout(self.timeout)
            self.file = None
            self.sock.connect(host)
        except OSError:
            if self.debuglevel > 0:
                self._print_debug("connect fail:", host)
            if self.sock:
                self.sock.close()
            self.sock = None
            raise
        code, message = self.getreply()
        if self.debuglevel > 0:
            self._print_debug("connect:", message)
        return code, message
