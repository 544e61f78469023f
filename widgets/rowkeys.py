"""The second row of function keys, which many terminals send for Shift with the first: F13 for Shift+F1.

Textual takes their codes for those of letters, so Shift+F8 would write a quotation mark into a text.
`settle_keys` names them in its own table.
"""

from typing import Final

from textual._keyboard_protocol import FUNCTIONAL_KEYS

#: The numbers of F13 to F20 as the Linux console, rxvt, PuTTY and others send them; they leave some out.
_NUMBERS: Final = (25, 26, 28, 29, 31, 32, 33, 34)


def settle_keys() -> None:
    """Know the second row of function keys from now on; doing it again changes nothing."""
    FUNCTIONAL_KEYS.update({f"{number}~": f"f{key}" for key, number in enumerate(_NUMBERS, start=13)})
