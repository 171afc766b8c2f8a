"""What somebody used lately, so that it need not be looked for again."""

from wagtail import hooks

HOOK = "chooser_recent"
KEPT, SHOWN = 12, 6
SESSION = "chosen_lately"


def note(request, kind: str, pks) -> None:
    """Keep that these were chosen, for as long as the person is logged in."""
    kept = request.session.get(SESSION, {})
    keys = dict.fromkeys([*(int(pk) for pk in pks), *kept.get(kind, [])])
    request.session[SESSION] = kept | {kind: list(keys)[:KEPT]}


def recent_keys(request, kind: str) -> list[int]:
    """The keys of what was chosen a moment ago, then of what apps know was used, each once."""
    known = (keys for use in hooks.get_hooks(HOOK) for keys in use(request.user, kind))
    session = request.session.get(SESSION, {}).get(kind, [])
    return list(dict.fromkeys([*session, *known]))[:KEPT]
