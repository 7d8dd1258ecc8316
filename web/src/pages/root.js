// The root of the site: to the reader's own language, where the site speaks it.
const wanted = navigator.languages.map((each) => each.slice(0, 2));
location.replace(`${wanted.find((each) => each === "ja" || each === "en") ?? "en"}/index.html`);
