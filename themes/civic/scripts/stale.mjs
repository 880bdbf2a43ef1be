// The moment from which on the page is no longer valid -> a notice, once it has come.
export const isStale = (until, now) => now >= Date.parse(until);

export const showStale = () => {
  const notice = document.querySelector("[data-until]");
  if (notice) notice.hidden = !isStale(notice.dataset.until, Date.now());
};
