// Before a form is sent, asks at an address that costs nothing whether the site can be reached. If not, the page stays, with all
// that was typed, and says so; nothing is written anywhere. Without this the browser's own page
// comes, and going back brings the words as ever.

const PATIENCE = 10000;

class StayHere extends HTMLElement {
    connectedCallback() {
        this.form = this.querySelector("form");
        this.form.addEventListener("submit", (event) => this.ask(event));
        // Back from the page that came next: it may be sent again.
        addEventListener("pageshow", () => { this.isSure = this.isAsking = false; });
        if ("asks" in this.dataset) this.askBeforeLosing();
    }

    // What nobody has kept yet goes with a reload: the browser asks first.
    askBeforeLosing() {
        this.form.addEventListener("input", () => { this.isTyped = true; });
        addEventListener("beforeunload", (event) => {
            if (this.isTyped && !this.isSure) event.preventDefault();
        });
    }

    async ask(event) {
        if (this.isSure) return;
        event.preventDefault();
        if (this.isAsking) return;
        this.isAsking = true;
        this.notice?.remove();
        this.isSure = await this.canReach();
        this.isAsking = false;
        if (this.isSure) this.form.requestSubmit(event.submitter);
        else this.say();
    }

    async canReach() {
        try {
            await fetch(this.dataset.ask, {
                method: "HEAD",
                cache: "no-store",
                signal: AbortSignal.timeout(PATIENCE),
            });
            return true;
        } catch {
            return false;
        }
    }

    say() {
        this.notice = document.createElement("p");
        this.notice.className = "giving__trouble";
        this.notice.setAttribute("role", "alert");
        this.form.append(this.notice);
        this.notice.textContent = this.dataset.words;
    }
}

customElements.define("stay-here", StayHere);
