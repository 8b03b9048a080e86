import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["target/", "pkg/generated/", "pkg/classic/", "dist/", "node_modules/"] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.node } },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Build elements; never parse text into the document." },
        { property: "outerHTML", message: "Build elements; never parse text into the document." },
        { property: "insertAdjacentHTML", message: "Build elements; never parse text into the document." },
      ],
    },
  },
];
