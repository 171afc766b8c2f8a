// In the admin's editors: Wagtail takes what stands in the form when its own save comes back for
// what was saved, so what was typed meanwhile is kept only with the next change, and is lost to
// who leaves before it (Wagtail 8.0, `UnsavedController.clear`). Here that is what was sent.

let sent = null;

function watcher(form) {
    return window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
}

function withAnswers(text, updates) {
    const fields = new URLSearchParams(text);
    for (const [name, value] of Object.entries(updates ?? {})) {
        if (fields.has(name)) fields.set(name, value);
    }
    return fields.toString();
}

document.addEventListener("w-autosave:save", ({ target }) => {
    sent = watcher(target)?.formData ?? null;
});

// The form has heard it by now, and has taken everything for saved.
document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const form = watcher(target);
    if (sent === null || !form) return;
    form.initialFormData = withAnswers(sent, detail.data.field_updates);
    form.previousFormData = form.initialFormData;
});
