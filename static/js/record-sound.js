// Records sound with the microphone: start, pause, listen, start over, five minutes. What is
// recorded goes into the form's own file field, and is kept on the phone (not in its memory alone)
// until a page of ours says that we have it. Hidden where there is no microphone or no https: the
// file field with the phone's own recorder is there all along.

const DAY = 24 * 60 * 60 * 1000;
const SLICE = 3000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

// One recording for each page that records, by its address.
const phone = {
    async open() {
        return new Promise((resolve, reject) => {
            const asked = indexedDB.open("bac-recordings", 1);
            asked.onupgradeneeded = () => asked.result.createObjectStore("sounds", { keyPath: "key" });
            asked.onsuccess = () => resolve(asked.result);
            asked.onerror = () => reject(asked.error);
        });
    },
    async ask(mode, what) {
        const database = await this.open();
        try {
            return await new Promise((resolve, reject) => {
                const asked = what(database.transaction("sounds", mode).objectStore("sounds"));
                asked.onsuccess = () => resolve(asked.result);
                asked.onerror = () => reject(asked.error);
            });
        } finally {
            database.close();
        }
    },
    keep(sound) { return this.ask("readwrite", (sounds) => sounds.put(sound)); },
    forget(key) { return this.ask("readwrite", (sounds) => sounds.delete(key)); },
    async find(key) {
        // Whoever has this phone tomorrow finds nothing of yesterday's.
        const all = await this.ask("readonly", (sounds) => sounds.getAll());
        const old = all.filter((sound) => Date.now() - sound.at > DAY);
        for (const sound of old) await this.forget(sound.key);
        return all.find((sound) => sound.key === key && !old.includes(sound));
    },
};

class RecordSound extends HTMLElement {
    connectedCallback() {
        this.key = this.dataset.key;
        this.have = Number(this.dataset.have);
        if ("arrived" in this.dataset) return void this.forgetWhatArrived().catch(() => {});
        if (!window.MediaRecorder || !navigator.mediaDevices || !window.DataTransfer) return;
        this.field = document.getElementById(this.dataset.field);
        this.seconds = 0;
        this.hidden = false;
        this.addEventListener("click", (event) => {
            const what = event.target.closest("[data-do]")?.dataset.do;
            if (what) this[what]();
        });
        this.warn = (event) => event.preventDefault();
        this.field.form.addEventListener("submit", () => this.letGo());
        this.show("idle", this.dataset.ready);
        this.bringBack().catch(() => {});
    }

    // What can be pressed when.
    static buttons = {
        idle: ["start"],
        running: ["pause", "stop"],
        paused: ["resume", "stop", "again"],
        recorded: ["again"],
        found: ["again", "refuse"],
    };

    show(state, words) {
        const hadFocus = this.contains(document.activeElement);
        for (const button of this.querySelectorAll("[data-do]")) {
            button.hidden = !RecordSound.buttons[state].includes(button.dataset.do);
        }
        this.querySelector(".record-sound__said").textContent = words;
        this.querySelector("audio").hidden = !["recorded", "found"].includes(state);
        if (hadFocus) this.querySelector("[data-do]:not([hidden])").focus();
    }

    async start() {
        try {
            this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        } catch {
            return this.show("idle", this.dataset.none);
        }
        const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
        this.recorder = new MediaRecorder(this.stream, mimeType ? { mimeType } : {});
        this.pieces = [];
        this.recorder.ondataavailable = (event) => this.add(event.data);
        this.recorder.onstop = () => this.finish();
        this.recorder.start(SLICE);
        addEventListener("beforeunload", this.warn);
        this.run();
    }

    pause() {
        this.recorder.pause();
        this.recorder.requestData();
        clearInterval(this.clock);
        this.show("paused", this.dataset.paused);
    }

    resume() {
        this.recorder.resume();
        this.run();
    }

    stop() {
        clearInterval(this.clock);
        this.recorder.stop();
        this.stream.getTracks().forEach((track) => track.stop());
    }

    again() {
        this.isThrownAway = true;
        if (this.recorder?.state === "paused") this.stop();
        else this.throwAway();
    }

    // Whoever was here before has left it: the phone or tablet is somebody else's too.
    refuse() {
        this.throwAway();
    }

    run() {
        const begun = performance.now() - this.seconds * 1000;
        this.show("running", this.dataset.running);
        this.clock = setInterval(() => {
            this.seconds = (performance.now() - begun) / 1000;
            this.showTime();
            if (this.seconds < Number(this.dataset.most)) return;
            this.isFull = true;
            this.stop();
        }, 250);
    }

    showTime() {
        const whole = Math.floor(this.seconds);
        const said = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
        this.querySelector(".record-sound__now").textContent = said;
    }

    add(piece) {
        if (!piece.size) return;
        this.pieces.push(piece);
        this.keep();
    }

    get sound() {
        return new Blob(this.pieces, { type: this.recorder.mimeType.split(";")[0] });
    }

    async keep() {
        const { key, have, seconds, sound } = this;
        try {
            await phone.keep({ key, have, seconds, sound, at: Date.now() });
            if (this.isThrownAway) await phone.forget(key);
            this.isKept = true;
        } catch {
            this.isKept = false;  // no room or not allowed: we ask before the page is left
        }
    }

    async finish() {
        if (this.isThrownAway) return this.throwAway();
        const { sound } = this;
        await this.keep();
        if (this.isKept) removeEventListener("beforeunload", this.warn);
        this.put(sound);
        this.show("recorded", this.isFull ? this.dataset.full : this.dataset.kept);
    }

    put(sound) {
        const transfer = new DataTransfer();
        const ending = sound.type.split("/")[1] || "webm";
        transfer.items.add(new File([sound], `recording.${ending}`, { type: sound.type }));
        this.field.files = transfer.files;
        this.querySelector("audio").src = URL.createObjectURL(sound);
        this.showTime();
    }

    async throwAway() {
        this.pieces = [];
        this.recorder = null;
        this.seconds = 0;
        this.isThrownAway = this.isFull = false;
        this.field.value = "";
        this.letGo();
        URL.revokeObjectURL(this.querySelector("audio").src);
        this.querySelector("audio").removeAttribute("src");
        this.showTime();
        this.show("idle", this.dataset.ready);
        await phone.forget(this.key).catch(() => {});
    }

    async bringBack() {
        const kept = await phone.find(this.key);
        if (!kept || this.recorder) return;
        if (kept.have < this.have) return void await phone.forget(this.key);
        this.closest("details")?.setAttribute("open", "");
        this.seconds = kept.seconds;
        this.put(kept.sound);
        this.show("found", this.dataset.again);
    }

    async forgetWhatArrived() {
        const kept = await phone.find(this.key);
        if (kept && kept.have < this.have) await phone.forget(this.key);
    }

    letGo() {
        removeEventListener("beforeunload", this.warn);
    }
}

customElements.define("record-sound", RecordSound);
