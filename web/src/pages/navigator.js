// The navigator: questions on one side, what reaches you and why on the other. Nothing is sent.

import * as engine from "../engine/index.js";
import { Navigator } from "../navigator/navigator.js";

globalThis.shirube = { ...globalThis.shirube, engine };

const place = document.getElementById("navigator");
if (place) {
  new Navigator(place, JSON.parse(document.getElementById("data").textContent)).show();
}
