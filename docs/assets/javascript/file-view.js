// Marks a page that was opened from a file, where modules do not load; a classic script, because that one does.
if (location.protocol === "file:") {
  document.documentElement.classList.add("aus-datei");
}
