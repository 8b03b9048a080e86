type Entry = typeof import("./index.js", { with: { "resolution-mode": "import" } });

export type * from "./index.js" with { "resolution-mode": "import" };

export const parse: Entry["parse"];
export const parseJson: Entry["parseJson"];
export const toMarkdown: Entry["toMarkdown"];
export const toHtml: Entry["toHtml"];
export const toText: Entry["toText"];
export const toNinjs: Entry["toNinjs"];
export const toJsonLd: Entry["toJsonLd"];
export const version: Entry["version"];
export const KhabarError: Entry["KhabarError"];
