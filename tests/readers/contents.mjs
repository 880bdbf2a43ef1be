// What the tests read: the sample content, and a city in which everything is a formula, a quote, an emoji or Arabic.
import { join } from "node:path";

import { project } from "./serving.mjs";

export const contents = {
  "the sample content": join(project, "content"),
  "the harsh content": join(project, "tests/fixtures/readers/harsh"),
};

export const json = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
};
