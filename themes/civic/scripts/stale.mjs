// The first day on which the page is no longer valid -> a notice, once that day has come in the city.
import { reading } from "./zone.mjs";

export const isStale = (until, zone, now) => reading(now, zone) >= Date.parse(until);

export const showStale = () => {
  const notice = document.querySelector("[data-until]");
  if (notice) notice.hidden = !isStale(notice.dataset.until, notice.dataset.zone, Date.now());
};
