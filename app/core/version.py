"""The version, one place for the package, the window and the command line."""

VERSION = "0.1.0"
