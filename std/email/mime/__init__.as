"""email.mime: messages of a type."""
