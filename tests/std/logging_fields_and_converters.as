# Fields of records by key in `{` formats; converters of configparser that are not there.
import configparser
import logging

for text in ("{message} {custom['k']}", "{message} {custom[a b].c[0]}", "{custom[]}", "{message!z}", "{a b}", "plain"):
    try:
        formatter = logging.Formatter(text, style="{")
        record = logging.makeLogRecord({"msg": "m", "custom": {"'k'": "v"}})
        print(formatter.format(record) if "'k'" in text else formatter._fmt)
    except ValueError as e:
        print(type(e).__name__, e)

parser = configparser.ConfigParser(converters={"list": str.split})
for key in ("", None, "other", "list", "list"):
    try:
        del parser.converters[key]
        print("gone", key)
    except Exception as e:
        print(type(e).__name__, e)
