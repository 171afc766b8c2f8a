// Says how many more letters there is room for in a box of words. Nothing is ever cut: the server
// counts too, and says it in its own words.

class RoomLeft extends HTMLElement {
    connectedCallback() {
        this.box = document.getElementById(this.dataset.of);
        this.box.addEventListener("input", () => this.soon());
        this.say();
    }

    // A screen reader is not told of every letter.
    soon() {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.say(), 700);
    }

    say() {
        const left = Number(this.dataset.most) - [...this.box.value].length;
        const words = left < 0 ? this.dataset.over : this.dataset.room;
        this.textContent = this.box.value ? words.replace("%s", Math.abs(left).toLocaleString("en-GB")) : "";
    }
}

customElements.define("room-left", RoomLeft);
