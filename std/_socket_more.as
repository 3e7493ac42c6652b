"""The part of socket that few programs ask for: services, protocols and interfaces by name, numbers of rare families.

The numbers are Linux's.
"""

import _socket
import os
from _operator import index as _index

AF_DECnet = 12
ALG_OP_SIGN, ALG_OP_VERIFY, ALG_SET_PUBKEY = 2, 3, 6
CAN_BCM_CAN_FD_FRAME, CAN_BCM_RX_ANNOUNCE_RESUME, CAN_BCM_RX_CHANGED, CAN_BCM_RX_CHECK_DLC = 2048, 256, 12, 64
CAN_BCM_RX_DELETE, CAN_BCM_RX_FILTER_ID, CAN_BCM_RX_NO_AUTOTIMER, CAN_BCM_RX_READ = 6, 32, 128, 7
CAN_BCM_RX_RTR_FRAME, CAN_BCM_RX_SETUP, CAN_BCM_RX_STATUS, CAN_BCM_RX_TIMEOUT, CAN_BCM_SETTIMER = 1024, 5, 10, 11, 1
CAN_BCM_STARTTIMER, CAN_BCM_TX_ANNOUNCE, CAN_BCM_TX_COUNTEVT, CAN_BCM_TX_CP_CAN_ID, CAN_BCM_TX_DELETE = 2, 8, 4, 16, 2
CAN_BCM_TX_EXPIRED, CAN_BCM_TX_READ, CAN_BCM_TX_RESET_MULTI_IDX, CAN_BCM_TX_SEND, CAN_BCM_TX_SETUP = 9, 3, 512, 4, 1
CAN_BCM_TX_STATUS = 8
EAI_ADDRFAMILY = -9
ETHERTYPE_ARP, ETHERTYPE_IP, ETHERTYPE_IPV6, ETHERTYPE_VLAN = 2054, 2048, 34525, 33024
IOCTL_VM_SOCKETS_GET_LOCAL_CID = 1977
IPPORT_RESERVED, IPPORT_USERRESERVED = 1024, 5000
IPV6_JOIN_GROUP, IPV6_LEAVE_GROUP, IPV6_RTHDR_TYPE_0 = 20, 21, 0
IP_MAX_MEMBERSHIPS, IP_RECVRETOPTS = 20, 7
NI_MAXSERV = 32
PACKET_FASTROUTE = 6
SO_VM_SOCKETS_BUFFER_MAX_SIZE, SO_VM_SOCKETS_BUFFER_MIN_SIZE, SO_VM_SOCKETS_BUFFER_SIZE = 2, 1, 0
TCP_TX_DELAY = 37
TIPC_ADDR_ID, TIPC_ADDR_NAME, TIPC_ADDR_NAMESEQ, TIPC_CFG_SRV, TIPC_CLUSTER_SCOPE = 3, 2, 1, 0, 2
TIPC_CONN_TIMEOUT, TIPC_CRITICAL_IMPORTANCE, TIPC_DEST_DROPPABLE, TIPC_HIGH_IMPORTANCE = 130, 3, 129, 2
TIPC_IMPORTANCE, TIPC_LOW_IMPORTANCE, TIPC_MEDIUM_IMPORTANCE, TIPC_NODE_SCOPE, TIPC_PUBLISHED = 127, 0, 1, 3, 1
TIPC_SRC_DROPPABLE, TIPC_SUBSCR_TIMEOUT, TIPC_SUB_CANCEL, TIPC_SUB_PORTS, TIPC_SUB_SERVICE = 128, 3, 4, 1, 2
TIPC_TOP_SRV, TIPC_WAIT_FOREVER, TIPC_WITHDRAWN, TIPC_ZONE_SCOPE = 1, -1, 2, 1
UDPLITE_RECV_CSCOV, UDPLITE_SEND_CSCOV = 11, 10
VM_SOCKETS_INVALID_VERSION = 4294967295

_SERVICES = """
echo 7/tcp\necho 7/udp\nftp 21/tcp\nssh 22/tcp\ntelnet 23/tcp\nsmtp 25/tcp mail\ndomain 53/tcp\ndomain 53/udp
http 80/tcp www\npop3 110/tcp\nntp 123/udp\nimap2 143/tcp imap\nhttps 443/tcp\nhttps 443/udp\nimaps 993/tcp\npop3s 995/tcp
"""
_PROTOCOLS = """
ip 0 IP\nicmp 1 ICMP\nigmp 2 IGMP\ntcp 6 TCP\nudp 17 UDP\nipv6 41 IPv6\ngre 47 GRE\nesp 50 IPSEC-ESP\nah 51 IPSEC-AH
ipv6-icmp 58 IPv6-ICMP\nsctp 132 SCTP\nudplite 136 UDPLite
"""


def _rows(path, builtin):
    """Yields the words of each line of a table of the system; of a short one where there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        text = builtin
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if len(words) > 1:
            yield words


def _check_name(function, name):
    if not isinstance(name, str):
        kind = "None" if name is None else type(name).__name__
        raise TypeError(f"{function}() argument 1 must be str, not {kind}")


def getservbyname(servicename, protocolname=None, /):
    """Gives the port of a well-known service."""
    _check_name("getservbyname", servicename)
    for name, place, *others in _rows("/etc/services", _SERVICES):
        port, _, protocol = place.partition("/")
        if (name == servicename or servicename in others) and protocolname in (None, protocol):
            return int(port)
    raise OSError("service/proto not found")


def getservbyport(port, protocolname=None, /):
    """Gives the name of the service that has a port."""
    port = _index(port)
    if not -(2**63) <= port < 2**63:
        raise OverflowError("Python int too large to convert to C long")
    if not 0 <= port <= 0xFFFF:
        raise OverflowError("getservbyport: port must be 0-65535.")
    for name, place, *others in _rows("/etc/services", _SERVICES):
        number, _, protocol = place.partition("/")
        if int(number) == port and protocolname in (None, protocol):
            return name
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    """Gives the number of a protocol."""
    _check_name("getprotobyname", name)
    for first, number, *others in _rows("/etc/protocols", _PROTOCOLS):
        if name == first or name in others:
            return int(number)
    raise OSError("protocol not found")


def if_nametoindex(oname, /):
    """Gives the number of a network interface."""
    try:
        return _socket.if_nametoindex(os.fsdecode(oname))
    except OSError:
        raise OSError("no interface with this name") from None


def if_nameindex():
    """Gives the number and the name of each network interface."""
    return sorted([(_socket.if_nametoindex(name), name) for name in os.listdir("/sys/class/net")])


for _function in (getservbyname, getservbyport, getprotobyname, if_nametoindex, if_nameindex):
    _function.__module__ = "_socket"
