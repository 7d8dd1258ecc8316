// The day chooser of the country page: finds the edition of a day and opens it.
import { editionOf, isDay } from "../days.js";

const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("days");
const field = document.getElementById("on");
const said = document.getElementById("said");

/** Address of the edition that stood on a day, from this page. */
function address(day) {
  const start = editionOf(data.days, day);
  const up = data.now ? "on/" : "";
  return start === null ? null : `${up}${start}.html?on=${day}`;
}

/** Open the edition of a day, or say which days there are. */
function open(day, replace) {
  const to = isDay(day) && day <= data.today ? address(day) : null;
  if (to === null) {
    said.textContent = data.bad;
    return;
  }
  if (replace) location.replace(to);
  else location.href = to;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  open(field.value, false);
});

const asked = new URLSearchParams(location.search).get("on");
if (asked !== null) {
  const here = isDay(asked) && asked <= data.today && editionOf(data.days, asked) === data.start;
  if (here && (!data.now || asked === data.today)) {
    field.value = asked;
    const shown = new Intl.DateTimeFormat(document.documentElement.lang === "ja" ? "ja-JP" : "sv-SE",
      { dateStyle: document.documentElement.lang === "ja" ? "long" : "short", timeZone: "UTC" });
    if (!data.now) {
      document.getElementById("stood").textContent =
        data.stood.replace("{day}", shown.format(new Date(`${asked}T00:00:00Z`)));
    }
  } else {
    open(asked, true);
  }
}
