/** Asks the worker that searches; only the newest question counts, and while one is asked no other is sent. */

/** @typedef {import("./worker.js").Answer} Answer */

export class Engine {
  /** @type {string | null} */
  #next = null;
  #isBusy = false;
  #turn = 0;
  #last = "";

  /** @param {(answer: Answer) => void} take @param {() => void} fail */
  constructor(take, fail) {
    this.take = take;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => (data === "whole" ? this.#askAgain() : this.#receive(data)));
    this.worker.addEventListener("error", () => fail());
  }

  /** @param {string} query */
  ask(query) {
    this.#last = query;
    this.#next = query;
    this.#send();
  }

  /** Answers a question again that was asked of the titles alone. */
  #askAgain() {
    if (this.#last) this.ask(this.#last);
  }

  #send() {
    if (this.#isBusy || this.#next === null) return;
    this.#turn += 1;
    this.#isBusy = true;
    this.worker.postMessage({ turn: this.#turn, query: this.#next });
    this.#next = null;
  }

  /** @param {Answer} answer */
  #receive(answer) {
    this.#isBusy = false;
    if (this.#next === null && answer.query === this.#last) this.take(answer);
    this.#send();
  }
}
