// A resident's words and an index -> the parts of the question that say something, each with the entries that have it.
import { guess } from "./guess.mjs";
import { addEntries, entriesWithAll, like } from "./word-index.mjs";
import { dangersIn, mended, namesIn } from "./word-lists.mjs";

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

// The answer about danger that has most of the words for one danger in its name or keywords, or else the first of all.
export const answerTo = (index, danger) => {
  if (!index.answers.has(danger)) {
    const counts = new Map(index.entries.flatMap(({ isUrgent }, entry) => (isUrgent ? [[entry, 0]] : [])));
    for (const words of danger) {
      for (const [entry, strength] of entriesWithAll(index, words)) if (strength >= STRONG && counts.has(entry)) counts.set(entry, counts.get(entry) + 1);
    }
    const [best] = [...counts].sort(([, one], [, other]) => other - one)[0] || [];
    index.answers.set(danger, best);
  }
  return index.answers.get(danger);
};

// A part about dangers: what answers them is taken for it.
const dangerous = (index, one, dangers) => {
  const answers = dangers.map((danger) => answerTo(index, danger)).filter((answer) => answer !== undefined);
  for (const answer of answers) raise(one.entries, answer, SYNONYM);
  return { ...one, isDanger: answers.length > 0 };
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
const compounds = (index, question, known, weightOf) => {
  const found = [];
  const add = (from, to, words, names, dangers) => {
    const typed = question.slice(from, to);
    const weight = dangers.length ? 1 : Math.max(...typed.map(weightOf)) || PASSING;
    const one = dangerous(index, part(index, typed.join(" "), words, names, { from, to, weight }), dangers);
    if (one.entries.size) found.push(one);
  };
  question.forEach((word, at) => {
    for (const { from, end, names, dangers } of known) if (from === at && end > at + 1) add(at, end, [], names, dangers);
    if (at) add(at - 1, at + 1, like(question[at - 1] + word, index), [], []);
  });
  return found;
};

// A question as it is compared with what people say in danger.
export const heard = (index, question) => {
  const isKnown = (word) => index.lists.isIgnored(word) || index.lists.isPassing(word) || like(word, index).size > 0;
  return mended(question, isKnown, index.lists);
};

export const partsOf = (index, question) => {
  const { lists } = index;
  const isEmpty = question.every(lists.isIgnored);
  const weightOf = (word) => (lists.isIgnored(word) && !isEmpty ? 0 : lists.isPassing(word) || word.length < 3 ? PASSING : 1);
  const known = namesIn(question, heard(index, question), lists);
  const several = compounds(index, question, known, weightOf);
  const single = question.flatMap((word, at) => {
    if (!weightOf(word)) return [];
    const isCovered = several.some(({ from, to }) => at >= from && at < to);
    const weight = weightOf(word) * (isCovered ? COVERED : 1);
    const { names = [], dangers = [] } = known.find(({ from, end }) => from === at && end === at + 1) || {};
    const one = dangerous(index, part(index, word, like(word, index), names, { weight, isCovered }), dangers);
    if (one.entries.size) return [one];
    return isCovered ? [] : [unfound(index, word, weight, at === question.length - 1)];
  });
  const together = dangersIn(heard(index, question), lists).map((danger) => dangerous(index, part(index, "", []), [danger]));
  // Nobody misses a word that says little.
  return [...several, ...single, ...together.filter(({ isDanger }) => isDanger)].filter((one) => one.weight === 1 || !one.isMissing);
};
