"""Which version of the program this is. The packaging tells the same, and a test compares them."""

VERSION = "0.1.0"
