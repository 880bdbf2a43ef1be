// A resident's words and an index -> the parts of the question that say something, each with the entries that have it.
import { guess } from "./guess.mjs";
import { addEntries, entriesWithAll, like } from "./word-index.mjs";
import { namesAt } from "./word-lists.mjs";

// What a part counts for that says little; that is one of several words for one thing, such as "trash" in "trash can"; that may not be typed to
// its end; and that is guessed.
export const PASSING = 0.4;
const COVERED = 0.5;
const BEGUN = 0.6;
const GUESSED = 0.6;
// What a word of the index counts for that is another name for the typed one.
const SYNONYM = 0.75;
// What has a word at least as strongly has it in a name or a keyword.
export const STRONG = 0.5;

const times = (words, factor) => new Map([...words].map(([word, nearness]) => [word, nearness * factor]));

const raise = (map, key, value) => map.set(key, Math.max(value, map.get(key) || 0));

// The entries that have another name for what was typed, and the words of the index that are in it. They are the same for every question.
const named = (index, name) => {
  const key = name.join(" ");
  if (!index.named.has(key)) {
    const entries = times(entriesWithAll(index, name), SYNONYM);
    const words = entries.size ? times(new Map(name.flatMap((word) => [...like(word, index)])), SYNONYM) : [];
    index.named.set(key, { entries, words });
  }
  return index.named.get(key);
};

// A part: what was typed, its weight, the words of the index that are taken for it, and the entries that have it.
const part = (index, typed, found, names = [], about = {}) => {
  const [words, entries] = [new Map(found), addEntries(index, found, new Map())];
  for (const other of names.map((name) => named(index, name))) {
    for (const [entry, strength] of other.entries) raise(entries, entry, strength);
    for (const [word, nearness] of other.words) raise(words, word, nearness);
  }
  return { typed, weight: 1, words, entries, ...about };
};

// A part about danger: if no answer about danger has it in its name or keywords, the first of them is taken for it.
const dangerous = (index, one) => {
  const isUrgent = ([entry, strength]) => index.entries[entry].isUrgent && strength >= STRONG;
  const first = index.entries.findIndex((entry) => entry.isUrgent);
  if (first >= 0 && ![...one.entries].some(isUrgent)) one.entries.set(first, SYNONYM);
  return { ...one, isDanger: true };
};

// Two words of an entry that are written as one: "snowplow".
const SHORTEST_HALF = 3;
const halves = (index, word) => {
  for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at++) {
    const two = [word.slice(0, at), word.slice(at)];
    if (entriesWithAll(index, two).size) return [two];
  }
  return [];
};

// The words that begin with the last one, which may not be typed to its end.
const SHORTEST_BEGINNING = 3;
const begunWith = ({ entriesOf }, term) => {
  const words = term.length < SHORTEST_BEGINNING ? [] : [...entriesOf.keys()].filter((word) => word.startsWith(term));
  return new Map(words.map((word) => [word, 1]));
};

// A word that is found nowhere as it is: what else it may be, else that it is missing.
const unfound = (index, typed, weight, isLast) => {
  const split = part(index, typed, [], halves(index, typed), { weight });
  if (split.entries.size) return split;
  const begun = isLast ? begunWith(index, typed) : [];
  if (begun.size) return part(index, typed, begun, [], { weight: weight * BEGUN, isBegun: true });
  const meant = guess(typed, index.entriesOf.keys());
  if (meant) return part(index, typed, like(meant, index), [], { weight: weight * GUESSED, meant });
  return part(index, typed, [], [], { weight, isMissing: true });
};

// Several words for one thing, and words that the index has as one: "pot hole".
const compounds = (index, question, weightOf) => {
  const found = [];
  const add = (from, to, words, names, isDanger) => {
    const typed = question.slice(from, to);
    const weight = isDanger ? 1 : Math.max(...typed.map(weightOf)) || PASSING;
    const one = part(index, typed.join(" "), words, names, { from, to, weight });
    const whole = isDanger ? dangerous(index, one) : one;
    if (whole.entries.size) found.push(whole);
  };
  question.forEach((word, at) => {
    for (const [end, { names, isDanger }] of namesAt(question, at, index.lists)) if (end > at + 1) add(at, end, [], names, isDanger);
    if (at) add(at - 1, at + 1, like(question[at - 1] + word, index), [], false);
  });
  return found;
};

export const partsOf = (index, question) => {
  const { lists } = index;
  const isEmpty = question.every(lists.isIgnored);
  const weightOf = (word) => (lists.isIgnored(word) && !isEmpty ? 0 : lists.isPassing(word) || word.length < 3 ? PASSING : 1);
  const several = compounds(index, question, weightOf);
  const single = question.flatMap((word, at) => {
    if (!weightOf(word)) return [];
    const isCovered = several.some(({ from, to }) => at >= from && at < to);
    const weight = weightOf(word) * (isCovered ? COVERED : 1);
    const { names, isDanger } = namesAt(question, at, lists).get(at + 1) || {};
    const exact = part(index, word, like(word, index), names, { weight, isCovered });
    const one = isDanger ? dangerous(index, exact) : exact;
    if (one.entries.size) return [one];
    return isCovered ? [] : [unfound(index, word, weight, at === question.length - 1)];
  });
  // Nobody misses a word that says little.
  return [...several, ...single].filter((one) => one.weight === 1 || !one.isMissing);
};
