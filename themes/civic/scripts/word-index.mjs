// Services, topics and answers with their texts -> an index: which word is in which entry, and how strongly it speaks for it.
//
// A word counts as in BM25F: by the fields that it is in, less in a long text, and the more often the less each time.
import { wordsOf } from "./word-forms.mjs";

const FIELDS = { name: 3, keywords: 2.5, summary: 1, promise: 0.7, department: 0.3 };
// How much of its weight a word loses in a text that is longer than others, and how soon more of it adds little.
const LENGTH = 0.3;
const SATURATION = 1;

const within = (map, key, made) => {
  if (!map.has(key)) map.set(key, made());
  return map.get(key);
};

// What a name or a keyword is worth if the question is nothing else.
const EXACT = { name: 2, keywords: 1 };

// A name or a keyword, by the words of it that say something.
const addWhole = ({ lists, exact, wholesOf }, entry, words, field) => {
  const entries = within(exact, words.join(" "), () => new Map());
  entries.set(entry, Math.max(EXACT[field], entries.get(entry) || 0));
  const telling = words.filter((word) => !lists.isIgnored(word));
  const whole = { entry, words: new Set(telling.length ? telling : words) };
  for (const word of whole.words) within(wholesOf, word, () => []).push(whole);
};

// An entry has a list of texts for each field, and says whether it is an answer, and whether it is about danger.
export const indexed = (entries, lists) => {
  const index = { entries, lists, entriesOf: new Map(), byForm: new Map(), named: new Map(), answers: new Map(), exact: new Map(), wholesOf: new Map() };
  for (const [field, full] of Object.entries(FIELDS)) {
    const texts = entries.map((entry) => (entry[field] || []).map(wordsOf));
    const average = texts.flat(2).length / entries.length;
    texts.forEach((all, entry) => {
      const words = all.flat();
      const weight = full / (1 - LENGTH + (LENGTH * words.length) / average);
      for (const word of words) {
        const weights = within(index.entriesOf, word, () => new Map());
        weights.set(entry, weight + (weights.get(entry) || 0));
      }
      if (field in EXACT) for (const text of all.filter((one) => one.length)) addWhole(index, entry, text, field);
    });
  }
  for (const [word, weights] of index.entriesOf) {
    for (const [entry, weight] of weights) weights.set(entry, weight / (weight + SATURATION));
    for (const [form, nearness] of lists.formsOf(word)) within(index.byForm, form, () => []).push([word, nearness]);
  }
  return index;
};

// The words of the index that are the same as a term, with how near each is to it.
export const like = (term, { entriesOf, byForm, lists }) => {
  const found = new Map();
  for (const [form, own] of lists.formsOf(term)) {
    for (const [word, nearness] of byForm.get(form) || []) found.set(word, Math.max(Math.min(own, nearness), found.get(word) || 0));
  }
  if (entriesOf.has(term)) found.set(term, 1);
  return found;
};

// Adds to `found` the entries that have one of the words, with how strongly the best of them speaks for each.
export const addEntries = ({ entriesOf }, words, found) => {
  for (const [word, nearness] of words) {
    for (const [entry, strength] of entriesOf.get(word)) found.set(entry, Math.max(nearness * strength, found.get(entry) || 0));
  }
  return found;
};

// The entries that have all of the terms, with how strongly the weakest of them speaks for each.
export const entriesWithAll = (index, terms) => {
  const [first, ...others] = terms.map((term) => addEntries(index, like(term, index), new Map()));
  for (const [entry, strength] of first) {
    const least = Math.min(strength, ...others.map((other) => other.get(entry) || 0));
    if (least) first.set(entry, least);
    else first.delete(entry);
  }
  return first;
};
