// Words in the search field above the list of services, topics and answers -> those that match, in place of the list. The page's address and title
// keep the words.
import { search } from "./search.mjs";
import { indexed } from "./word-index.mjs";
import { wordLists } from "./word-lists.mjs";
import { filled, formFor } from "./words.mjs";

// After this time without a key, what was found is said, and kept in the address: not at each letter.
const REST = 1000;
const MOST_WORDS = 3;
// More results than a screen or two has are shown then, too: each takes a phone some time.
const AT_ONCE = 20;

const textOf = (element) => element?.textContent.trim() || "";

// The names of an entry without the words around them: "Also called: hole, road damage".
const keywordsOf = (item, around) => {
  const [before, after] = around.split("{names}");
  const text = textOf(item.querySelector(".also"));
  return text.slice(text.startsWith(before) ? before.length : 0, text.endsWith(after) ? text.length - after.length : text.length).split(", ");
};

const entryOf = (item, around) => {
  const name = item.querySelector(".name, a");
  const rest = [...item.children].filter((child) => !child.contains(name) && !child.matches(".also, .tag, .promise"));
  return {
    name: [textOf(name)],
    keywords: keywordsOf(item, around),
    summary: rest.map(textOf),
    promise: [...item.querySelectorAll(".promise")].map(textOf),
    department: [item.dataset.more || ""],
    isAnswer: "answer" in item.dataset,
    isTopic: "topic" in item.dataset,
    isUrgent: "emergency" in item.dataset,
  };
};

// What the heading of the results says, and the line under it.
const messageOf = ({ found, isSure, isAlarm, missing, begun, guesses, about }, query, texts) => {
  const quoted = (words) => [...new Set(words)].slice(0, MOST_WORDS).map((word) => filled(texts.quoted, { word })).join(texts.comma);
  const line = (text, words) => filled(text, { words: quoted(words) });
  if (!found.length) return { heading: line(texts.nothing, missing.length ? missing : [query]) };
  if (isSure) return { heading: filled(texts.for, { results: texts.count(found.length, true), words: quoted([query]) }) };
  if (isAlarm) return { heading: line(texts.nothing, missing.length ? missing : [query]), note: texts.alarm, isAlarm };
  const note = about.length && line(texts.about, about);
  if (guesses.length) return { heading: line(texts.meant, guesses), note: `${line(texts.nothing, missing)}. ${note}` };
  if (missing.length) return { heading: line(texts.nothing, missing), note };
  if (begun) return { heading: line(texts.begun, [begun]) };
  return { heading: texts.partly, note };
};

// The texts of the page, with one that counts results, related ones if the search isn't sure.
const textsOf = ({ dataset }) => {
  const [found, related, rules] = [dataset.found, dataset.related, dataset.plurals].map(JSON.parse);
  return { ...dataset, count: (count, isSure) => filled(formFor(count, isSure ? found : related, rules), { count }) };
};

const copyOf = (item) => {
  const copy = item.cloneNode(true);
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  return copy;
};

// Answers questions about a list. It is read when it is first needed.
const reader = (list, texts) => {
  let items, index;
  const read = () => {
    items ||= [...list.querySelectorAll(".services > li, [data-retired] > li")];
    index ||= indexed(items.map((item) => entryOf(item, texts.also)), wordLists(texts));
  };
  const ask = (query) => {
    read();
    if (!query) return { query, items: [] };
    const answer = search(index, query);
    return { query, items: answer.found.map((at) => items[at]), isSure: answer.isSure, ...messageOf(answer, query, texts) };
  };
  return { read, ask };
};

// Shows what was found, and says it: for `answer`, see `ask` above.
const screen = (place, list, texts) => {
  const [heading, note, none, results] = ["heading", "note", "none", "results"].map((part) => place.querySelector(`[data-${part}]`));
  const [status, title] = [document.querySelector("[data-status]"), document.title];
  const append = ({ items }, end) => results.append(...items.slice(results.children.length, end).map(copyOf));
  return {
    results,
    // With the first results on the screen, too.
    focus: () => {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    },
    show: (answer) => {
      heading.textContent = answer.heading || "";
      note.textContent = answer.note || "";
      status.textContent = "";
      results.replaceChildren();
      append(answer, AT_ONCE);
      place.hidden = !answer.query;
      none.hidden = answer.items.length > 0;
      // A long list takes a phone a second to draw: it doesn't come back between two letters.
      list.hidden = answer.items.length > 0 || (list.hidden && answer.query !== "");
    },
    // All of it, and the words in the title and the address.
    keep: (answer) => {
      append(answer);
      list.hidden = answer.items.length > 0;
      const { items, isSure, query, heading } = answer;
      document.title = query ? filled(texts.title, { words: query, results: items.length ? texts.count(items.length, isSure) : heading, title }) : title;
      const address = new URL(location);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      history.replaceState(history.state, "", address);
    },
    say: ({ heading = "", note, items, isSure, isAlarm }) => {
      const related = items.length && !isSure ? texts.count(items.length, false) : "";
      status.textContent = [heading, isAlarm && note.replace(/\.$/, ""), related].filter(Boolean).join(heading.endsWith("?") ? " " : ". ");
    },
  };
};

export const find = () => {
  const form = document.querySelector("[role=search]");
  const [list, place] = ["list", "search"].map((part) => document.querySelector(`[data-${part}]`));
  if (!form || !list || !place) return;
  form.hidden = false;
  const [field, texts] = [form.elements.q, textsOf(place)];
  const { read, ask } = reader(list, texts);
  const { results, focus, show, keep, say } = screen(place, list, texts);
  let answer, timer;
  const look = () => {
    clearTimeout(timer);
    answer = ask(field.value.trim());
    show(answer);
  };
  const rest = () => {
    keep(answer);
    say(answer);
  };
  // The heading is spoken when it gets the focus, so the status says nothing.
  const send = () => {
    look();
    keep(answer);
    if (answer.query) focus();
  };
  // The first letter needn't wait for the list to be read.
  field.addEventListener("focus", () => setTimeout(read));
  field.addEventListener("input", () => {
    look();
    timer = setTimeout(rest, REST);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    field.value = "";
    look();
    keep(answer);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  // Whoever follows a result before typing rests comes back to the words.
  results.addEventListener("click", () => keep(answer));
  field.value ||= new URLSearchParams(location.search).get("q") || "";
  if (!field.value.trim()) return;
  // Whoever comes back to the results stays where they were.
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") return send();
  look();
  keep(answer);
};
