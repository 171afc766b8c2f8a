// Narrows and sorts the list of objects without loading the whole page again: asks for the page
// to which a link leads, and puts its list in the place of this one. The reader stays where she
// is, and every state is an address. Whatever goes wrong, the link is followed as it would be.

const PAUSE = 200; // milliseconds without scrolling: a reader has come to rest

class BrowseList extends HTMLElement {
    connectedCallback() {
        this.shown = location.href;
        this.back = (event) => this.goBack(event);
        this.scrolled = () => this.noteSoon();
        this.addEventListener("click", (event) => this.follow(event));
        this.addEventListener("submit", (event) => this.send(event));
        this.opened = new Map(history.state?.groups);
        this.openGroups(this);
        this.addEventListener("toggle", () => this.remember(), true);
        window.addEventListener("popstate", this.back);
        window.addEventListener("scroll", this.scrolled, { passive: true });
    }

    disconnectedCallback() {
        window.removeEventListener("popstate", this.back);
        window.removeEventListener("scroll", this.scrolled);
        clearTimeout(this.noting);
    }

    // Where a reader is, for whoever comes back or forward to here: once she has been left by
    // either, it is too late to ask.
    noteSoon() {
        clearTimeout(this.noting);
        if (this.hasAttribute("aria-busy")) return;
        this.noting = setTimeout(() => this.remember({ y: scrollY }), PAUSE);
    }

    follow(event) {
        const link = event.target.closest("a[data-narrows], a[data-closes]");
        const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
        if (!link || other || event.button) return;
        event.preventDefault();
        if (link.dataset.closes) this.close(link);
        else this.go(link.href, link);
    }

    // Out of the way goes the group that the link stands in, and the reader to where it leads.
    close(link) {
        link.closest(`details[data-group="${link.dataset.closes}"]`).open = false;
        const place = this.querySelector(link.hash);
        place.focus({ preventScroll: true });
        place.scrollIntoView();
    }

    // Fields left empty say nothing, and stay out of the address.
    send(event) {
        const form = event.target.closest("form[data-narrows]");
        if (!form) return;
        event.preventDefault();
        const fields = [...new FormData(form)].filter(([, words]) => words.trim());
        const query = new URLSearchParams(fields).toString();
        this.go(form.action + (query && `?${query}`), document.activeElement);
    }

    go(address, place) {
        const top = place.getBoundingClientRect().top;
        this.load(address, (loaded) => {
            this.remember({ y: scrollY });
            history.pushState({ groups: this.openness() }, "", loaded);
        }).then((loaded) => loaded && this.keepPlace(place, top));
    }

    // Also told of a jump within the page, such as the link that skips the menu.
    goBack(event) {
        clearTimeout(this.noting);
        const same = this.shown.split("#")[0] === location.href.split("#")[0];
        if (same) return;
        this.load(location.href).then((loaded) => loaded && scrollTo(0, event.state?.y ?? 0));
    }

    // Answers whether the list is now that of the address.
    async load(address, remember = () => {}) {
        this.asking?.abort();
        this.asking = new AbortController();
        this.setAttribute("aria-busy", "true");
        try {
            const response = await fetch(address, { signal: this.asking.signal });
            const page = new DOMParser().parseFromString(await response.text(), "text/html");
            const list = page.querySelector("browse-list");
            if (!response.ok || !list) throw new Error(response.statusText);
            remember(response.url);
            this.show(page, list);
            return true;
        } catch (error) {
            if (error.name !== "AbortError") location.assign(address);
            return false;
        }
    }

    show(page, list) {
        this.openness();
        this.openGroups(list);
        this.replaceChildren(...list.childNodes);
        this.removeAttribute("aria-busy");
        this.shown = location.href;
        document.title = page.title;
        const said = [...this.querySelectorAll("[data-said]")].map((part) => part.textContent.trim());
        document.getElementById("browse-status").textContent = said.join(" ");
    }

    groups(list) {
        return [...list.querySelectorAll("details[data-group]")];
    }

    // A group that a list has no use for is as it was when it comes again.
    openness() {
        for (const group of this.groups(this)) this.opened.set(group.dataset.group, group.open);
        return [...this.opened];
    }

    openGroups(list) {
        for (const group of this.groups(list)) {
            group.open = this.opened.get(group.dataset.group) ?? group.open;
        }
    }

    // For whoever comes back from another page: the same groups are open, at the same place.
    remember(more) {
        history.replaceState({ ...history.state, groups: this.openness(), ...more }, "");
    }

    // What was pressed has focus again, at the same height; else the list has.
    keepPlace(pressed, top) {
        const again = pressed.id && document.getElementById(pressed.id);
        const place = again || this.querySelector("#found");
        place.focus({ preventScroll: true });
        if (again) scrollBy(0, again.getBoundingClientRect().top - top);
        else place.scrollIntoView({ block: "nearest" });
    }
}

customElements.define("browse-list", BrowseList);
