// As tools/build-page.mjs puts it into the one file.
export * from "../../../../pkg/unpack.js";
