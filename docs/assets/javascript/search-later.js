// The theme asks for its whole search index on every page; it waits here until somebody turns to the search.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  const isWanted = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("q")) resolve(undefined);
    document.addEventListener("focusin", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-md-component=search]")) resolve(undefined);
    });
  });

  /** @param {string} method @param {string | URL} address @param {...any} rest */
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (new URL(address, location.href).pathname.endsWith("/search/search_index.json")) waiting.add(this);
    return /** @type {any} */ (open).call(this, method, address, ...rest);
  };

  /** @param {Document | XMLHttpRequestBodyInit | null} [body] */
  XMLHttpRequest.prototype.send = function (body) {
    if (waiting.has(this)) isWanted.then(() => send.call(this, body));
    else send.call(this, body);
  };
})();
