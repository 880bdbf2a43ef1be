// An index and a resident's words -> the entries that match, best first, and how sure that is.
//
// A part of the question counts the more, the fewer entries have it. An entry gets more points if the question has a whole name or keyword of it.
// A search that isn't sure says what was found nowhere: a wrong answer costs a resident more than none.
import { PASSING, STRONG, answerTo, heard, partsOf } from "./question.mjs";
import { wordsOf } from "./word-forms.mjs";
import { alarmsIn } from "./word-lists.mjs";

// What the words of a whole name or keyword count for in addition: of one word, and of several.
const FOR_A_WHOLE = [0.2, 0.5];
// How much an answer goes before services that match as well, and how much a topic goes after them: whoever knows what they need is there sooner.
const ANSWER = 1.1;
const TOPIC = 0.6;
// A topic whose name has all of the question comes after so many services at most: "roads" is asked by whoever doesn't know yet.
const BEFORE_A_TOPIC = 3;
// An answer about danger comes first if the question is of danger, or if it has a whole name or keyword of it, this part of what the best result
// has of the question, and of its points.
const URGENT = { share: 0.7, points: 0.4 };
// What an answer about danger counts for that is neither.
const UNSAID = 0.7;
// Results with less of the best one's points than this are left out.
const LEAST = 0.3;
// The best result answers the question if it has this part of it. Otherwise it has at least one word of it strongly.
const SURE = 0.75;
// With less of it, it says next to nothing.
const LITTLE = 0.3;

// How much a part tells: the more, the fewer entries have it. One that has it in passing counts as a part of one: "business" is in every promise
// that counts business days, and tells nonetheless.
const rarity = ({ entries: { length } }, { entries, weight }) => {
  const count = [...entries.values()].reduce((all, strength) => all + Math.min(1, strength / STRONG), 0);
  return weight * Math.log(1 + (length - count + 0.5) / (count + 0.5));
};

// For each entry of which the question has a whole name or keyword, the points for it.
const pointsForWholes = (index, parts) => {
  const found = new Map();
  for (const { words, rare } of parts) {
    for (const [word, nearness] of words) {
      for (const whole of index.wholesOf.get(word) || []) {
        if (!found.has(whole)) found.set(whole, new Map());
        found.get(whole).set(word, Math.max(rare * nearness, found.get(whole).get(word) || 0));
      }
    }
  }
  const points = new Map();
  for (const [{ entry, words }, values] of found) {
    if (values.size < words.size) continue;
    const all = [...values.values()].reduce((one, other) => one + other);
    points.set(entry, Math.max(FOR_A_WHOLE[words.size > 1 ? 1 : 0] * all, points.get(entry) || 0));
  }
  return points;
};

const favour = ({ isAnswer, isTopic }) => (isAnswer ? ANSWER : isTopic ? TOPIC : 1);

// The points of each entry that has more of the question than words that say little, or else a whole name or keyword of such words.
const pointsOf = (index, parts, wholes) => {
  const isTelling = parts.some(({ weight }) => weight > PASSING);
  const points = new Map();
  if (!isTelling) for (const entry of wholes.keys()) points.set(entry, 0);
  for (const { entries, weight } of parts) if (weight > PASSING) for (const entry of entries.keys()) points.set(entry, 0);
  for (const { entries, rare } of parts) {
    for (const [entry, strength] of entries) if (points.has(entry)) points.set(entry, points.get(entry) + rare * strength);
  }
  for (const [entry, value] of points) points.set(entry, (value + (wholes.get(entry) || 0)) * favour(index.entries[entry]));
  return points;
};

const sum = (parts) => parts.reduce((all, { rare }) => all + rare, 0);
const partsIn = (entry, parts) => parts.filter(({ entries }) => entries.has(entry));

// Whether the name of a topic has all of the question.
const isTopicOf = (index, parts) => {
  const telling = parts.filter(({ weight }) => weight > PASSING);
  return (entry) => index.entries[entry].isTopic && telling.length > 0 && telling.every(({ entries }) => entries.get(entry) >= STRONG);
};

// Moves these topics up.
const withTopics = (sorted, isOne) => {
  const at = Math.min(BEFORE_A_TOPIC, sorted.findIndex(isOne));
  const others = sorted.filter((entry) => !isOne(entry));
  return at < 0 ? sorted : [...others.slice(0, at), ...sorted.filter(isOne), ...others.slice(at)];
};

