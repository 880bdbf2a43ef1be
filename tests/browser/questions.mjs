// The table of questions, and a page with the list of services, topics and answers -> what each question finds there.
import { readFileSync } from "node:fs";

const beside = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

// Each row of the table: the ids that are right, none if nobody here does it, whether it is about danger, and the question.
export const questions = () =>
  beside("questions.txt")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const [, danger, ids, question] = /^(! )?(.+?) \| (.+)$/.exec(line);
      return { question, isDanger: Boolean(danger), right: ids === "nothing" ? [] : ids.split(" ") };
    });

// For each question, the ids of what is found, and whether the page is sure of it; and, for each entry of the list, its id, name and keywords, and whether it is about danger; and the
// words that say little to a search.
export const found = (page, asked) =>
  page.evaluate((asked) => {
    // Of a topic with its folder, so that it isn't taken for a service: "topics/roads".
    const idIn = (address) => /(topics\/)?[^/]+(?=\/$)/.exec(address)[0];
    const idOf = (name) => name.closest("[id^=answer-]")?.id.replace("answer-", "") || idIn(name.getAttribute("href"));
    const entries = [...document.querySelectorAll("[data-list] .services > li, [data-list] [data-retired] > li")].map((item) => {
      const name = item.querySelector(".name, a");
      const also = item.querySelector(".also")?.textContent.replace("Also called: ", "");
      return { id: idOf(name), name: name.textContent, keywords: also ? also.split(", ") : [], isUrgent: "emergency" in item.dataset };
    });
    const ids = new Map(entries.map(({ id, name }) => [name, id]));
    const field = document.querySelector("#q");
    const answers = asked.map((question) => {
      field.value = question;
      field.dispatchEvent(new Event("input"));
      return {
        ids: [...document.querySelectorAll("[data-results] > li")].map((item) => ids.get(item.querySelector(".name, a").textContent)),
        isSure: /^\d+ results? for /.test(document.querySelector("[data-heading]").textContent),
      };
    });
    const { ignored, passing } = document.querySelector("[data-search]").dataset;
    return { entries, answers, saysLittle: `${ignored} ${passing}`.split(" ") };
  }, asked);
