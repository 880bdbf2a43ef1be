// Search words typed above the list of services -> the services found, in place of the list. The page's address keeps the words.
import { indexed, search } from "./search.mjs";
import { filled, formFor } from "./words.mjs";

const texts = (item) => {
  const name = item.querySelector("a").textContent;
  return [[name, 3], [item.querySelector(".also")?.textContent || "", 2.5], [`${item.textContent} ${item.dataset.more || ""}`, 1]];
};

export const find = () => {
  const form = document.querySelector("[role=search]");
  if (!form) return;
  form.hidden = false;
  const list = document.querySelector("[data-list]");
  if (!list) return;
  const field = form.elements.q;
  const [status, results, none] = ["status", "results", "none"].map((part) => document.querySelector(`[data-${part}]`));
  const items = [...list.querySelectorAll(".services > li, [aria-labelledby=retired] li")];
  const [forms, rules] = [status.dataset.found, status.dataset.plurals].map(JSON.parse);
  const ignored = form.dataset.ignore.split(" ");
  let index, timer;
  const show = () => {
    const query = field.value.trim();
    index ||= indexed(items.map(texts));
    const found = query ? search(index, query, ignored) : [];
    const count = found.length;
    const said = count ? filled(formFor(count, forms, rules), { count }) : query && none.content.cloneNode(true);
    status.replaceChildren(said);
    results.replaceChildren(...found.map((at) => items[at].cloneNode(true)));
    list.hidden = count > 0;
  };
  const remember = () => {
    const address = new URL(location);
    if (field.value.trim()) address.searchParams.set("q", field.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };
  const change = () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(remember, 300);
  };
  field.addEventListener("input", change);
  field.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !field.value) return;
    field.value = "";
    change();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field.value ||= new URLSearchParams(location.search).get("q") || "";
  if (field.value) show();
};
