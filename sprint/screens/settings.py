"""The screen of settings: rows in groups, each explained, each in force as soon as it is changed.

Themes are tried by moving over them: Enter keeps the one that is shown, Esc brings the old one back.
"""

from itertools import groupby
from os import environ

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sprint.core.settings import KEYS
from sprint.screens.base import Keyed
from sprint.screens.pick import Pick
from sprint.screens.setting import Setting
from sprint.screens.settingrows import SettingRow
from sprint.screens.toggles import Toggles
from styles.themes import theme_for


class SettingsScreen(Keyed[None]):
    """Every setting of the table, in its order."""

    place = "settings"
    style_sheet = "settings"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        setting.read_again()
        self._rows = [SettingRow(key, key.of(setting.settings)) for key in KEYS]
        self._help = Static(id="about-setting")

    def body(self) -> ComposeResult:
        yield Static(Content("Settings"), classes="title")
        with Vertical(id="settings"):
            for group, rows in groupby(self._rows, lambda row: row.key.group):
                yield Static(Content(group), classes="head")
                yield from rows
        yield self._help

    def explanation(self) -> str:
        return (
            "Up and down go from line to line, left and right choose, and the space key switches. What you "
            "change holds at once, also in the middle of a sprint. Colours are tried as you move over them: "
            f"Enter keeps them, Esc brings the old ones back. All of it stands in {self.setting.config.path}."
        )

    def on_mount(self) -> None:
        self._rows[0].control.focus()
        if self.setting.complaints:
            self.tell(self.setting.complaints[0], "warning")

    def on_unmount(self) -> None:
        self._put_back()

    @property
    def _row(self) -> SettingRow:
        return next((row for row in self._rows if row.control is self.focused), self._rows[0])

    @property
    def _trying(self) -> bool:
        return self._rows[0].found != self.setting.settings.theme

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        row = self._row
        self._help.update(Content(row.key.help))
        row.scroll_visible(animate=False)
        if row is not self._rows[0]:
            self._keep_theme()

    @on(Pick.Picked)
    @on(Toggles.Switched)
    def _changed(self) -> None:
        row = self._row
        if row.key.name == "theme":
            self.app.theme = theme_for(str(row.found), environ)
        else:
            self._change(row)

    def _change(self, row: SettingRow) -> None:
        trouble = self.setting.change(**{row.key.name: row.found})
        if trouble:
            self.tell(trouble, "warning")
        elif row.key.name == "bell" and row.found:
            self.app.bell()

    # -- themes --------------------------------------------------------------------------------

    def _keep_theme(self) -> None:
        if self._trying:
            self._change(self._rows[0])

    def _put_back(self) -> None:
        if self._trying:
            self._rows[0].take(self.setting.settings.theme)
            self.app.theme = theme_for(self.setting.settings.theme, environ)

    # -- keys ----------------------------------------------------------------------------------

    def action_keep(self) -> None:
        if self._trying:
            self._keep_theme()
            self.tell("Kept.", "good")
        else:
            self.dismiss()

    def action_done(self) -> None:
        if self._trying:
            self._put_back()
        else:
            self.dismiss()

    def action_switch(self) -> None:
        control = self._row.control
        if isinstance(control, Toggles):
            control.switch()
        else:
            control.next()

    def action_usual(self) -> None:
        row = self._row
        trouble = self.setting.change(**{row.key.name: row.key.kind.plain(row.key.default)})
        row.take(row.key.default)
        if trouble:
            self.tell(trouble, "warning")

    def action_row_above(self) -> None:
        self.focus_previous()

    def action_row_below(self) -> None:
        self.focus_next()

    def action_earlier(self) -> None:
        self._row.control.move(-1)

    def action_later(self) -> None:
        self._row.control.move(1)
