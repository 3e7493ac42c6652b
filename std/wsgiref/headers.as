"""wsgiref.headers: the headers of a response, in order, looked up without regard to case."""

from email.message import _parameter


class Headers:
    """A mapping of headers over a list of pairs, which changes with it."""

    def __init__(self, headers=None):
        headers = headers if headers is not None else []
        if type(headers) is not list:
            raise TypeError("Headers must be a list of name/value tuples")
        self._headers = headers
        if __debug__:
            for name, value in headers:
                self._convert_string_type(name)
                self._convert_string_type(value)

    def _convert_string_type(self, value):
        if type(value) is str:
            return value
        raise AssertionError(f"Header names/values must be of type str (got {value!r})")

    def __len__(self):
        return len(self._headers)

    def __setitem__(self, name, val):
        del self[name]
        self._headers.append((self._convert_string_type(name), self._convert_string_type(val)))

    def __delitem__(self, name):
        name = self._convert_string_type(name.lower())
        self._headers[:] = [pair for pair in self._headers if pair[0].lower() != name]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def get_all(self, name):
        """Returns the values of all headers of a name."""
        name = self._convert_string_type(name.lower())
        return [value for key, value in self._headers if key.lower() == name]

    def get(self, name, default=None):
        """Returns the value of the first header of a name."""
        name = self._convert_string_type(name.lower())
        for key, value in self._headers:
            if key.lower() == name:
                return value
        return default

    def keys(self):
        """Returns the names."""
        return [name for name, _ in self._headers]

    def values(self):
        """Returns the values."""
        return [value for _, value in self._headers]

    def items(self):
        """Returns the pairs."""
        return self._headers[:]

    def __repr__(self):
        return f"{self.__class__.__name__}({self._headers!r})"

    def __str__(self):
        return "\r\n".join([f"{name}: {value}" for name, value in self._headers] + ["", ""])

    def __bytes__(self):
        return str(self).encode("iso-8859-1")

    def setdefault(self, name, value):
        """Adds a header unless there is one; returns what it is."""
        found = self.get(name)
        if found is not None:
            return found
        self._headers.append((self._convert_string_type(name), self._convert_string_type(value)))
        return value

    def add_header(self, _name, _value, **_params):
        """Adds a header with parameters."""
        parts = []
        if _value is not None:
            parts.append(self._convert_string_type(_value))
        for name, value in _params.items():
            name = self._convert_string_type(name)
            if value is None:
                parts.append(name.replace("_", "-"))
            else:
                parts.append(_parameter(name.replace("_", "-"), self._convert_string_type(value)))
        self._headers.append((self._convert_string_type(_name), "; ".join(parts)))
