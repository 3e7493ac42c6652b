# differs: all tools are in use, for there are no events to tell
"""`sys.monitoring` is there for those who ask whether they may use it."""
import sys

print(sys.monitoring)  # expect: <module 'sys.monitoring' (built-in)>
print(sys.monitoring.get_tool(sys.monitoring.COVERAGE_ID), sys.monitoring.events.LINE)  # expect: aster 32
print(sys.monitoring.get_events(0), sys.monitoring.free_tool_id(3))  # expect: 0 None
try:
    sys.monitoring.use_tool_id(1, "mine")
except ValueError as e:
    print(e)  # expect: tool 1 is already in use: Aster tells no events
try:
    sys.monitoring.get_tool(6)
except ValueError as e:
    print(e)  # expect: invalid tool 6 (must be between 0 and 5)
