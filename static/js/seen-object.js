// Tells the site, once, that somebody looked at an object that nobody had looked at before: when
// its page was on the screen for five seconds. Sends nothing about the reader, not even a cookie.

const LONG_ENOUGH = 5000;

class SeenObject extends HTMLElement {
    connectedCallback() {
        this.look = () => this.watch();
        document.addEventListener("visibilitychange", this.look);
        this.watch();
    }

    disconnectedCallback() {
        document.removeEventListener("visibilitychange", this.look);
        clearTimeout(this.timer);
    }

    // A page that is fetched beforehand, or lies behind another, is hidden until it is looked at.
    watch() {
        clearTimeout(this.timer);
        if (document.visibilityState !== "visible") return;
        this.timer = setTimeout(() => this.tell(), LONG_ENOUGH);
    }

    tell() {
        this.disconnectedCallback();
        // Whether it arrives or not is nothing to the reader.
        fetch(this.dataset.url, {
            method: "POST",
            credentials: "omit",
            keepalive: true,
            referrerPolicy: "no-referrer",
            headers: { Accept: "application/json" },
        }).catch(() => {});
    }
}

customElements.define("seen-object", SeenObject);
