// Keys and the live slider. Every page reads and every form works without it.
import { startKeys } from "./keys.js";
import { startSlider } from "./slider.js";

startKeys();
startSlider();
