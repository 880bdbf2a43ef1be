// The lists of words of a language, as the page has them -> what a search asks of them. A language without lists is searched as well as it goes.
import { guess } from "./guess.mjs";
import { NUMBER, formsOf, wordsOf } from "./word-forms.mjs";

// "light pole/post" -> the words of "light pole", and those of "light post".
const variants = (text) =>
  text
    .trim()
    .split(/\s+/)
    .reduce((all, place) => all.flatMap((words) => place.split("/").map((one) => [...words, ...wordsOf(one)])), [[]]);

// Groups are separated by semicolons, and what is in one by commas.
const groupsOf = (text) => text.split(";").map((group) => group.split(",").flatMap(variants).filter((words) => words.length));

const remembered = (make) => {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, make(word));
    return known.get(word);
  };
};

// Phrases by the forms of their first words, so that a question is compared with few of them. Each has what it is to tell.
const phrases = (formsOf) => {
  const [byFirst, known, ofDanger] = [new Map(), new Set(), new Set()];
  const add = (words, about) => {
    for (const word of words) (about?.isDanger ? ofDanger : known).add(word);
    const phrase = { words, ...about };
    for (const form of formsOf(words[0]).keys()) byFirst.set(form, [...(byFirst.get(form) || []), phrase]);
  };
  return { byFirst, known, ofDanger, add };
};

// `ignored` words say nothing and `passing` ones little, `spelled` has groups of spellings of one word, and `same` groups of words for one thing.
// `danger` has groups of words for one danger, `together` such groups with sides between plus signs, each with a part of what is said, `harmless`
// words that only sound like danger, `alarming` groups of those that may be of danger, and `people` words for people.
export const wordLists = (texts) => {
  const { ignored = "", passing = "", spelled = "", same = "", danger = "", together = "", harmless = "", alarming = "", people = "" } = texts;
  const spellings = new Map(groupsOf(spelled).flatMap((group) => group.map(([word]) => [word, group[0][0]])));
  const says = (text) => {
    const listed = new Set(wordsOf(text));
    return (word) => listed.has(word) || listed.has(spellings.get(word));
  };
  const lists = { isIgnored: says(ignored), isPassing: says(passing), isPerson: says(people), formsOf: remembered((word) => formsOf(word, spellings)) };
  const [named, sided, safe, alarms] = [1, 2, 3, 4].map(() => phrases(lists.formsOf));
  for (const group of groupsOf(same)) for (const words of group) named.add(words, { group });
  for (const group of groupsOf(danger)) for (const words of group) named.add(words, { group, isDanger: true });
  for (const words of groupsOf(harmless).flat()) safe.add(words);
  for (const group of groupsOf(alarming)) for (const words of group) alarms.add(words, { group, isDanger: true });
  lists.sides = together.split(";").map((text) => text.split("+").flatMap(groupsOf));
  lists.sides.forEach((sides, group) => sides.forEach((side, at) => side.forEach((words) => sided.add(words, { group, at, isDanger: true }))));
  const ofDanger = new Set([named, sided, alarms].flatMap((one) => [...one.ofDanger]));
  return { ...lists, named, sided, safe, alarms, ofDanger };
};

// How near two words are to each other, by the form that they have in common; 0 if there is none.
const nearness = (one, other, { formsOf }) => {
  const forms = formsOf(other);
  return Math.max(...[...formsOf(one)].map(([form, near]) => Math.min(near, forms.get(form) || 0)));
};

const isAlike = (one, other, lists) => nearness(one, other, lists) > 0;

// The position after `words`, if the question has them from `at` on, with nothing but ignored words between them: "fell through the ice".
const endOf = (words, question, at, lists) => {
  for (const word of words) {
    while (word !== words[0] && at < question.length && !isAlike(question[at], word, lists) && lists.isIgnored(question[at])) at++;
    if (at === question.length || !isAlike(question[at], word, lists)) return undefined;
    at++;
  }
  return at;
};

// The phrases that the question has from a position on, each with the position after it. A mouse trap isn't "trapped": what tells of danger in one
// word is taken in that form alone.
const phrasesAt = (question, at, { byFirst }, lists) => {
  const all = [...lists.formsOf(question[at]).keys()].flatMap((form) => byFirst.get(form) || []);
  return [...new Set(all)].flatMap((phrase) => {
    const end = endOf(phrase.words, question, at, lists);
    const isLoose = phrase.isDanger && phrase.words.length === 1 && nearness(question[at], phrase.words[0], lists) < NUMBER;
    return end && !isLoose ? [{ ...phrase, from: at, end }] : [];
  });
};

// The question with words that are known nowhere as the words of danger that may have been meant: who is in danger mistypes.
export const mended = (question, isKnown, { named, ofDanger }) =>
  question.map((word) => (isKnown(word) || named.known.has(word) || ofDanger.has(word) ? word : guess(word, ofDanger) || word));

const allPhrases = (question, of, lists) => question.flatMap((_, at) => phrasesAt(question, at, of, lists));

const overlap = (one, other) => one.from < other.end && other.from < one.end;

// What the words of a question are called too, and which dangers they are about as they were heard: a list of { from, end, names, dangers }.
export const namesIn = (question, heard, lists) => {
  const harmless = allPhrases(question, lists.safe, lists);
  const found = new Map();
  const names = allPhrases(question, lists.named, lists).filter(({ isDanger }) => !isDanger);
  const dangers = allPhrases(heard, lists.named, lists).filter((one) => one.isDanger && !harmless.some((other) => overlap(one, other)));
  for (const { from, end, group, isDanger } of [...names, ...dangers]) {
    const key = `${from} ${end}`;
    if (!found.has(key)) found.set(key, { from, end, names: [], dangers: [] });
    found.get(key)[isDanger ? "dangers" : "names"].push(...(isDanger ? [group] : group));
  }
  return [...found.values()];
};

// The dangers of which a question has a word of each side, anywhere: the last side of each, which tells what it is about.
export const dangersIn = (question, lists) => {
  const harmless = allPhrases(question, lists.safe, lists);
  const all = allPhrases(question, lists.sided, lists).filter((one) => !harmless.some((other) => overlap(one, other)));
  // One word can't be of two sides.
  const hasAll = (group, at, taken) =>
    at === lists.sides[group].length ||
    all.some((one) => one.group === group && one.at === at && !taken.some((other) => overlap(one, other)) && hasAll(group, at + 1, [...taken, one]));
  return [...new Set(all.map(({ group }) => group))].filter((group) => hasAll(group, 0, [])).map((group) => lists.sides[group].at(-1));
};

// The dangers that words of a question may be of, that with most of them first. Words that are explained don't count.
export const alarmsIn = (question, isExplained, lists) => {
  const harmless = allPhrases(question, lists.safe, lists);
  const counts = new Map();
  for (const one of allPhrases(question, lists.alarms, lists)) {
    const isMeant = !harmless.some((other) => overlap(one, other)) && !question.slice(one.from, one.end).every(isExplained);
    if (isMeant) counts.set(one.group, (counts.get(one.group) || 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([group]) => group);
};
