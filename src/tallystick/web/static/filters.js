// A list that is chosen from filters at once; without this the button does.
for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    // Empty fields would only make the address long.
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
  // A page that is come back to has its fields again.
  addEventListener("pageshow", () => {
    for (const field of form.elements) field.disabled = false;
  });
}
