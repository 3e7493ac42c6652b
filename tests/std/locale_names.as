# Usual names of locales, from those that people write.
import hashlib
import locale

print(len(locale.locale_alias), hashlib.md5(repr(sorted(locale.locale_alias.items())).encode()).hexdigest())
print(len(locale.locale_encoding_alias), hashlib.md5(repr(sorted(locale.locale_encoding_alias.items())).encode()).hexdigest())
for language in ("fr", "FR_fr", "de_AT", "sr_RS", "sr_RS@latin", "ka_GE", "ar", "no@nynorsk", "xx_YY", "C", "POSIX", "", "english", "zh_TW"):
    shown = [locale.normalize(language + more) for more in ("", ".utf8", ".UTF-8@euro", "@euro", ".iso-8859-1", ":latin1", "@latin", ".koi8r@x", ".sjis")]
    print(repr(language), shown)
