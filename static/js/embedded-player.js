// Something from another site: a button that says who is asked, then its player in a frame.
// Without it there is the link to its page.

class EmbeddedPlayer extends HTMLElement {
    connectedCallback() {
        if (this.button) return;
        this.button = document.createElement("button");
        this.button.type = "button";
        this.button.className = "button elsewhere__play";
        this.button.textContent = "Play it here";
        this.note = document.createElement("p");
        this.note.className = "elsewhere__note";
        this.note.textContent = `If you play it here, ${this.dataset.host} learns that you did.`;
        this.button.addEventListener("click", () => this.play());
        this.append(this.button, this.note);
    }

    play() {
        const frame = document.createElement("iframe");
        frame.className = "elsewhere__frame";
        frame.title = this.dataset.name;
        frame.allow = "fullscreen; encrypted-media; picture-in-picture";
        frame.allowFullscreen = true;
        frame.referrerPolicy = "strict-origin-when-cross-origin";
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
        frame.src = this.dataset.player;
        this.button.replaceWith(frame);
        this.note.remove();
        frame.focus();
    }
}

customElements.define("embedded-player", EmbeddedPlayer);
