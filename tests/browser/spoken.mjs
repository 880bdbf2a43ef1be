// A page in the browser -> what a screen reader on a phone says of it, in order: a line for each stop of the finger.
// It is read from the browser's accessibility tree, which is what screen readers get.
const NAMES = {
  banner: "banner",
  navigation: "navigation",
  main: "main",
  complementary: "complementary",
  contentinfo: "content information",
  region: "region",
  search: "search",
  form: "form",
};
const CONTROLS = {
  link: "link",
  button: "button",
  DisclosureTriangle: "button",
  DisclosureTriangleGrouped: "button",
  searchbox: "search field",
  textbox: "text field",
  combobox: "combo box",
  Date: "date field",
  image: "image",
};
// Only these keep a text together: anything else begins a new stop.
const INLINE = new Set(["none", "generic", "strong", "emphasis", "time", "code", "deletion", "insertion", "mark", "Abbr", "superscript"]);

const property = (node, name) => node.properties?.find((one) => one.name === name)?.value.value;

// A control in words: its kind, its name, what it holds, its state.
const control = (node, attributes) => {
  const expanded = property(node, "expanded");
  return [
    CONTROLS[node.role.value],
    node.name?.value,
    node.value?.value,
    expanded !== undefined && (expanded ? "expanded" : "collapsed"),
    attributes["aria-current"] && (attributes["aria-current"] === "page" ? "current page" : "current"),
    property(node, "disabled") && "disabled",
  ]
    .filter(Boolean)
    .join(", ");
};

class Speech {
  lines = [];
  text = "";
  before = "";

  constructor(nodes, attributesOf) {
    this.nodes = new Map(nodes.map((node) => [node.nodeId, node]));
    this.attributesOf = attributesOf;
  }

  say(line) {
    this.lines.push(this.before + line);
    this.before = "";
  }

  pause() {
    const text = this.text.replaceAll(/\s+/g, " ").trim();
    this.text = "";
    // A sign alone, such as the full stop after a link, is not heard.
    if (/[\p{L}\p{N}]/u.test(text)) this.say(text);
  }

  async children(node) {
    for (const id of node.childIds || []) await this.read(this.nodes.get(id));
  }

  async within(first, node, last) {
    this.pause();
    this.say(first);
    await this.children(node);
    this.pause();
    if (last) this.say(last);
  }

  async read(node) {
    if (!node) return;
    const role = node.ignored ? "none" : node.role.value;
    if (role === "StaticText") this.text += node.name.value;
    else if (role === "LineBreak") this.text += " ";
    else if (INLINE.has(role)) await this.children(node);
    // A field is read with its label, and a bullet is no word.
    else if (role === "LabelText") this.pause();
    else if (role === "ListMarker") this.text += /\d/.test(node.name?.value) ? node.name.value : "";
    else if (role === "heading") {
      this.pause();
      this.before = `heading level ${property(node, "level")}, `;
      await this.children(node);
      this.pause();
    } else if (role === "list" || role === "DescriptionList") {
      const items = this.items(node);
      await this.within(`list, ${items} ${items === 1 ? "item" : "items"}`, node, "end of list");
    } else if (CONTROLS[role]) {
      this.pause();
      this.say(control(node, await this.attributesOf(node)));
    } else if (NAMES[role]) {
      const name = node.name?.value;
      await this.within(NAMES[role] + (name ? `, ${name}` : ""), node, `end of ${NAMES[role]}`);
    } else {
      this.pause();
      await this.children(node);
      this.pause();
    }
  }

  // The items of a list, which may be wrapped in what has no meaning.
  items(node) {
    const below = (node.childIds || []).map((id) => this.nodes.get(id)).filter(Boolean);
    return below.reduce((sum, one) => {
      if (!one.ignored && ["listitem", "term"].includes(one.role.value)) return sum + 1;
      return sum + (one.ignored || one.role.value === "generic" ? this.items(one) : 0);
    }, 0);
  }
}

export const spoken = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const attributesOf = async ({ backendDOMNodeId }) => {
    const { node } = await session.send("DOM.describeNode", { backendNodeId: backendDOMNodeId });
    const flat = node.attributes || [];
    return Object.fromEntries(flat.flatMap((name, at) => (at % 2 ? [] : [[name, flat[at + 1]]])));
  };
  const speech = new Speech(nodes, attributesOf);
  const root = nodes.find(({ role }) => role.value === "RootWebArea");
  speech.say(`page, ${root.name.value}`);
  await speech.children(root);
  speech.pause();
  await session.detach();
  return speech.lines;
};
