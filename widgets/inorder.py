"""Keys are carried out in the order in which they are pressed, however fast they come.

Textual inserts letters where they arrive, but looks for bindings (backspace is one) only after a key has
bubbled up to the app, by which time letters that came after it are in the text already. Over a slow line,
where several keys arrive at once, a correction would then take away the wrong letters.
"""

from textual import events
from textual.widget import Widget


async def carry_out(widget: Widget, event: events.Key) -> None:
    """If ``event`` is one of the bindings of ``widget`` itself, do now what it stands for.

    For the ``_on_key`` of a widget that is typed in. Textual calls the ``_on_key`` of its base classes after
    it, unless the key was carried out here.
    """
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return
