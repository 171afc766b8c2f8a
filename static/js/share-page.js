// A button that opens the device's own way to share. Where there is none, the link is copied.

class SharePage extends HTMLElement {
    connectedCallback() {
        if (!navigator.share) return;
        const button = this.querySelector("button");
        this.querySelector("copy-text")?.remove();
        button.hidden = false;
        button.addEventListener("click", () => this.share());
    }

    async share() {
        const url = document.getElementById(this.dataset.from).href;
        try {
            await navigator.share({ title: this.dataset.title, url });
        } catch {
            // The reader thought better of it; the address stands above.
        }
    }
}

customElements.define("share-page", SharePage);
