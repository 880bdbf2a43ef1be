// A text -> its words, and a word -> the forms by which it is the same as another: "buses" as "bus", "plowed" as "plow".

export const wordsOf = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) || [];

// The word, and what it may be the plural of. That can't be told for sure: "closes" may be of "clos" as "boxes" is of "box".
const singulars = (word) => {
  const ways = [word];
  if (word.length < 4) return ways;
  if (word.endsWith("ies")) ways.push(word.slice(0, -3) + "y");
  if (/(?:[sxzo]|ch|sh)es$/.test(word)) ways.push(word.slice(0, -2));
  if (word.endsWith("ves")) ways.push(word.slice(0, -3) + "f", word.slice(0, -3) + "fe");
  if (/[^su]s$/.test(word)) ways.push(word.slice(0, -1));
  return ways;
};

// What a word with the ending of a verb may come from: "running" from "run", "pruned" from "prune", "buried" from "bury".
const verbsOf = (word) => {
  const [, stem] = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(word) || [];
  return stem?.length > 2 ? [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1"), stem.replace(/i$/, "y")] : [];
};

// How near two words are that have a form in common. "Parking" and "park" are farther from each other than "parks" and "park".
export const NUMBER = 0.95;
const VERB = 0.6;

// Each form of a word, and how near to the word it is. `spellings` leads from each spelling of a word to the one that is used for all.
export const formsOf = (word, spellings) => {
  const forms = new Map();
  const add = (form, nearness) => {
    for (const one of [form, spellings.get(form)]) if (one && !forms.has(one)) forms.set(one, nearness);
  };
  for (const form of singulars(word)) add(form, NUMBER);
  for (const form of verbsOf(word)) add(form, VERB);
  return forms;
};
