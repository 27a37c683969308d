// Days: press on one bar and let go on another to choose all between; without this each bar chooses its own day.
const chart = document.querySelector("svg.days[role=group]");

if (chart) {
  let pressed = null;
  const barOf = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("a.day");
  const mark = (from, to) => {
    const bars = [...chart.querySelectorAll("a.day")];
    const [low, high] = [bars.indexOf(from), bars.indexOf(to)].sort((a, b) => a - b);
    bars.forEach((bar, number) => bar.classList.toggle("over", low >= 0 && number >= low && number <= high));
  };
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    pressed = event.button === 0 ? barOf(event) : null;
  });
  chart.addEventListener("pointermove", (event) => {
    if (pressed && barOf(event)) mark(pressed, barOf(event));
  });
  addEventListener("pointerup", (event) => {
    const released = pressed && barOf(event);
    if (released && released !== pressed) {
      const days = [pressed, released].flatMap((bar) => [bar.dataset.first, bar.dataset.last]).sort();
      const asked = new URL(location.href).searchParams;
      asked.delete("page");
      asked.delete("undated");
      asked.set("from", days[0]);
      asked.set("to", days[3]);
      location.search = asked.toString();
    }
    mark(null, null);
    pressed = null;
  });
}
