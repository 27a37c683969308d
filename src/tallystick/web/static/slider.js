// Turns the choice of a day into a slider that shows the brief of each day in place.

export function startSlider() {
  const form = document.querySelector("form[data-slider]");
  if (!form) return;
  const select = form.querySelector("select");
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(select.options.length - 1);
  slider.value = String(select.selectedIndex);
  slider.setAttribute("aria-label", "Day of the case");
  const tell = () => slider.setAttribute("aria-valuetext", select.options[Number(slider.value)].text);
  tell();
  form.querySelector(".strip").after(slider);
  form.querySelector("button").hidden = true;
  let asked = null;

  async function show() {
    if (asked) asked.abort();
    asked = new AbortController();
    const day = select.value;
    const address = day ? `/?as_of=${encodeURIComponent(day)}` : "/";
    document.getElementById("brief").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return location.assign(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of ["#brief", "main > header", ".strip"]) {
        const here = document.querySelector(part);
        const there = page.querySelector(part);
        if (here && there) here.replaceWith(document.adoptNode(there));
      }
      const before = document.querySelector(".then");
      const after = page.querySelector(".then");
      if (before) before.remove();
      if (after) document.getElementById("main").before(document.adoptNode(after));
      for (const link of document.querySelectorAll("header.bar a")) {
        const same = [...page.querySelectorAll("header.bar a")].find((one) => one.textContent === link.textContent);
        if (same) link.setAttribute("href", same.getAttribute("href"));
      }
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  slider.addEventListener("input", () => {
    select.selectedIndex = Number(slider.value);
    tell();
  });
  slider.addEventListener("change", show);
  select.addEventListener("change", () => {
    slider.value = String(select.selectedIndex);
    tell();
    show();
  });
}
