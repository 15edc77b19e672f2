// Lets a text wait until it is filled, so that no prompt flashes; a classic script, because modules run too late.
try {
  if (location.protocol !== "file:" && localStorage.getItem("zwillingsbaukasten.kommunenprofil")) {
    document.documentElement.classList.add("wird-gefuellt");
  }
} catch {
  // storage is forbidden, so there is no profile
}