const ranked = (index, question, parts) => {
  const wholes = pointsForWholes(index, parts);
  const exact = index.exact.get(question.join(" ")) || new Map();
  const points = pointsOf(index, parts, wholes);
  const most = (some) => Math.max(...some.map((entry) => points.get(entry)));
  const level = (entry) => exact.get(entry) || 0;
  const sorted = [...points.keys()].sort((a, b) => level(b) - level(a) || points.get(b) - points.get(a) || a - b);
  const share = sum(partsIn(sorted[0], parts));
  const isInDanger = (entry) => parts.some(({ isDanger, entries }) => isDanger && entries.get(entry) >= STRONG);
  const isNear = (entry) => wholes.has(entry) && points.get(entry) >= URGENT.points * most(sorted) && sum(partsIn(entry, parts)) >= URGENT.share * share;
  // The first answer about danger is the one for all: those about one danger come before it.
  const first = index.entries.findIndex(({ isUrgent }) => isUrgent);
  const isForOne = (entry) => entry !== first && isInDanger(entry);
  const dangers = sorted.filter((entry) => index.entries[entry].isUrgent && (isInDanger(entry) || isNear(entry)));
  const urgent = [...dangers.filter(isForOne), ...dangers.filter((entry) => !isForOne(entry))];
  const isTopic = isTopicOf(index, parts);
  const worth = (entry) => points.get(entry) * (index.entries[entry].isUrgent ? UNSAID : 1);
  const others = sorted.filter((entry) => !urgent.includes(entry)).sort((a, b) => level(b) - level(a) || worth(b) - worth(a));
  const isEnough = (entry) => level(entry) || isTopic(entry) || points.get(entry) > LEAST * most(others);
  const rest = others.filter(isEnough);
  return { found: [...urgent, ...withTopics(rest, isTopic)], isCertain: urgent.some(isInDanger) || exact.size > 0 };
};

const NO_WORDS = [];

// The answer about danger that may be meant by a question, beside its best result.
const alarmOf = (index, question, parts, best) => {
  const isExplained = (word) =>
    best !== undefined && !index.entries[best].isUrgent && parts.some(({ typed, entries }) => typed === word && entries.get(best) >= STRONG);
  const share = sum(partsIn(best, parts)) / sum(parts);
  const [danger] = alarmsIn(heard(index, question), isExplained, index.lists);
  const isAboutSomebody = share < LITTLE && question.some(index.lists.isPerson);
  return danger || isAboutSomebody ? answerTo(index, danger || NO_WORDS) : undefined;
};

// Returns the positions of the entries in the index; what was typed that is found nowhere, and what was guessed instead of it; what the first
// result is about; and whether an answer about danger was put before what is not sure, because the question may be of danger.
export const search = (index, query) => {
  const question = wordsOf(query);
  const parts = partsOf(index, question).map((one) => ({ ...one, rare: rarity(index, one) }));
  const { found, isCertain } = ranked(index, question, parts);
  const matched = partsIn(found[0], parts);
  const missing = parts.filter(({ isMissing, meant }) => isMissing || meant).map(({ typed }) => typed);
  const begun = parts.find(({ isBegun }) => isBegun)?.typed;
  const isSure = isCertain || (!missing.length && !begun && sum(matched) >= SURE * sum(parts));
  const telling = matched.filter(({ weight }) => weight > PASSING);
  // Rather "trash can" than "trash".
  const about = telling.some(({ isCovered }) => !isCovered) ? telling.filter(({ isCovered }) => !isCovered) : telling;
  const isStrong = telling.some(({ entries }) => entries.get(found[0]) >= STRONG);
  const all = isSure || isStrong ? found : [];
  const alarm = isSure ? undefined : alarmOf(index, question, parts, found[0]);
  const isAlarm = alarm !== undefined;
  return {
    found: isAlarm ? [alarm, ...all.filter((entry) => entry !== alarm)] : all,
    isSure,
    isAlarm,
    missing,
    begun,
    guesses: parts.flatMap(({ meant }) => meant || []),
    about: about.map(({ typed, meant }) => meant || typed),
  };
};
