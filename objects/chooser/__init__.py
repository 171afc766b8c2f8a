"""The window in which a record is chosen: one component, given a kind of search (`Choosable`).

`choosable` says what a kind brings of its own; `looking` finds what somebody types, pastes or
narrows by; `views` is Wagtail's chooser with that in it; `widgets` is the field that opens it;
`lights` say whether a record may be used, and why not. An app joins in without being named:

- A filter comes from a search facet that is `offered` (search/registry.py): an app to the right
  adds one to a kind of another with `search.registry.extend`, as memories do in `documents.py`.
- A traffic light comes through the hook `chooser_lights`, in the app's `wagtail_hooks.py`:
  `hooks.register(LIGHTS, lambda: Lights(CollectionObject, load))`, where `load(records, use)`
  gives, for a batch, each record's lights by its key. A red one forbids: in the window the record
  cannot be chosen, and a form that comes with it anyway is refused with the same reason.
- What somebody used lately comes through the hook `chooser_recent`: a function of the user and the
  kind's name that returns keys, the latest first. Until an app knows better, the window shows what
  the person chose in this session (`recent`).

`use` is what the record is chosen for: "" for the catalogue's own forms, else a surface as in
`memories.consent.SURFACES` ("story", "exhibition").
"""
