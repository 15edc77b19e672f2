// Lets a text wait until it is filled, so that no prompt flashes; a classic script, because modules run too late.
try {
  if (location.protocol !== "file:" && localStorage.getItem("zwillingsbaukasten.kommunenprofil")) {
    document.documentElement.classList.add("wird-gefuellt");
  }
} catch {
  // Storage is forbidden, so there is no profile. The theme asks for storage unguarded: it gets one that keeps nothing.
  for (const name of ["localStorage", "sessionStorage"]) {
    const kept = /** @type {Map<string, string>} */ (new Map());
    const value = {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
      removeItem: (/** @type {string} */ key) => kept.delete(key),
    };
    Object.defineProperty(window, name, { value });
  }
}
